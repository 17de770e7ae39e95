"""Bad input: a clear page in the person's language, and never a 500."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connections
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.test import Client, RequestFactory
from django.urls import include, path
from django.utils import translation

from cms.core.views.error_texts import FOREIGN_FORM, STALE_FORM, TEXTS
from cms.core.views.errors import forbidden
from cms.urls import urlpatterns as portal_addresses
from home.models import HomePage
from tests.factories import SiteTree

Fronts = dict[str, HomePage]
CANARY = "kanarek-0451"


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError(CANARY)


def no_database(request: HttpRequest) -> HttpResponse:
    raise OperationalError(f"could not connect to {CANARY}")


def closed(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied(CANARY)


def get_only(request: HttpRequest) -> HttpResponse:
    return HttpResponseNotAllowed(["GET"]) if request.method != "GET" else HttpResponse("ok")


def too_often(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=429, headers={"Retry-After": "300"})


def takes_forms(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"saved {len(request.POST)}", content_type="text/plain")


def keeps_forms(request: HttpRequest, number: int) -> HttpResponse:
    return HttpResponse("saved", content_type="text/plain")


def again(request: HttpRequest, number: int) -> HttpResponse:
    return HttpResponse(f"{number} again: {request.POST['answer']}", status=403, content_type="text/plain")


keeps_forms.on_stale_token = again  # type: ignore[attr-defined]

PROBES = [
    path("proba/broken/", broken),
    path("proba/no-database/", no_database),
    path("proba/closed/", closed),
    path("proba/get-only/", get_only),
    path("proba/too-often/", too_often),
    path("proba/form/", takes_forms),
    path("proba/form/<int:number>/", keeps_forms),
]
urlpatterns = [*(path(f"{code}/", include(PROBES)) for code in ("pl", "en", "nb")), *portal_addresses]
handler400 = "cms.core.views.errors.bad_request"
handler403 = "cms.core.views.errors.forbidden"
handler404 = "cms.core.views.errors.not_found"
handler500 = "cms.core.views.errors.server_error"

pytestmark = pytest.mark.django_db
URLENCODED = "application/x-www-form-urlencoded"
BIG = "x" * 2_600_000


@pytest.fixture(autouse=True)
def _probes(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def stranger() -> Client:
    """A person who is not signed in, held to every check, whose browser asks for Bokmål."""
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "nb", "sec-fetch-site": "same-origin"})
    client.raise_request_exception = False
    return client


#: What is sent below the language, and the status that it gets.
BAD: dict[str, tuple[Callable[[Client, str], Any], int]] = {
    "unknown address": (lambda c, lang: c.get(f"/{lang}/nie-ma-takiej/"), 404),
    "unknown address with a dot": (lambda c, lang: c.get(f"/{lang}/wp-login.php"), 404),
    "wrong method": (lambda c, lang: c.delete(f"/{lang}/proba/get-only/"), 405),
    "wrong method on a page": (lambda c, lang: c.put(f"/{lang}/"), 405),
    "invented method": (lambda c, lang: c.generic("BREW", f"/{lang}/"), 405),
    "foreign form": (lambda c, lang: c.post(f"/{lang}/proba/form/", headers={"sec-fetch-site": "cross-site"}), 403),
    "not allowed": (lambda c, lang: c.get(f"/{lang}/proba/closed/"), 403),
    "body over the limit": (lambda c, lang: c.post(f"/{lang}/proba/form/", BIG, content_type=URLENCODED), 413),
    "body over the limit in parts": (lambda c, lang: c.post(f"/{lang}/proba/form/", {"a": BIG}), 413),
    "NUL in the path": (lambda c, lang: c.get(f"/{lang}/a%00b/"), 400),
    "NUL in the query": (lambda c, lang: c.get(f"/{lang}/?q=a%00b"), 400),
    "NUL in the form": (lambda c, lang: c.post(f"/{lang}/proba/form/", {"a": "b\x00"}), 400),
    "NUL in a form's name": (lambda c, lang: c.post(f"/{lang}/proba/form/", "a%00=b", content_type=URLENCODED), 400),
    "NUL in a cookie": (lambda c, lang: c.get(f"/{lang}/", headers={"cookie": 'sessionid="abcdefgh\\000"'}), 400),
    "other charset": (lambda c, lang: c.post(f"/{lang}/proba/form/", "a=b", content_type=f"{URLENCODED}; charset=koi8-r"), 400),
    "broken multipart": (lambda c, lang: c.post(f"/{lang}/proba/form/", b"x", content_type="multipart/form-data; boundary="), 400),
    "too many fields": (lambda c, lang: c.post(f"/{lang}/proba/form/", "&".join(["a=b"] * 1001), content_type=URLENCODED), 400),
    "strange host": (lambda c, lang: c.get(f"/{lang}/", headers={"host": "evil.example"}), 400),
    "malformed host": (lambda c, lang: c.get(f"/{lang}/", headers={"host": 'a b"><script>'}), 400),
    "too often": (lambda c, lang: c.get(f"/{lang}/proba/too-often/"), 429),
    "error of ours": (lambda c, lang: c.get(f"/{lang}/proba/broken/"), 500),
    "database away": (lambda c, lang: c.get(f"/{lang}/proba/no-database/"), 503),
}
#: What looks bad and is answered as usual.
HARMLESS: dict[str, Callable[[Client, str], Any]] = {
    "invalid UTF-8 in the query": lambda c, lang: c.get(f"/{lang}/?q=%ff%fe%c3"),
    "half a surrogate in the query": lambda c, lang: c.get(f"/{lang}/?q=%ed%a0%80"),
    "nonsense length": lambda c, lang: c.get(f"/{lang}/", headers={"content-length": "many"}),
    "nonsense language": lambda c, lang: c.get(f"/{lang}/", headers={"accept-language": "\x7f;;q=,*;q=x" * 50}),
    "nonsense session": lambda c, lang: c.get(f"/{lang}/", headers={"cookie": "sessionid=../../etc; csrftoken=\xff\xc5"}),
    "very long address": lambda c, lang: c.get(f"/{lang}/?q=" + "a" * 7000),
}


@pytest.mark.parametrize("language", ["pl", "en", "nb"])
@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_a_page_in_the_language_of_the_address(name: str, language: str, fronts: Fronts, stranger: Client) -> None:
    send, status = BAD[name]
    response = send(stranger, language)
    text = FOREIGN_FORM if name == "foreign form" else TEXTS[status]
    html = response.content.decode()
    with translation.override(language):
        words = [str(text.title), str(text.kept), str(text.next_step)]
    found = [word in html.replace("&#x27;", "'") for word in words]
    assert (response.status_code, response["Content-Language"], found) == (status, language, [True, True, True])
    assert f'<html lang="{language}">' in html
    assert CANARY not in html
    assert (response["Cache-Control"], response.cookies.output()) == ("no-store", "")
    assert "default-src 'self'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("language", ["pl", "en", "nb"])
@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_nonsense_is_answered_as_usual(name: str, language: str, fronts: Fronts, stranger: Client) -> None:
    assert HARMLESS[name](stranger, language).status_code == 200


def test_lost_database_gets_its_page_on_a_developers_machine_too(fronts: Fronts, stranger: Client, settings: Any) -> None:
    settings.DEBUG = True
    response = stranger.get("/en/proba/no-database/")
    assert (response.status_code, CANARY in response.content.decode()) == (503, False)


def test_error_outside_of_a_language_is_in_polish_whatever_the_browser_asks_for(fronts: Fronts, stranger: Client) -> None:
    response = stranger.post("/robots.txt")
    assert (response.status_code, response["Content-Language"], response["Allow"]) == (405, "pl", "GET, HEAD")


def test_page_keeps_the_headers_of_the_bare_response(fronts: Fronts, stranger: Client) -> None:
    answers = stranger.delete("/pl/proba/get-only/"), stranger.get("/pl/proba/too-often/")
    assert (answers[0]["Allow"], answers[1]["Retry-After"]) == ("GET", "300")


@pytest.mark.parametrize(("address", "status"), [("nie-ma/", 404), ("proba/no-database/", 503), ("proba/broken/", 500), ("?a=%00", 400)])
def test_program_that_prefers_json_gets_json(address: str, status: int, fronts: Fronts, stranger: Client) -> None:
    response = stranger.get(f"/en/{address}", headers={"accept": "application/json"})
    body = response.json()
    assert (response.status_code, body["status"], sorted(body)) == (
        status,
        status,
        ["happened", "kept", "message", "next", "status", "title"],
    )
    assert CANARY not in response.content.decode()


def test_body_is_refused_before_it_is_read(fronts: Fronts, rf: Any) -> None:
    from cms.core.middleware.guard import RequestGuardMiddleware

    class Unreadable:
        def read(self, *args: Any) -> bytes:
            pytest.fail("The body was read.")

        readline = read

    request = rf.generic("POST", "/pl/", content_type=URLENCODED, **{"wsgi.input": Unreadable()})
    request.META["CONTENT_LENGTH"] = "99999999999"
    response = RequestGuardMiddleware(lambda _request: pytest.fail("It was passed on."))(request)
    assert (response.status_code, response["Connection"]) == (413, "close")


@pytest.mark.parametrize(
    ("address", "kind", "length", "refused"),
    [
        ("/admin/documents/add/", "multipart/form-data; boundary=x", 30_000_000, False),
        ("/admin/documents/add/", "multipart/form-data; boundary=x", 33_000_000, True),
        ("/admin/pages/1/edit/", URLENCODED, 2_600_000, True),
        ("/pl/", "multipart/form-data; boundary=x", 2_600_000, True),
        ("/pl/", URLENCODED, 2_500_000, False),
    ],
)
def test_limit_of_a_body_depends_on_its_place(address: str, kind: str, length: int, refused: bool, rf: Any) -> None:
    from cms.core.middleware.guard import body_limit, declared_length

    request = rf.generic("POST", address, b"x", content_type=kind)
    request.META["CONTENT_LENGTH"] = str(length)
    assert (declared_length(request) > body_limit(request)) is refused


class TestLostDatabase:
    """The database goes away for real: every connection is closed and cannot be opened again."""

    @pytest.fixture(autouse=True)
    def _away(self, monkeypatch: pytest.MonkeyPatch, fronts: Fronts) -> Iterator[None]:
        def refuse(*args: Any, **kwargs: Any) -> None:
            raise OperationalError(f"connection refused by {CANARY}")

        monkeypatch.setattr(type(connections["default"]), "cursor", refuse)
        yield
        monkeypatch.undo()

    @pytest.mark.parametrize("address", ["/pl/", "/en/", "/nb/konto/", "/pl/nie-ma/", "/sitemap.xml"])
    def test_every_page_is_the_503_page(self, address: str, stranger: Client) -> None:
        response = stranger.get(address, headers={"cookie": "sessionid=abcdefghijkl"})
        assert (response.status_code, response["Retry-After"]) == (503, "60")
        assert CANARY not in response.content.decode()

    def test_liveness_probe_still_answers_and_readiness_names_the_database(self, stranger: Client) -> None:
        alive, ready = stranger.get("/healthz"), stranger.get("/readyz")
        parts = {"database": "failing", "cache": "ok", "search": "failing"}
        assert (alive.status_code, alive.content) == (200, b"ok")
        assert (ready.status_code, ready.json()) == (503, {"status": "not ready", "parts": parts})

    def test_403_page_is_drawn_without_its_frame(self, rf: RequestFactory) -> None:
        html = forbidden(rf.get("/nb/proba/closed/")).content.decode()
        assert ["<main" in html, "<header" in html] == [True, False]


def test_stale_token_of_a_signed_in_person_gives_back_the_form(learner_client: Client, settings: Any) -> None:
    learner_client.handler.enforce_csrf_checks = True
    kept = learner_client.post("/en/proba/form/7/", {"answer": "my text"})
    lost = learner_client.post("/en/proba/form/", {"answer": "my text"})
    assert (kept.status_code, kept.content) == (403, b"7 again: my text")
    with translation.override("en"):
        assert (lost.status_code, str(STALE_FORM.title) in lost.content.decode()) == (403, True)


def test_404_offers_the_page_where_it_exists(site_tree: SiteTree, stranger: Client) -> None:
    html = stranger.get("/en/kursy/jak-zalozyc-fundacje/").content.decode()
    assert '<a href="/pl/kursy/jak-zalozyc-fundacje/" lang="pl" hreflang="pl">Jak założyć fundację? (polski)</a>' in html
    assert 'href="/en/"' in html


def test_404_offers_neither_drafts_nor_closed_pages(site_tree: SiteTree, stranger: Client) -> None:
    site_tree.index.view_restrictions.create(restriction_type="login")
    assert "Jak założyć fundację" not in stranger.get("/en/kursy/jak-zalozyc-fundacje/").content.decode()
    site_tree.index.view_restrictions.all().delete()
    site_tree.course.unpublish()
    assert "Jak założyć fundację" not in stranger.get("/en/kursy/jak-zalozyc-fundacje/").content.decode()
