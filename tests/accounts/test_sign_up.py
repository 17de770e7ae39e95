"""From making an account to being signed in."""

from threading import Barrier
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from django.utils import translation

from cms.accounts.forms import SignUpForm
from cms.accounts.models import User
from tests.accounts.browsing import in_threads, only_link
from tests.factories import UserFactory
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db

DETAILS = {
    "first_name": "Jadwiga",
    "last_name": "Nowak",
    "email": "Jadwiga.Nowak@Example.org",
    "audience": "ngo",
    "password1": "cztery słowa na dziś",
}


def address(name: str, language: str = "en", **kwargs: str) -> str:
    """The address of an account page in a language."""
    with translation.override(language):
        return reverse(name, kwargs=kwargs)


def sign_up(client: BrowserClient, language: str = "en", **changes: str) -> Any:
    return client.post(address("account_signup", language), {**DETAILS, **changes})


def test_sign_up_confirm_and_sign_in(client: BrowserClient) -> None:
    response = sign_up(client)
    assert (response.status_code, response.url) == (302, address("account_email_verification_sent"))
    user = User.objects.get()
    assert (user.first_name, user.last_name, user.email, user.audience, user.language) == (
        "Jadwiga",
        "Nowak",
        "jadwiga.nowak@example.org",
        "ngo",
        "en",
    )
    assert client.get(response.url).status_code == 200

    link = only_link()
    page = client.get(link)
    assert (page.status_code, EmailAddress.objects.get().verified) == (200, False)
    confirmed = client.post(link)
    assert (confirmed.status_code, confirmed.url) == (302, address("account_login") + "?notice=confirmed")
    assert "Your e-mail is confirmed" in client.get(confirmed.url).content.decode()

    signed_in = client.post(address("account_login"), {"login": "JADWIGA.nowak@example.ORG", "password": DETAILS["password1"]})
    assert (signed_in.status_code, signed_in.url) == (302, address("account_profile"))
    assert "jadwiga.nowak@example.org" in client.get(signed_in.url).content.decode()


def test_unconfirmed_person_cannot_sign_in_and_gets_another_link(client: BrowserClient) -> None:
    from django.core.cache import cache

    sign_up(client)
    cache.clear()  # three minutes later: one mail in that time is enough
    other = BrowserClient()
    response = other.post(address("account_login"), {"login": DETAILS["email"], "password": DETAILS["password1"]})
    assert (response.url, len(mail.outbox)) == (address("account_email_verification_sent"), 2)
    assert other.get(address("account_profile")).status_code == 302


def test_next_is_kept_through_sign_up_confirmation_on_another_device_and_sign_in(client: BrowserClient) -> None:
    following = "/en/courses/a-foundation/?step=4"
    page = client.get(address("account_signup"), {"next": following})
    assert f'name="next" value="{following}"' in page.content.decode()
    sign_up(client, next=following)
    phone = BrowserClient()
    link = only_link()
    phone.get(link)
    confirmed = phone.post(link)
    page = phone.get(confirmed.url)
    assert f'name="next" value="{following}"' in page.content.decode()
    details = {"login": DETAILS["email"], "password": DETAILS["password1"], "next": following}
    assert phone.post(address("account_login"), details).url == following


@pytest.mark.parametrize("evil", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "///evil"])
def test_next_to_another_host_is_dropped_everywhere(client: BrowserClient, evil: str) -> None:
    sign_up(client, next=evil)
    assert "evil" not in mail.outbox[-1].body
    link = only_link()
    assert client.post(f"{link}?next={evil}").url == address("account_login") + "?notice=confirmed"
    details = {"login": DETAILS["email"], "password": DETAILS["password1"], "next": evil}
    assert client.post(address("account_login"), details).url == address("account_profile")
    assert client.get(address("account_login"), {"next": evil}).url == address("account_profile")


def test_taken_address_gets_the_same_answer_as_a_free_one() -> None:
    UserFactory(email="jadwiga.nowak@example.org", first_name="Somebody", language="nb")
    taken, free = BrowserClient(), BrowserClient()
    answers = [sign_up(taken), sign_up(free, email="free@example.org")]
    assert len({(answer.status_code, answer.url, tuple(sorted(answer.cookies))) for answer in answers}) == 1
    pages = [browser.get(answer.url).content for browser, answer in zip((taken, free), answers, strict=True)]
    assert pages[0] == pages[1]
    assert User.objects.filter(email__icontains="jadwiga").get().first_name == "Somebody"
    assert [message.to for message in mail.outbox] == [["jadwiga.nowak@example.org"], ["free@example.org"]]
    assert address("account_reset_password", "nb") in mail.outbox[0].body


def test_mail_says_nothing_that_a_stranger_typed(client: BrowserClient) -> None:
    sign_up(client, first_name="Win at evil.example", last_name="evil.example")
    assert "evil.example" not in mail.outbox[0].subject + mail.outbox[0].body


def test_link_works_once(client: BrowserClient) -> None:
    sign_up(client)
    link = only_link()
    client.post(link)
    for response in (client.get(link), client.post(link)):
        assert (response.status_code, "This link does not work any more" in response.content.decode()) == (410, True)


def test_confirming_for_another_person_signs_nobody_out_before_the_button(learner: User, client: BrowserClient) -> None:
    sign_up(client)
    link = only_link()
    client.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    client.get(link)
    assert client.get(address("account_profile")).status_code == 200


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"first_name": ""}, "first_name", "Type your first name."),
        ({"last_name": " "}, "last_name", "Type your surname."),
        ({"email": "jadwiga"}, "email", "This is not an e-mail address. It should look like name@example.org."),
        ({"email": ""}, "email", "Type your e-mail address."),
        ({"audience": ""}, "audience", "Choose one; you can change it later in your profile."),
        ({"audience": "king"}, "audience", "Choose one from the list; you can change it later in your profile."),
        ({"password1": ""}, "password1", "Type the password."),
        ({"password1": "x" * 257}, "password1", "A password may have up to 256 characters. Choose a shorter one."),
    ],
)
def test_mistake_is_named_and_nothing_else_is_lost(client: BrowserClient, changes: dict[str, str], field: str, message: str) -> None:
    response = sign_up(client, **changes)
    html = response.content.decode()
    assert (response.status_code, response.context["form"].errors.get_json_data().keys()) == (200, {field})
    assert html.count(message) == 2, "in the summary and at the field"
    kept = {**DETAILS, **changes}
    for name in ("first_name", "last_name", "email"):
        assert f'value="{kept[name].strip()}"' in html or not kept[name].strip()
    assert (" checked" in html) == (kept["audience"] == "ngo")
    assert (DETAILS["password1"] in html, User.objects.count(), mail.outbox) == (False, 0, [])


def test_weak_password_is_refused_with_a_reason(client: BrowserClient) -> None:
    assert "password1" in sign_up(client, password1="1234567890").context["form"].errors
    assert User.objects.count() == 0


@pytest.mark.parametrize("field", ["first_name", "last_name", "email", "audience", "password1"])
@pytest.mark.parametrize("value", ["a\x00b@example.org", "x" * 200_000], ids=["nul", "long"])
def test_nul_and_very_long_texts_are_refused_politely(client: BrowserClient, field: str, value: str) -> None:
    response = sign_up(client, **{field: value})
    assert (response.status_code in (200, 400), User.objects.count(), mail.outbox) == (True, 0, [])


@pytest.mark.django_db(transaction=True)
def test_double_sign_up_at_the_same_moment_makes_one_account(monkeypatch: pytest.MonkeyPatch) -> None:
    all_found_it_free = Barrier(4)
    clean = SignUpForm.clean

    def clean_and_wait(form: SignUpForm) -> dict[str, Any]:
        cleaned = clean(form)
        all_found_it_free.wait(timeout=30)
        return cleaned

    monkeypatch.setattr(SignUpForm, "clean", clean_and_wait)
    answers = in_threads(4, lambda number: sign_up(BrowserClient()))
    expected = {(302, address("account_email_verification_sent"))}
    assert ({(answer.status_code, answer.url) for answer in answers}, User.objects.count()) == (expected, 1)


def test_signed_in_person_is_led_to_the_profile(learner_client: BrowserClient) -> None:
    assert learner_client.get(address("account_signup")).url == address("account_profile")


def test_twenty_first_sign_up_in_a_minute_is_told_to_wait(client: BrowserClient) -> None:
    answers = [sign_up(client, email="") for _ in range(21)]
    assert [answer.status_code for answer in answers] == [200] * 20 + [429]
    assert User.objects.count() == 0


def test_mail_is_in_the_language_of_the_page(client: BrowserClient) -> None:
    sign_up(client, "nb")
    assert (User.objects.get().language, only_link().split("/")[1]) == ("nb", "nb")


def test_mail_server_that_does_not_answer_breaks_nothing(
    client: BrowserClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(self: object, messages: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    assert sign_up(client).url == address("account_email_verification_sent")
    assert [record.levelname for record in caplog.records if record.name == "cms.accounts.adapter"] == ["ERROR"]
