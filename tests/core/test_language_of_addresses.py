"""What the browser asks for counts at the front door alone; every other address says the same to everybody."""

import re

import pytest

from tests.access.addresses import every_address
from tests.access.table import EVERYBODY
from tests.access.world import make_world
from tests.factories import SiteTree, translate
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db
BROWSERS = ["", "pl", "nb-NO,nb;q=0.9", "en-GB,en;q=0.8", "de", "*;q=0", "x" * 500]
#: What is new in every answer: keys of forms, tokens, the moment, what a probe measured.
NEW = re.compile(rb'name="(?:form|attempt|csrfmiddlewaretoken)"\s+value="[^"]*"|"(?:seconds|milliseconds|ms)": [0-9.]+')
QUIZ = re.compile(rb"<form.*?</form>", re.DOTALL)


def answer(browser: BrowserClient, url: str, header: str) -> tuple[int, str, bytes]:
    """What an address answers, without what is new each time."""
    response = browser.get(url, headers={"Accept-Language": header, "Sec-Fetch-Site": "same-origin"})
    assert "accept-language" not in response.get("Vary", "").lower(), url
    body = b"".join(response.streaming_content) if response.streaming else response.content
    assert "accept-language" not in response.get("Vary", "").lower(), url
    # A quiz mints a key for each form and shuffles by it.
    body = QUIZ.sub(b"", body) if b'name="attempt"' in body else body
    return response.status_code, response.get("Location", ""), NEW.sub(b"", body)


def test_no_address_but_the_front_door_looks_at_what_the_browser_asks_for(site_tree: SiteTree, client: BrowserClient) -> None:
    world = make_world(site_tree)
    named = [address for address in every_address() if not address.route.startswith("admin/") and address.name != "choose_language"]
    urls = [world.url(address) for address in named]
    english = translate(site_tree.quiz_step, "en")
    urls += [site_tree.course.url, english.url, "/pl/nie-ma/", "/nb/finnes-ikke/", "/nie-ma/", "/nie-ma", "/de/", "/documents/99/x.pdf"]
    assert len(EVERYBODY) < len(urls)
    different = []
    for url in urls:
        answers = [answer(client, url, header) for header in BROWSERS]
        different += [url] if len(set(answers)) > 1 else []
    assert different == []


@pytest.mark.parametrize(("url", "language"), [("/nie-ma/", "pl"), ("/en/nie-ma/", "en"), ("/nb/nie-ma/", "nb"), ("/de/nie-ma/", "pl")])
def test_an_error_speaks_the_language_of_its_address(site_tree: SiteTree, client: BrowserClient, url: str, language: str) -> None:
    response = client.get(url, headers={"Accept-Language": "en" if language != "en" else "nb"}, follow=True)
    assert (response.status_code, response["Content-Language"]) == (404, language)
    assert f'<html lang="{language}"' in response.content.decode()


def test_an_old_address_without_a_language_leads_to_polish(site_tree: SiteTree, client: BrowserClient) -> None:
    response = client.get("/kursy/", headers={"Accept-Language": "nb"})
    assert (response.status_code, response["Location"]) == (302, "/pl/kursy/")


def test_an_editor_works_in_the_language_of_the_browser(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    shown = {code: editor_client.get("/admin/", headers={"Accept-Language": code}).content.decode() for code in ("en", "pl")}
    assert ('<html lang="en"' in shown["en"], '<html lang="pl"' in shown["pl"]) == (True, True)
