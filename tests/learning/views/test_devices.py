"""Another device, and leaving a shared one, through the pages."""

import html
import re
from typing import Any

import pytest
from django.conf import settings

from cms.accounts.models import DeviceToken, Participant, TransferLink, User
from learning.domain.keys import page_key
from learning.models import CourseProgress, StepNote
from learning.views.qr import qr_svg
from tests.factories import SiteTree
from tests.harness.client import BrowserClient
from tests.learning.views.test_notes import write

pytestmark = pytest.mark.django_db
TRANSFER, FINISH, MINE = "/en/learning/another-device/", "/en/learning/finish/", "/en/learning/mine/"
ADDRESS = re.compile(r"http://testserver(/en/learning/another-device/[\w-]{22}/)</textarea>")
FORM = re.compile(r'name="form" value="([^"]+)"')


def link_of(browser: BrowserClient) -> str:
    """Make a link and read it off the page."""
    page = browser.post(TRANSFER).content.decode()
    found = ADDRESS.search(page)
    assert found, page
    return found.group(1)


def press(browser: BrowserClient, url: str) -> Any:
    """Open a link and press its button."""
    found = FORM.search(browser.get(url).content.decode())
    assert found
    return browser.post(url, {"form": html.unescape(found.group(1))})


def test_a_link_carries_notes_to_another_browser(site_tree: SiteTree, client: BrowserClient) -> None:
    write(client, site_tree.read_step, "Z pierwszego urządzenia")
    url = link_of(client)
    other = BrowserClient()
    looked = other.get(url)
    assert (looked.status_code, looked.cookies.output(), DeviceToken.objects.count()) == (200, "", 0)
    assert "no-store" in looked["Cache-Control"]
    answer = press(other, url)
    assert (answer.status_code, answer["Location"]) == (303, f"{MINE}?notice=taken")
    assert settings.PARTICIPANT_COOKIE in answer.cookies
    for browser in (client, other):
        assert "Z pierwszego urządzenia" in browser.get(MINE).content.decode()


def test_both_notes_stand_when_the_other_browser_had_its_own(site_tree: SiteTree, client: BrowserClient) -> None:
    other = BrowserClient()
    write(client, site_tree.read_step, "Z pierwszego")
    write(other, site_tree.read_step, "Z drugiego")
    press(other, link_of(client))
    assert StepNote.objects.get().text == "Z drugiego\n\n* * *\n\nZ pierwszego"
    for browser in (client, other):
        assert "Z drugiego" in browser.get(MINE).content.decode()


def test_every_page_of_a_link_says_what_to_do(site_tree: SiteTree, client: BrowserClient) -> None:
    write(client, site_tree.read_step, "Notatka")
    url = link_of(client)
    own = client.get(url)
    assert (own.status_code, "You are here already" in own.content.decode()) == (200, True)
    press(BrowserClient(), url)
    third = BrowserClient()
    for answer in (third.get(url), third.post(url, {"form": "x"})):
        assert (answer.status_code, "This link has been used" in answer.content.decode()) == (410, True)
        assert answer.cookies.output() == ""
    ended = link_of(client)
    newest = link_of(client)
    assert "This link has ended" in third.get(ended).content.decode()
    unknown = third.get("/en/learning/another-device/nobody/")
    assert (unknown.status_code, "There is no such link" in unknown.content.decode()) == (404, True)
    assert third.get("/en/learning/another-device/%00/").status_code in {400, 404}
    assert press(third, newest).status_code == 303


def test_a_link_of_somebody_who_has_an_account_by_now_leads_to_signing_in(
    site_tree: SiteTree, client: BrowserClient, learner: User
) -> None:
    write(client, site_tree.read_step, "Notatka")
    url = link_of(client)
    client.post("/en/account/sign-in/", {"login": learner.email, "password": "Wisła-2026-Kraków"})
    page = BrowserClient().get(url)
    assert (page.status_code, "/en/account/sign-in/?next=" in page.content.decode()) == (410, True)
    assert StepNote.objects.get().participant == Participant.objects.get(user=learner)


def test_a_signed_in_person_needs_no_link(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    for answer in (learner_client.get(TRANSFER), learner_client.post(TRANSFER)):
        assert (answer.status_code, "sign in on the other device" in answer.content.decode()) == (200, True)
    assert TransferLink.objects.count() == 0


def test_a_signed_in_person_takes_a_link_into_the_account(
    site_tree: SiteTree, client: BrowserClient, learner: User, learner_client: BrowserClient
) -> None:
    write(client, site_tree.read_step, "Bez konta")
    url = link_of(client)
    assert "the progress will join your account" in learner_client.get(url).content.decode()
    assert press(learner_client, url).status_code == 303
    assert StepNote.objects.get().participant == Participant.objects.get(user=learner)


def test_a_stranger_has_nothing_to_carry(site_tree: SiteTree, client: BrowserClient) -> None:
    for answer in (client.get(TRANSFER), client.post(TRANSFER)):
        assert "there is nothing to carry" in answer.content.decode()
    assert (Participant.objects.count(), TransferLink.objects.count()) == (0, 0)


def test_the_secret_stands_in_no_cookie_and_is_not_shown_again(site_tree: SiteTree, client: BrowserClient) -> None:
    write(client, site_tree.read_step, "Notatka")
    secret = link_of(client).rstrip("/").rpartition("/")[2]
    assert secret not in str(client.cookies)
    assert secret not in client.get(TRANSFER).content.decode()
    assert not TransferLink.objects.filter(secret_hash__contains=secret).exists()


def test_the_code_is_drawn_here_with_an_alternative_in_words(site_tree: SiteTree, client: BrowserClient) -> None:
    write(client, site_tree.read_step, "Notatka")
    page = client.post(TRANSFER).content.decode()
    assert 'role="img" aria-label="QR code with the address' in page
    assert page.count("<svg viewBox=") == 1
    drawn = qr_svg("https://example.org/pl/")
    assert ("example.org" in drawn, "style" in drawn, drawn == qr_svg("https://example.org/pl/")) == (False, False, True)


def test_finishing_asks_first_and_offers_the_way_back(site_tree: SiteTree, client: BrowserClient) -> None:
    write(client, site_tree.read_step, "Notatka")
    page = client.get(FINISH).content.decode()
    assert page.index(TRANSFER) < page.index("Finish on this computer now")
    assert StepNote.objects.count() == 1
    answer = client.post(FINISH)
    assert (answer.status_code, answer["Location"], answer["Clear-Site-Data"]) == (303, FINISH, '"storage"')
    assert answer.cookies[settings.PARTICIPANT_COOKIE]["max-age"] == 0
    after = client.get(FINISH).content.decode()
    assert ("Nothing of you is kept in this browser." in after, "js/finish.js" in after) == (True, True)
    assert "Notatka" not in client.get(MINE).content.decode()
    assert StepNote.objects.count() == 1


def test_after_finishing_the_cookie_that_somebody_copied_opens_nothing(site_tree: SiteTree, client: BrowserClient) -> None:
    write(client, site_tree.read_step, "Notatka")
    copied = client.cookies[settings.PARTICIPANT_COOKIE].value
    client.post(FINISH)
    thief = BrowserClient()
    thief.cookies[settings.PARTICIPANT_COOKIE] = copied
    assert "Notatka" not in thief.get(MINE).content.decode()


def test_what_was_typed_while_a_session_had_ended_is_forgotten_too(site_tree: SiteTree, learner: User, client: BrowserClient) -> None:
    client.post("/en/learning/mine/reminders/", {"kind": ["unfinished"]})
    assert settings.SESSION_COOKIE_NAME in client.cookies
    client.post(FINISH)
    assert not client.session.get("typed")


def test_a_signed_in_person_signs_out_instead(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    for answer in (learner_client.get(FINISH), learner_client.post(FINISH)):
        assert (answer.status_code, 'action="/en/account/sign-out/"' in answer.content.decode()) == (200, True)
    assert learner_client.get(MINE).wsgi_request.user.is_authenticated


def test_going_on_after_taking_is_counted_for_the_one_person(site_tree: SiteTree, client: BrowserClient) -> None:
    other = BrowserClient()
    write(client, site_tree.read_step, "Notatka")
    press(other, link_of(client))
    page = other.get(site_tree.read_step.url).content.decode()
    found = re.search(r'action="[^"]+/zrobione/".*?name="form" value="([^"]+)"', page, re.DOTALL)
    assert found
    other.post(f"/pl/nauka/krok/{page_key(site_tree.read_step)}/zrobione/", {"form": html.unescape(found.group(1))})
    assert CourseProgress.objects.get().participant == StepNote.objects.get().participant
