"""Signing in and out."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from cms.accounts.domain.roles import ensure_roles
from cms.accounts.models import User
from tests.accounts.test_sign_up import address
from tests.factories import UserFactory
from tests.factories.people import PASSWORD
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db


def sign_in(client: BrowserClient, email: str, password: str = PASSWORD, **more: str) -> Any:
    return client.post(address("account_login"), {"login": email, "password": password, **more})


def signed_in_user(client: BrowserClient) -> str | None:
    return client.session.get("_auth_user_id")


@pytest.mark.parametrize("email", ["learner@example.org", "LEARNER@Example.ORG", " learner@example.org "])
def test_email_is_one_login_however_it_is_typed(client: BrowserClient, learner: User, email: str) -> None:
    assert (sign_in(client, email).status_code, signed_in_user(client)) == (302, str(learner.pk))


def test_unknown_email_and_wrong_password_get_the_same_answer(client: BrowserClient, learner: User) -> None:
    wrong, unknown = sign_in(client, "learner@example.org", "not the one"), sign_in(client, "nobody@example.org", "not the one")
    assert (wrong.status_code, unknown.status_code, wrong.cookies, unknown.cookies) == (200, 200, {}, {})
    pages = [answer.content.decode().replace("nobody@", "learner@") for answer in (wrong, unknown)]
    assert pages[0] == pages[1]
    assert "do not belong together" in pages[0]
    assert 'value="learner@example.org"' in pages[0]
    assert "not the one" not in pages[0]


def test_too_many_wrong_passwords_are_stopped_and_say_for_how_long(client: BrowserClient, learner: User) -> None:
    for _ in range(5):
        sign_in(client, "learner@example.org", "wrong")
    response = sign_in(client, "learner@example.org")
    assert ("Wait five minutes" in response.content.decode(), signed_in_user(client)) == (True, None)


def test_inactive_person_learns_why(client: BrowserClient) -> None:
    UserFactory(email="off@example.org", is_active=False)
    response = sign_in(client, "off@example.org")
    assert response.url == address("account_inactive")
    assert "switched off" in client.get(response.url).content.decode()


@pytest.mark.parametrize("field", ["login", "password", "next"])
@pytest.mark.parametrize("value", ["a\x00b@example.org", "x" * 200_000], ids=["nul", "long"])
def test_nul_and_very_long_texts_are_refused_politely(client: BrowserClient, learner: User, field: str, value: str) -> None:
    response = client.post(address("account_login"), {"login": "learner@example.org", "password": "wrong", field: value})
    assert (response.status_code in (200, 400), signed_in_user(client)) == (True, None)


def test_sign_out_is_a_post_and_says_so(learner_client: BrowserClient) -> None:
    page = learner_client.get(address("account_logout"))
    assert (page.status_code, signed_in_user(learner_client) is None) == (200, False)
    response = learner_client.post(address("account_logout"))
    assert (response.url, signed_in_user(learner_client)) == (address("account_login") + "?notice=signed-out", None)
    assert "You are signed out." in learner_client.get(response.url).content.decode()


def test_signed_in_form_without_token_is_refused(learner: User) -> None:
    browser = BrowserClient(enforce_csrf_checks=True)
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.post(address("account_logout"))
    assert (response.status_code, signed_in_user(browser)) == (403, str(learner.pk))


@pytest.mark.parametrize("name", ["account_login", "account_signup"])
@pytest.mark.parametrize(("following", "lands"), [("/en/courses/", "/en/courses/"), ("//evil.example", None), ("", None)])
def test_form_opened_before_signing_in_elsewhere_leads_on(learner: User, name: str, following: str, lands: str | None) -> None:
    browser = BrowserClient(enforce_csrf_checks=True)
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.post(address(name), {"login": learner.email, "password": PASSWORD, "next": following})
    assert (response.status_code, response.url) == (302, lands or address("account_profile"))


def test_anonymous_form_passes_without_token_from_the_same_origin(learner: User) -> None:
    browser = BrowserClient(enforce_csrf_checks=True)
    assert (sign_in(browser, "learner@example.org").status_code, signed_in_user(browser)) == (302, str(learner.pk))


def test_anonymous_form_of_another_site_is_refused(learner: User) -> None:
    browser = BrowserClient(enforce_csrf_checks=True)
    details = {"login": "learner@example.org", "password": PASSWORD}
    response = browser.post(address("account_login"), details, headers={"sec-fetch-site": "cross-site", "origin": "https://evil.example"})
    assert (response.status_code, signed_in_user(browser)) == (403, None)


def test_admin_sends_to_the_same_page_and_back(client: BrowserClient) -> None:
    ensure_roles()
    editor = UserFactory(email="e@example.org")
    editor.groups.add(Group.objects.get(name="Editors"))
    first = client.get("/admin/")
    assert first.status_code == 302
    second = client.get(reverse("admin_login"), {"next": "/admin/"})
    assert second.url == f"{address('account_login', 'pl')}?next=%2Fadmin%2F"
    assert sign_in(client, "e@example.org", next="/admin/").url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_person_without_access_to_the_admin_is_told_so_instead_of_going_round(learner_client: BrowserClient) -> None:
    response = learner_client.get("/admin/", follow=True)
    assert (response.status_code, len(response.redirect_chain) <= 2) == (403, True)


def test_admin_has_no_second_way_to_set_a_password(client: BrowserClient) -> None:
    response = client.get("/admin/password_reset/", follow=True)
    assert (response.status_code, dict(client.cookies)) == (404, {})
