"""What holds for every page of accounts: our templates, no cookie for readers, three languages, the privacy page."""

from pathlib import Path

import allauth.account
import pytest
from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver
from wagtail.models import Locale, Page, Site

from cms.accounts import urls
from cms.accounts.models import User
from home.models import HomePage, TextPage
from tests.accounts.browsing import only_link
from tests.accounts.test_passwords import ask
from tests.accounts.test_sign_up import address, sign_up
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _ in settings.LANGUAGES]
NAMES = [pattern.name for pattern in urls.urlpatterns]
FOR_SIGNED_IN = {"account_profile", "account_change_password", "account_delete", "account_logout"}
#: What is no page but a file, for those of whom something is kept.
FILES = {"account_export"}
LINKS = {"account_confirm_email": {"key": "made:up"}, "account_reset_password_from_key": {"uidb36": "1", "key": "made-up"}}
OPEN = [name for name in NAMES if name not in FOR_SIGNED_IN | FILES and name not in LINKS]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_reading_without_an_account_sets_no_cookie(client: BrowserClient, name: str, language: str) -> None:
    response = client.get(address(name, language, **LINKS.get(name, {})))
    expected = 302 if name in FOR_SIGNED_IN | FILES else 410 if name in LINKS else 200
    assert (response.status_code, response.cookies) == (expected, {})


def test_reading_a_good_link_sets_no_cookie(client: BrowserClient, learner: User) -> None:
    ask(client, learner.email)
    assert client.get(only_link()).cookies == {}
    sign_up(client)
    assert BrowserClient().get(only_link()).cookies == {}


@pytest.mark.parametrize("query", ["notice=confirmed", "next=/pl/", "email=a@example.org", "notice=<script>", "notice=nothing"])
def test_reading_with_parameters_sets_no_cookie(client: BrowserClient, query: str) -> None:
    for name in OPEN:
        response = client.get(f"{address(name)}?{query}")
        assert (name, response.status_code, response.cookies) == (name, 200, {})


@pytest.mark.parametrize("name", OPEN)
def test_open_page_shows_one_heading_and_no_token(client: BrowserClient, name: str) -> None:
    html = client.get(address(name)).content.decode()
    assert (html.count("<h1"), "csrfmiddlewaretoken" in html) == (1, False)


@pytest.mark.parametrize("name", sorted(FOR_SIGNED_IN))
def test_page_of_a_signed_in_person_carries_a_token(learner_client: BrowserClient, name: str) -> None:
    html = learner_client.get(address(name)).content.decode()
    assert (html.count("<h1"), "csrfmiddlewaretoken" in html) == (1, True)


def test_addresses_of_allauth_that_are_not_listed_do_not_exist() -> None:
    known = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert {name for name in known if name.startswith(("account_", "socialaccount_", "mfa_"))} <= {*NAMES, "account_links"}


def test_no_template_of_allauth_can_render() -> None:
    """Each page, mail or message of allauth's is ours, or nothing that is switched on uses it."""
    theirs = Path(allauth.account.__file__).parents[1] / "templates"
    ours = {
        *(f"account/{page.name}" for page in (settings.BASE_DIR / "templates/account").glob("*.html")),
        *(f"account/email/{mail.name}" for mail in (settings.BASE_DIR / "templates/account/email").glob("*.txt")),
    }
    for name in ours:
        assert Path(get_template(name).origin.name).is_relative_to(settings.BASE_DIR / "templates"), name
    left = {path.relative_to(theirs).as_posix() for path in (theirs / "account").rglob("*.*")} - ours
    # What is left belongs to codes by mail or phone, several addresses, notifications and asking for the password again:
    # none of them has an address here or is switched on in cms.settings.people.
    switched_off = ("base_", "code", "phone", "messages/", "snippets/", "email_changed", "email_deleted", "email.html", "email_change.html")
    switched_off += ("password_set", "password_changed", "password_reset_message", "password_reset_subject", "reauthenticate")
    switched_off += ("passkey", "signup_closed", "verified_email_required", "email_confirm_", "base_notification")
    assert {name for name in left if not any(part in name for part in switched_off)} == set()


def test_views_use_templates_of_the_repository(client: BrowserClient, learner_client: BrowserClient) -> None:
    for name in NAMES:
        browser = learner_client if name in FOR_SIGNED_IN else client
        response = browser.get(address(name, **LINKS.get(name, {})))
        used = {Path(template.origin.name) for template in response.templates if "/forms/" not in template.origin.name}
        assert all(path.is_relative_to(settings.BASE_DIR / "templates") for path in used), (name, used)


@pytest.fixture
def privacy_pages() -> dict[str, TextPage]:
    """The privacy page in Polish and Norwegian; not in English."""
    root = Page.get_first_root_node()
    pages = {}
    for code, slug in (("pl", "prywatnosc"), ("nb", "personvern")):
        locale, _ = Locale.objects.get_or_create(language_code=code)
        home = root.add_child(instance=HomePage(title=code, slug=f"privacy-{code}", locale=locale))
        page = TextPage(title=slug, slug=slug, locale=locale)
        if pages:
            page.translation_key = pages["pl"].translation_key
            home.translation_key = pages["pl"].get_parent().translation_key
            home.save()
        pages[code] = home.add_child(instance=page)
    root.get_children().filter(slug="home").delete()
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "testserver", "root_page": pages["pl"].get_parent()})
    return pages


@pytest.mark.parametrize(("language", "ending"), [("pl", "/pl/prywatnosc/"), ("nb", "/nb/personvern/"), ("en", "/pl/prywatnosc/")])
def test_forms_link_the_privacy_page_in_the_readers_language(
    client: BrowserClient, privacy_pages: dict[str, TextPage], language: str, ending: str
) -> None:
    assert client.get(address("account_signup", language)).context["privacy_url"].endswith(ending)


def test_privacy_page_that_is_not_live_is_not_linked(client: BrowserClient, privacy_pages: dict[str, TextPage]) -> None:
    for page in privacy_pages.values():
        page.unpublish()
    assert client.get(address("account_signup")).context["privacy_url"] == ""


@pytest.mark.parametrize("name", ["account_signup", "account_login", "account_reset_password"])
def test_every_form_says_what_happens_to_the_data(client: BrowserClient, name: str) -> None:
    assert "UODO" in client.get(address(name)).content.decode()


def test_notice_in_the_address_is_one_of_ours_or_nothing(client: BrowserClient) -> None:
    notices = [client.get(address("account_login"), {"notice": word}).context["notice"] for word in ("signed-out", "You won a prize")]
    assert notices == ["You are signed out. What you have learned is kept with your account.", ""]
