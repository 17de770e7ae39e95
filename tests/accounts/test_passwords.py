"""Setting a new password by mail, and changing it."""

from typing import Any, ClassVar

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend as LocmemBackend
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from cms.accounts.models import User
from tests.accounts.browsing import only_link
from tests.accounts.test_sign_in import sign_in, signed_in_user
from tests.accounts.test_sign_up import address
from tests.factories import UserFactory
from tests.factories.people import PASSWORD
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db
NEW = "pięć nowych słów o wiośnie"


def ask(client: BrowserClient, email: str) -> Any:
    return client.post(address("account_reset_password"), {"email": email})


def test_new_password_by_mail(client: BrowserClient, learner: User) -> None:
    assert ask(client, "Learner@Example.org").url == address("account_reset_password_done")
    link = only_link()
    page = client.get(link)
    assert (page.status_code, page.cookies, 'type="password"' in page.content.decode()) == (200, {}, True)
    response = client.post(link, {"password1": NEW})
    assert response.url == address("account_reset_password_from_key_done", learner.language)
    assert client.get(response.url).status_code == 200
    assert signed_in_user(client) is None
    sign_in(client, "learner@example.org", PASSWORD)
    assert signed_in_user(client) is None
    sign_in(client, "learner@example.org", NEW)
    assert signed_in_user(client) == str(learner.pk)


def test_link_is_in_the_persons_language(client: BrowserClient) -> None:
    UserFactory(email="ola@example.org", language="nb")
    ask(client, "ola@example.org")
    assert only_link().startswith("/nb/")


class LanguageBackend(LocmemBackend):
    """Notes the language in which a mail is written."""

    languages: ClassVar[list[str | None]] = []

    def send_messages(self, messages: Any) -> int:
        """Note it, then keep the mail as usual."""
        self.languages.append(translation.get_language())
        return super().send_messages(messages)


@pytest.mark.parametrize("email", ["ola@example.org", "nobody@example.org"])
def test_mail_is_in_the_persons_language_or_the_pages(client: BrowserClient, settings: Settings, email: str) -> None:
    UserFactory(email="ola@example.org", language="nb")
    LanguageBackend.languages.clear()
    settings.EMAIL_BACKEND = f"{__name__}.LanguageBackend"
    ask(client, email)
    assert LanguageBackend.languages == ["nb" if email == "ola@example.org" else "en"]


def test_link_works_once(client: BrowserClient, learner: User) -> None:
    ask(client, learner.email)
    link = only_link()
    client.post(link, {"password1": NEW})
    for response in (client.get(link), client.post(link, {"password1": "another good password"})):
        assert (response.status_code, response.cookies) == (410, {})
    learner.refresh_from_db()
    assert learner.check_password(NEW)


@pytest.mark.parametrize("key", ["x-y", "1-abc-def", "zzzzzzzzzzzzz-abc", "1-" + "x" * 5000, "1-%00"])
def test_made_up_link_says_that_it_does_not_work(client: BrowserClient, learner: User, key: str) -> None:
    uidb36, secret = key.split("-", 1)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": uidb36, "key": "KEY"}).replace("KEY", secret)
    response = client.get(path)
    assert (response.status_code in (400, 404, 410), response.cookies) == (True, {})


def test_link_of_one_person_used_while_another_is_signed_in_signs_that_one_out_at_the_post_only(
    client: BrowserClient, learner: User
) -> None:
    other = UserFactory()
    ask(client, learner.email)
    link = only_link()
    client.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    client.get(link)
    assert signed_in_user(client) == str(other.pk)
    client.post(link, {"password1": NEW})
    assert signed_in_user(client) is None
    learner.refresh_from_db()
    assert learner.check_password(NEW)


def test_unknown_address_gets_the_same_answer_and_a_mail_without_link_to_set(client: BrowserClient, learner: User) -> None:
    answers = [ask(BrowserClient(), email) for email in ("learner@example.org", "nobody@example.org")]
    assert len({(answer.status_code, answer.url, tuple(answer.cookies)) for answer in answers}) == 1
    start = address("account_reset_password_from_key", learner.language, uidb36="1", key="x").split("1-x")[0]
    assert [start in message.body for message in mail.outbox] == [True, False]


def test_sixth_wish_in_a_minute_is_told_to_wait(client: BrowserClient, learner: User) -> None:
    assert [ask(client, learner.email).status_code for _ in range(6)] == [302] * 5 + [429]
    assert len(mail.outbox) == 5


def test_change_needs_the_present_password(learner_client: BrowserClient, learner: User) -> None:
    wrong = learner_client.post(address("account_change_password"), {"oldpassword": "wrong", "password1": NEW})
    assert (wrong.status_code, "nothing was changed" in wrong.content.decode(), NEW in wrong.content.decode()) == (200, True, False)
    right = learner_client.post(address("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW})
    assert right.url == address("account_profile") + "?notice=password-changed"
    learner.refresh_from_db()
    assert learner.check_password(NEW)
    assert "new password is saved" in learner_client.get(right.url).content.decode()


def test_change_without_a_password_leads_to_the_mail(learner_client: BrowserClient, learner: User) -> None:
    learner.set_unusable_password()
    learner.save()
    learner_client.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    assert learner_client.get(address("account_change_password")).url == address("account_reset_password")


def test_weak_new_password_is_refused(client: BrowserClient, learner: User) -> None:
    ask(client, learner.email)
    response = client.post(only_link(), {"password1": "1234567890"})
    learner.refresh_from_db()
    assert (response.status_code, learner.check_password(PASSWORD)) == (200, True)
