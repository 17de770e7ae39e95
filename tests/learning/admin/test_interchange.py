"""Importing and exporting the questions of a step in the admin: shown first, added as a draft, by those who may edit it."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from cms.accounts.models import User
from learning.exchange.interchange.formats import FORMATS
from learning.exchange.interchange.steps import IMPORTED, draft_of
from learning.models import StepPage
from tests.factories import SiteTree, UserFactory, translate
from tests.learning.exchange.interchange.reading import sample

from .english import english

pytestmark = pytest.mark.django_db
GOOD = "Dobre?{=tak#Właśnie. ~nie}\n"


@pytest.fixture
def editor(db: None) -> User:
    return UserFactory(role="Editors")


@pytest.fixture
def browser(editor: User) -> Client:
    return english(editor)


def url(step: StepPage, way: str = "import") -> str:
    return reverse(f"learning_{way}_questions", args=[step.pk])


def send(browser: Client, step: StepPage, content: str | bytes, form: str = "gift") -> Any:
    upload = SimpleUploadedFile("plik.txt", content.encode() if isinstance(content, str) else content)
    return browser.post(url(step), {"file": upload, "format": form})


def ticket(response: Any) -> str:
    found = re.search(r'name="questions" value="([^"]+)"', response.content.decode())
    assert found
    return found[1]


def prompts(step: StepPage) -> list[str]:
    draft = draft_of(StepPage.objects.get(pk=step.pk))
    return [one["value"]["prompt"] for one in draft.questions.get_prep_value()]


def test_what_was_read_is_shown_before_anything_is_written(browser: Client, site_tree: SiteTree) -> None:
    before = Revision.objects.count()
    page = send(browser, site_tree.quiz_step, GOOD + "\n$CATEGORY: a\n").content.decode()
    assert [words in page for words in ("1 question was read", "Dobre?", "One answer", "tak – right", "nie – wrong")] == [True] * 5
    assert "The category “a” has no place here" in page.replace("&quot;", '"')
    assert "Import into the draft" in page
    assert Revision.objects.count() == before


def test_confirming_adds_to_the_draft_and_opens_the_editor(browser: Client, editor: User, site_tree: SiteTree) -> None:
    step = site_tree.quiz_step
    before = prompts(step)
    response = browser.post(url(step), {"questions": ticket(send(browser, step, GOOD))})
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[step.pk])
    assert prompts(step) == [*before, "Dobre?"]
    live = StepPage.objects.get(pk=step.pk)
    assert len(live.questions) == len(before)
    entry = PageLogEntry.objects.get(page=step.pk, action=IMPORTED)
    assert (entry.user, entry.revision) == (editor, live.latest_revision)
    assert browser.get(response["Location"]).status_code == 200


def test_confirming_twice_adds_once(browser: Client, site_tree: SiteTree) -> None:
    kept = {"questions": ticket(send(browser, site_tree.quiz_step, GOOD))}
    for _time in range(2):
        browser.post(url(site_tree.quiz_step), kept)
    assert prompts(site_tree.quiz_step).count("Dobre?") == 1


def test_a_mistake_is_shown_with_its_line_and_the_rest_only_on_request(browser: Client, site_tree: SiteTree) -> None:
    response = send(browser, site_tree.quiz_step, GOOD + "\nZłe?{=a\n")
    page = response.content.decode()
    assert "plik.txt:3: The brace { is never closed." in page
    assert "Import what can be taken" in page
    assert "Import into the draft" not in page
    browser.post(url(site_tree.quiz_step), {"questions": ticket(response)})
    assert prompts(site_tree.quiz_step)[-1] == "Dobre?"


@pytest.mark.parametrize(
    ("content", "form", "words"),
    [
        (b"", "gift", "The submitted file is empty."),
        ("Żółć?{T}".encode("windows-1250"), "gift", "perhaps Windows-1250"),
        (b"<!DOCTYPE a><quiz/>", "moodlexml", "document type"),
        (b"Kto?{T}", "moodlexml", "not well-formed XML"),
        (b"Sam opis.", "gift", "The file has no question that can be taken."),
        (b"<quiz/>", "moodlexml", "The file has no question that can be taken."),
    ],
)
def test_a_bad_file_gets_a_sentence_and_no_button(content: bytes, form: str, words: str, browser: Client, site_tree: SiteTree) -> None:
    response = send(browser, site_tree.quiz_step, content, form)
    assert response.status_code == 200
    page = response.content.decode()
    assert words in page
    assert 'name="questions"' not in page


def test_too_many_questions_are_refused(browser: Client, site_tree: SiteTree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learning.exchange.interchange.steps.MOST_QUESTIONS", 1)
    page = send(browser, site_tree.quiz_step, GOOD + "\nDrugie?{T}").content.decode()
    assert "The file has 2 questions; at most 1 are taken at once." in page
    monkeypatch.setattr("learning.exchange.interchange.steps.MOST_QUESTIONS", 9)
    monkeypatch.setattr("learning.exchange.interchange.tickets.LARGEST_TICKET", 10)
    assert "too many to be shown at once" in send(browser, site_tree.quiz_step, GOOD).content.decode()


@pytest.mark.parametrize("kept", ["", "x", "x:y:z"])
def test_a_forged_ticket_adds_nothing(kept: str, browser: Client, site_tree: SiteTree) -> None:
    before = prompts(site_tree.quiz_step)
    response = browser.post(url(site_tree.quiz_step), {"questions": kept})
    assert response["Location"] == url(site_tree.quiz_step)
    assert prompts(site_tree.quiz_step) == before
    assert "Nothing was imported; send the file again." in browser.get(response["Location"]).content.decode()


def test_a_ticket_is_good_for_one_person_and_one_step(browser: Client, site_tree: SiteTree) -> None:
    kept = {"questions": ticket(send(browser, site_tree.quiz_step, GOOD))}
    browser.post(url(site_tree.read_step), kept)
    english(UserFactory(role="Editors")).post(url(site_tree.quiz_step), kept)
    assert "Dobre?" not in [*prompts(site_tree.read_step), *prompts(site_tree.quiz_step)]


def test_markup_of_a_file_is_shown_as_text(browser: Client, site_tree: SiteTree) -> None:
    page = send(browser, site_tree.quiz_step, "[plain]<script>alert(1)</script>{T}").content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Tak?{F}", ["true – wrong", "false – right"]),
        ("Kto?{=ja =my}", ["ja – right", "my – right"]),
        ("Ile?{#3:0.5}", ["3 ± 0.5 – right"]),
        ("Co?{=a -> b =c -> d = -> e}", ["a → b – right", "c → d – right", "e – wrong"]),
        ("Ustanawia {=fundator ~wójt} w akcie.", ["[1] fundator – right", "[1] wójt – wrong"]),
        ("Co?{}", []),
    ],
)
def test_the_key_of_every_type_is_shown(text: str, rows: list[str], browser: Client, site_tree: SiteTree) -> None:
    page = send(browser, site_tree.quiz_step, text).content.decode()
    assert re.findall(r"<li>([^<]+ – (?:right|wrong))</li>", page) == rows


@pytest.mark.parametrize("form", ["gift", "moodlexml"])
def test_the_samples_come_in_and_the_draft_goes_out(form: str, browser: Client, site_tree: SiteTree) -> None:
    step = site_tree.read_step
    browser.post(url(step), {"questions": ticket(send(browser, step, sample(form), form))})
    assert "can be written." in browser.get(url(step, "export")).content.decode()
    response = browser.post(url(step, "export"), {"format": form})
    name = {"gift": "txt", "moodlexml": "xml"}[form]
    assert response["Content-Disposition"] == f'attachment; filename="{step.slug}.{name}"'
    assert FORMATS[form].read(response.content, file="x").problems == []


def test_an_export_of_nothing_is_told(browser: Client, site_tree: SiteTree) -> None:
    response = browser.post(url(site_tree.read_step, "export"), {"format": "gift"})
    assert "The step has no question that this format can say." in response.content.decode()


def test_the_menu_of_a_step_leads_to_both(browser: Client, site_tree: SiteTree) -> None:
    page = browser.get(reverse("wagtailadmin_pages:edit", args=[site_tree.quiz_step.pk])).content.decode()
    assert [url(site_tree.quiz_step, way) in page for way in ("import", "export")] == [True, True]
    other = browser.get(reverse("wagtailadmin_pages:edit", args=[site_tree.course.pk])).content.decode()
    assert "import-questions" not in other


def test_who_may_not_edit_the_step_may_not_exchange(site_tree: SiteTree, editor: User, browser: Client) -> None:
    translator = english(UserFactory(role="Translators"))
    step = site_tree.quiz_step
    assert [translator.get(url(step, way))["Location"] for way in ("import", "export")] == [reverse("wagtailadmin_home")] * 2
    step.locked, step.locked_by = True, UserFactory(admin=True)
    step.save()
    assert browser.get(url(step))["Location"] == reverse("wagtailadmin_home")
    assert browser.get(url(step, "export")).status_code == 200


def test_a_translation_takes_no_questions_of_its_own(site_tree: SiteTree, browser: Client) -> None:
    english_step = translate(site_tree.quiz_step, "en")
    assert browser.get(url(english_step), follow=True).status_code == 404
