"""Forms of people who are not signed in pass by what the browser says of their origin."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from cms.core.middleware.origin import SameOriginMiddleware
from tests.factories import UserFactory

OWN = "http://testserver"
FOREIGN = "https://evil.example"
TRUSTED = "https://portal.example"

#: Headers of a form, and whether it is taken.
FORMS: list[tuple[dict[str, str], bool]] = [
    ({}, False),
    ({"sec-fetch-site": "same-origin"}, True),
    ({"sec-fetch-site": "none"}, False),
    ({"sec-fetch-site": "same-site"}, False),
    ({"sec-fetch-site": "cross-site"}, False),
    ({"sec-fetch-site": ""}, False),
    ({"sec-fetch-site": "cross-site", "origin": OWN}, False),
    ({"sec-fetch-site": "cross-site", "referer": f"{OWN}/pl/"}, False),
    ({"sec-fetch-site": "cross-site", "origin": TRUSTED}, True),
    ({"origin": OWN}, True),
    ({"origin": "https://testserver"}, False),
    ({"origin": "http://testserver:8000"}, False),
    ({"origin": f"{OWN}.evil.example"}, False),
    ({"origin": FOREIGN}, False),
    ({"origin": "null"}, False),
    ({"origin": "null", "referer": f"{OWN}/pl/"}, False),
    ({"origin": TRUSTED}, True),
    ({"referer": f"{OWN}/pl/kursy/"}, True),
    ({"referer": f"{FOREIGN}/?{OWN}/"}, False),
    ({"referer": "http://testserver@evil.example/"}, False),
    ({"referer": "not an address"}, False),
    ({"referer": "http://[broken/"}, False),
    ({"origin": OWN, "host": "evil.example"}, False),
]


@pytest.fixture
def passed() -> list[Any]:
    """Requests that the middleware let through."""
    return []


@pytest.fixture
def middleware(passed: list[Any], settings: Any) -> SameOriginMiddleware:
    """The middleware in front of a view that notes what reached it."""
    settings.CSRF_TRUSTED_ORIGINS = [TRUSTED]

    def view(request: HttpRequest) -> HttpResponse:
        passed.append(request)
        return HttpResponse()

    return SameOriginMiddleware(view)


def request_of(rf: RequestFactory, user: Any, method: str = "POST", **headers: str) -> Any:
    request = rf.generic(method, "/pl/odpowiedz/", headers=headers)
    request.user = user
    return request


@pytest.fixture
def anonymous() -> Any:
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "BREW"])
@pytest.mark.parametrize(("headers", "taken"), FORMS, ids=[str(headers) for headers, _taken in FORMS])
def test_form_of_a_stranger_is_taken_from_this_site_only(
    headers: dict[str, str], taken: bool, method: str, db: None, rf: RequestFactory, anonymous: Any, middleware: Any, passed: list[Any]
) -> None:
    response = middleware(request_of(rf, anonymous, method, **headers))
    assert (response.status_code, len(passed)) == ((200, 1) if taken else (403, 0))
    assert all(request.csrf_processing_done for request in passed)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "TRACE"])
def test_reading_needs_no_origin(method: str, rf: RequestFactory, anonymous: Any, middleware: Any, passed: list[Any]) -> None:
    middleware(request_of(rf, anonymous, method, **{"sec-fetch-site": "cross-site"}))
    assert [hasattr(request, "csrf_processing_done") for request in passed] == [False]


@pytest.mark.django_db
@pytest.mark.parametrize("site", ["same-origin", "cross-site"])
def test_signed_in_person_is_left_to_the_token(site: str, rf: RequestFactory, middleware: Any, passed: list[Any]) -> None:
    middleware(request_of(rf, UserFactory(), **{"sec-fetch-site": site}))
    assert [hasattr(request, "csrf_processing_done") for request in passed] == [False]


@pytest.mark.django_db
def test_signed_in_person_without_a_token_is_refused(learner_client: Any) -> None:
    learner_client.handler.enforce_csrf_checks = True
    assert learner_client.post("/pl/", headers={"sec-fetch-site": "same-origin"}).status_code == 403
