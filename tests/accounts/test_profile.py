"""One's own details, and deleting the account."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from cms.accounts.domain.participants import obtain_participant
from cms.accounts.models import Participant, User
from tests.accounts.browsing import send
from tests.accounts.test_sign_in import sign_in, signed_in_user
from tests.accounts.test_sign_up import address
from tests.factories import ParticipantFactory
from tests.factories.people import PASSWORD
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db
CHANGES = {"first_name": "Łucja", "last_name": "Żak", "audience": "councillor", "language": "nb"}


def test_profile_is_for_signed_in_people(client: BrowserClient) -> None:
    for name in ("account_profile", "account_delete", "account_change_password"):
        response = client.get(address(name))
        assert (response.url, response.cookies) == (f"{address('account_login')}?next={address(name)}", {})


def test_details_are_saved_and_reports_by_audience_follow(learner_client: BrowserClient, learner: User) -> None:
    send(lambda request: obtain_participant(request=request, form_id=None), user=learner)
    response = learner_client.post(address("account_profile"), CHANGES)
    learner.refresh_from_db()
    assert response.url == address("account_profile") + "?notice=saved"
    assert {name: getattr(learner, name) for name in CHANGES} == CHANGES
    assert (Participant.objects.get().audience, learner.email) == ("councillor", "learner@example.org")


@pytest.mark.parametrize(("field", "value"), [("first_name", ""), ("last_name", "x" * 151), ("audience", "king"), ("language", "xx")])
def test_mistake_changes_nothing_and_loses_nothing(learner_client: BrowserClient, learner: User, field: str, value: str) -> None:
    response = learner_client.post(address("account_profile"), {**CHANGES, field: value})
    html = response.content.decode()
    assert (response.status_code, set(response.context["form"].errors)) == (200, {field})
    assert all(f'value="{text}"' in html for name, text in CHANGES.items() if name in ("first_name", "last_name") and name != field)
    before = learner.first_name
    learner.refresh_from_db()
    assert learner.first_name == before


def test_email_and_rights_cannot_be_changed_through_the_profile(learner_client: BrowserClient, learner: User) -> None:
    learner_client.post(address("account_profile"), {**CHANGES, "email": "new@example.org", "is_superuser": "on", "is_staff": "on"})
    learner.refresh_from_db()
    assert (learner.email, learner.is_superuser, learner.is_staff) == ("learner@example.org", False, False)


def test_deleting_needs_the_password(learner_client: BrowserClient, learner: User) -> None:
    response = learner_client.post(address("account_delete"), {"password": "wrong"})
    assert (response.status_code, "nothing was changed" in response.content.decode()) == (200, True)
    assert User.objects.filter(pk=learner.pk).exists()


def test_deleting_says_goodbye_and_leaves_only_what_nobody_can_be_found_by(learner_client: BrowserClient, learner: User) -> None:
    participant = ParticipantFactory(user=learner, token_hash=None, audience="ngo")
    ParticipantFactory(merged_into=participant)
    response = learner_client.post(address("account_delete"), {"password": PASSWORD})
    assert (response.url, signed_in_user(learner_client)) == (address("account_deleted"), None)
    assert learner_client.get(response.url).status_code == 200
    assert (User.objects.count(), EmailAddress.objects.count()) == (0, 0)
    rows = list(Participant.objects.order_by("pk").values_list("user", "token_hash", "audience", "merged_into"))
    assert rows == [(None, None, "ngo", None), (None, None, "", participant.pk)]
    participant.refresh_from_db()
    assert participant.last_seen_at.strftime("%H:%M:%S.%f") == "00:00:00.000000"
    assert [message.to for message in mail.outbox] == [["learner@example.org"]]
    sign_in(learner_client, "learner@example.org")
    assert signed_in_user(learner_client) is None


def test_other_devices_of_a_deleted_account_are_signed_out(learner_client: BrowserClient, learner: User) -> None:
    phone = BrowserClient()
    phone.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    learner_client.post(address("account_delete"), {"password": PASSWORD})
    assert phone.get(address("account_profile")).status_code == 302


def test_only_administrator_cannot_be_deleted(admin_client: BrowserClient, admin: User) -> None:
    response = admin_client.post(address("account_delete"), {"password": PASSWORD})
    assert (response.status_code, "only administrator" in response.content.decode()) == (200, True)
    assert list(User.objects.all()) == [admin]


def test_guessing_the_password_to_delete_is_stopped(learner_client: BrowserClient) -> None:
    codes = [learner_client.post(address("account_delete"), {"password": "wrong"}).status_code for _ in range(11)]
    assert codes == [200] * 10 + [429]


def test_nul_in_the_profile_is_refused_politely(learner_client: BrowserClient, learner: User) -> None:
    response = learner_client.post(address("account_profile"), {**CHANGES, "first_name": "a\x00b"})
    learner.refresh_from_db()
    assert (response.status_code in (200, 400), "\x00" in learner.first_name) == (True, False)


def test_form_with_an_old_token_keeps_what_was_typed_and_saves_nothing(learner: User) -> None:
    browser = BrowserClient(enforce_csrf_checks=True)
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.post(address("account_profile"), {**CHANGES, "csrfmiddlewaretoken": "x" * 64})
    html = response.content.decode()
    assert (response.status_code, "Press the button again" in html, 'value="Łucja"' in html) == (403, True, True)
    learner.refresh_from_db()
    assert learner.first_name != "Łucja"
