"""Keeping people in Wagtail's admin, where the e-mail is the login."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from cms.accounts.models import User
from tests.accounts.test_sign_in import sign_in
from tests.factories import UserFactory
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db
PERSON = {
    "email": "New.Person@Example.org",
    "first_name": "New",
    "last_name": "Person",
    "password1": "cztery słowa na dziś",
    "password2": "cztery słowa na dziś",
}


def test_list_and_search_show_people(admin_client: BrowserClient, learner: User) -> None:
    for query in ("", "?q=learner"):
        response = admin_client.get(reverse("wagtailusers_users:index") + query)
        assert (response.status_code, learner.email in response.content.decode()) == (200, True)


def test_administrator_makes_a_person_without_user_name(admin_client: BrowserClient) -> None:
    page = admin_client.get(reverse("wagtailusers_users:add"))
    assert ('name="username"' in page.content.decode(), page.status_code) == (False, 200)
    response = admin_client.post(reverse("wagtailusers_users:add"), PERSON)
    assert (response.status_code, User.objects.filter(email="new.person@example.org").count()) == (302, 1)


def test_person_made_by_an_administrator_confirms_the_address_first(admin_client: BrowserClient, client: BrowserClient) -> None:
    admin_client.post(reverse("wagtailusers_users:add"), PERSON)
    response = sign_in(client, "new.person@example.org", PERSON["password1"])
    assert response.url.endswith(reverse("account_email_verification_sent").split("/", 2)[2])


def test_taken_address_in_other_letters_is_a_message(admin_client: BrowserClient, learner: User) -> None:
    response = admin_client.post(reverse("wagtailusers_users:add"), {**PERSON, "email": "LEARNER@example.org"})
    assert (response.status_code, User.objects.filter(email__iexact=learner.email).count()) == (200, 1)


def test_changed_address_is_the_only_login_and_the_old_mailbox_opens_nothing(admin_client: BrowserClient) -> None:
    person = UserFactory(email="old@example.org")
    details = {"email": "new@example.org", "first_name": "Ola", "last_name": "Nowak", "is_active": "on"}
    response = admin_client.post(reverse("wagtailusers_users:edit", args=[person.pk]), details)
    person.refresh_from_db()
    assert (response.status_code, person.email) == (302, "new@example.org")
    assert not EmailAddress.objects.filter(email="old@example.org").exists()


def test_staff_cannot_change_their_login_themselves(editor_client: BrowserClient, editor: User) -> None:
    editor_client.post(reverse("wagtailadmin_account"), {"name_email-email": "other@example.org"})
    editor.refresh_from_db()
    assert editor.email == "editor@example.org"
