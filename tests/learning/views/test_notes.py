"""Keeping a step and writing a note to it: forms of anybody, seen by nobody else, and nothing typed is lost."""

import html
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from cms.accounts.models import Participant, User
from learning.domain.keys import page_key
from learning.domain.people.personal import set_bookmark, write_note
from learning.models import Bookmark, StepNote, StepPage
from tests.conftest import signed_in
from tests.factories import ParticipantFactory, SiteTree, UserFactory, unpublish
from tests.factories.people import PASSWORD
from tests.harness.client import BrowserClient
from tests.harness.queries import Queries

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]
KEY = re.compile(r'action="[^"]+/notatka/".*?name="form"\s+value="([^"]+)"', re.DOTALL)


def url_of(name: str, step: StepPage) -> str:
    """The Polish address of a form."""
    with translation.override("pl"):
        return reverse(name, args=[page_key(step)])


def key_in(browser: BrowserClient, step: StepPage) -> str:
    """The key in the note's form on the step."""
    found = KEY.search(browser.get(step.url).content.decode())
    assert found, "no form for a note"
    return html.unescape(found.group(1))


def write(browser: BrowserClient, step: StepPage, text: str, **extra: Any) -> Any:
    """Send the note's form as a browser does."""
    return browser.post(url_of("learning_note", step), {"form": key_in(browser, step), "text": text, **extra})


def keep(browser: BrowserClient, step: StepPage, value: str = "1") -> Any:
    """Press the bookmark's button."""
    return browser.post(url_of("learning_bookmark", step), {"form": key_in(browser, step), "keep": value})


def test_a_strangers_first_note_makes_the_participant_and_the_cookie(site_tree: SiteTree, client: BrowserClient) -> None:
    step = site_tree.read_step
    assert client.get(step.url).cookies.output() == ""
    assert Participant.objects.count() == 0
    response = write(client, step, "  Zapytać księgową.\r\nPotem zarząd.  ")
    assert (response.status_code, response["Location"]) == (303, f"{step.url}#own")
    assert settings.PARTICIPANT_COOKIE in response.cookies
    note = StepNote.objects.get()
    assert (note.step_key, note.text) == (page_key(step), "Zapytać księgową.\nPotem zarząd.")
    assert "Zapytać księgową." in client.get(step.url).content.decode()


def test_a_note_and_a_bookmark_are_seen_by_their_owner_only(
    site_tree: SiteTree, learner_client: BrowserClient, client: BrowserClient, admin_client: BrowserClient, editor_client: BrowserClient
) -> None:
    step = site_tree.read_step
    write(learner_client, step, "Tylko dla mnie")
    keep(learner_client, step)
    mine = "/pl/nauka/moje/"
    shown = [learner_client.get(url).content.decode() for url in (step.url, mine)]
    assert [text.count("Tylko dla mnie") for text in shown] == [1, 1]
    with translation.override("pl"):
        label = translation.gettext("You keep this step")
    assert label in shown[0]
    for other in (client, admin_client, editor_client, signed_in(UserFactory())):
        for url in (step.url, mine):
            page = other.get(url).content.decode()
            assert "Tylko dla mnie" not in page
            assert label not in page


def test_a_form_sent_twice_without_a_cookie_is_one_person_and_one_note(site_tree: SiteTree, client: BrowserClient) -> None:
    key = key_in(client, site_tree.read_step)
    for _ in range(2):
        BrowserClient().post(url_of("learning_note", site_tree.read_step), {"form": key, "text": "Raz"})
    assert (Participant.objects.count(), StepNote.objects.count()) == (1, 1)


def test_saving_again_replaces_and_an_empty_note_deletes(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    for text, left in (("Pierwsza", ["Pierwsza"]), ("Druga", ["Druga"]), (" \n ", []), ("", [])):
        assert write(learner_client, site_tree.read_step, text).status_code == 303
        assert list(StepNote.objects.values_list("text", flat=True)) == left


def test_keeping_twice_is_keeping_once_and_letting_go_twice_is_no_error(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    for value, count in (("1", 1), ("1", 1), ("0", 0), ("0", 0)):
        assert keep(learner_client, site_tree.quiz_step, value).status_code == 303
        assert Bookmark.objects.count() == count


def test_a_note_of_4000_characters_fits_and_a_longer_one_comes_back_as_typed(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    step = site_tree.read_step
    assert write(learner_client, step, "ż" * 4000).status_code == 303
    long = "Początek " + "ó" * 3992
    response = write(learner_client, step, long)
    page = response.content.decode()
    assert (response.status_code, long in page, "4001" in page) == (422, True, True)
    assert StepNote.objects.get().text == "ż" * 4000


def test_line_ends_of_the_browser_do_not_count_twice(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    assert write(learner_client, site_tree.read_step, "a\r\n" * 1999 + "ab").status_code == 303


def test_nul_bytes_are_left_out_and_the_rest_is_kept(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    assert write(learner_client, site_tree.read_step, "przed\x00 i po").status_code == 303
    assert StepNote.objects.get().text == "przed i po"


def test_a_step_that_never_was_takes_nothing_and_makes_nobody(site_tree: SiteTree, client: BrowserClient) -> None:
    key = key_in(client, site_tree.read_step)
    for name in ("zachowaj", "notatka"):
        response = client.post(f"/pl/nauka/krok/{uuid4()}/{name}/", {"form": key, "text": "Do niczego", "keep": "1"})
        assert (response.status_code, response.cookies.output()) == (410, "")
        assert client.post(f"/pl/nauka/krok/nie-ma/{name}/").status_code == 404
    assert (Participant.objects.count(), StepNote.objects.count(), Bookmark.objects.count()) == (0, 0, 0)


def test_a_note_to_a_step_that_was_withdrawn_meanwhile_is_saved(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    key = key_in(learner_client, site_tree.read_step)
    unpublish(site_tree.read_step)
    response = learner_client.post(url_of("learning_note", site_tree.read_step), {"form": key, "text": "Nie zginie"})
    assert (response.status_code, response["Location"]) == (303, "/pl/nauka/moje/#kept")
    assert "Nie zginie" in learner_client.get("/pl/nauka/moje/").content.decode()


def test_a_note_typed_while_the_session_ended_is_back_after_signing_in(site_tree: SiteTree, learner: User) -> None:
    browser = signed_in(learner)
    step = site_tree.read_step
    browser.get(step.url)
    write(browser, step, "Zapisana wcześniej")
    key = key_in(browser, step)
    browser.logout()
    response = browser.post(url_of("learning_note", step), {"form": key, "text": "Pisana długo"})
    page = response.content.decode()
    assert (response.status_code, "Pisana długo" in page, "/konto/zaloguj/" in page) == (401, True, True)
    assert [StepNote.objects.get().text, Participant.objects.count()] == ["Zapisana wcześniej", 1]
    browser.post("/pl/konto/zaloguj/", {"login": learner.email, "password": PASSWORD})
    assert "Pisana długo" in browser.get(step.url).content.decode()
    write(browser, step, "Pisana długo")
    assert StepNote.objects.get().text == "Pisana długo"


def test_a_form_of_another_account_saves_nothing_and_keeps_the_text(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    step = site_tree.read_step
    write(learner_client, step, "Moja")
    key = key_in(learner_client, step)
    other = signed_in(UserFactory())
    response = other.post(url_of("learning_note", step), {"form": key, "text": "Cudzy formularz"})
    assert (response.status_code, "Cudzy formularz" in response.content.decode()) == (409, True)
    assert list(StepNote.objects.values_list("text", flat=True)) == ["Moja"]


def test_an_outdated_token_shows_the_note_as_it_was_typed(site_tree: SiteTree, learner: User) -> None:
    browser = BrowserClient(enforce_csrf_checks=True)
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.post(
        url_of("learning_note", site_tree.read_step), {"form": "", "text": "Stary formularz", "csrfmiddlewaretoken": "x" * 64}
    )
    assert (response.status_code, "Stary formularz" in response.content.decode()) == (403, True)
    assert StepNote.objects.count() == 0


@pytest.mark.parametrize("key", ["", "garbage", "a:b:c", "9" * 5000])
def test_a_broken_form_key_counts_as_a_fresh_form(site_tree: SiteTree, client: BrowserClient, key: str) -> None:
    response = client.post(url_of("learning_note", site_tree.read_step), {"form": key, "text": "Jednak jest"})
    assert (response.status_code, StepNote.objects.get().text) == (303, "Jednak jest")


def test_bookmark_and_note_cost_a_step_one_statement_and_a_stranger_none(
    site_tree: SiteTree, learner_client: BrowserClient, client: BrowserClient, sql_count: Counter
) -> None:
    step = site_tree.read_step
    keep(learner_client, step)
    write(learner_client, step, "Raz")
    for browser, statements in ((learner_client, 1), (client, 0)):
        browser.get(step.url)
        with sql_count() as queries:
            browser.get(step.url)
        asked = [sql for sql in queries.sql if "mowis_learning_bookmark" in sql or "mowis_learning_stepnote" in sql]
        assert len(asked) == statements, asked
        assert queries.duplicates == []


def test_the_same_note_stands_in_every_language(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    write(learner_client, site_tree.read_step, "Jedna notatka")
    for url in ("/en/learning/mine/", "/nb/laering/mine/"):
        assert "Jedna notatka" in learner_client.get(url).content.decode()


def test_a_preview_offers_nothing_to_keep(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    page = editor_client.get(reverse("wagtailadmin_pages:view_draft", args=[site_tree.read_step.pk])).content.decode()
    assert site_tree.read_step.title in page
    assert "/notatka/" not in page


def test_moving_and_deleting_a_step_leaves_what_was_kept(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    for step in (site_tree.read_step, site_tree.steps[2]):
        set_bookmark(owner=lambda: person, step_key=page_key(step), kept=True)
        write_note(owner=lambda: person, step_key=page_key(step), text="Zostaje")
    site_tree.read_step.move(site_tree.modules[1], pos="last-child")
    StepPage.objects.get(pk=site_tree.steps[2].pk).delete()
    assert (Bookmark.objects.count(), StepNote.objects.count()) == (2, 2)
