"""A course as a package in the admin: downloaded, sent, looked at, and imported as it was shown."""

import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from cms.accounts.models import User
from learning.models import CourseIndexPage, CoursePage, StepPage
from tests.factories import ParticipantFactory, UserFactory
from tests.learning.exchange.archive.zipping import sample_zip
from tests.learning.exchange.conftest import folder, imported, page, portal, traces
from tests.learning.exchange.sample import COURSE, FIRST, SECOND, sample_files, uid
from tests.learning.quizzes import submit

from .english import english
from .packages import changed_zip, confirm, kept, preview, send, state_of, text_of

__all__ = ["folder", "imported", "portal"]
TYPO = ("01-modul/02-krok-drugi.md", "Koniec.", "Koniec kursu.")
QUIZ = "01-modul/01-krok-pierwszy.quiz.yaml"


@pytest.fixture
def editor(portal: CourseIndexPage) -> User:
    return UserFactory(role="Editors")


@pytest.fixture
def browser(editor: User) -> Client:
    return english(editor)


def edit(key: str, **values: Any) -> None:
    """Edit a page as a person in the admin does."""
    found = page(key)
    for name, value in values.items():
        setattr(found, name, value)
    found.save_revision().publish()


def test_a_course_is_downloaded_with_its_manifest(imported: Path, browser: Client) -> None:
    response = browser.get(reverse("learning_package_download", args=[page(COURSE).pk]))
    assert response["Content-Disposition"] == 'attachment; filename="kurs-probny.zip"'
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert archive.namelist()[0] == "manifest.json"


def test_a_course_that_cannot_be_written_is_told(imported: Path, browser: Client) -> None:
    StepPage.objects.filter(translation_key=SECOND).update(body=[{"type": "text", "value": "<h9>x</h9>", "id": uid(21)}])
    response = browser.get(reverse("learning_package_download", args=[page(COURSE).pk]), follow=True)
    assert "This course cannot be written as a package." in text_of(response)
    assert "Krok drugi: This page cannot be written as a file" in text_of(response)


def test_both_pages_have_their_button_and_others_have_none(imported: Path, browser: Client, portal: CourseIndexPage) -> None:
    def buttons(found: Any) -> list[bool]:
        html = browser.get(reverse("wagtailadmin_explore", args=[found.pk])).content.decode()
        download = reverse("learning_package_download", args=[found.pk])
        return [f'href="{download}"' in html, f'href="{reverse("learning_package_import")}"' in html]

    assert buttons(page(COURSE)) == [True, False]
    assert buttons(portal) == [False, True]
    assert buttons(page(SECOND).get_parent()) == [False, False]


def test_nothing_is_imported_before_somebody_confirms(imported: Path, browser: Client) -> None:
    before = traces()
    address, text = preview(browser, changed_zip(TYPO))
    assert "This is a preview. Nothing has been changed." in text
    assert traces() == before
    confirm(browser, address)
    assert "Koniec kursu." in str(page(SECOND).body)


def test_import_is_logged_for_the_person_and_the_file_goes(imported: Path, browser: Client, editor: User) -> None:
    address, _text = preview(browser, changed_zip(TYPO))
    response = confirm(browser, address)
    assert response["Location"] == reverse("wagtailadmin_explore", args=[page(COURSE).pk])
    assert "The course “Kurs próbny” has been imported." in text_of(browser.get(response["Location"]))
    entries = PageLogEntry.objects.filter(page=page(SECOND).pk, user=editor)
    assert set(entries.values_list("action", flat=True)) == {"wagtail.edit", "wagtail.publish"}
    assert kept() == []
    again = browser.get(address, follow=True)
    assert "This file is not kept any more" in text_of(again)


def test_a_new_course_is_made(browser: Client) -> None:
    address, text = preview(browser, sample_zip())
    assert "The course is new here. It would be public at once." in text
    confirm(browser, address)
    assert (page(COURSE).live, page(FIRST).live) == (True, True)


def test_leaving_throws_the_file_away(imported: Path, browser: Client) -> None:
    address, _text = preview(browser, changed_zip(TYPO))
    before = traces()
    response = browser.post(address, {"action": "leave"}, follow=True)
    assert "Nothing was imported. The file that you sent was thrown away." in text_of(response)
    assert (traces(), kept()) == (before, [])


def test_course_that_was_changed_meanwhile_is_previewed_anew(imported: Path, browser: Client) -> None:
    address, _text = preview(browser, changed_zip(TYPO))
    state = state_of(browser.get(address))
    edit(SECOND, summary="Zmienione w panelu.")
    before = traces()
    response = confirm(browser, address, state=state)
    assert "The course was changed after you opened this page. Nothing was imported." in text_of(response)
    assert "edited here, kept" in text_of(response)
    assert traces() == before
    assert state_of(response) != state


def test_a_preview_is_good_for_its_own_file_only(imported: Path, browser: Client) -> None:
    first, _text = preview(browser, changed_zip(TYPO))
    second, _text = preview(browser, changed_zip(("course.md", "Sprawdzić format.", "Sprawdzić wszystko.")))
    before = traces()
    response = confirm(browser, second, state=state_of(browser.get(first)))
    assert "Nothing was imported." in text_of(response)
    assert traces() == before


@pytest.mark.parametrize("state", ["", "x", "0" * 64])
def test_without_a_preview_nothing_is_imported(state: str, imported: Path, browser: Client) -> None:
    address, _text = preview(browser, changed_zip(TYPO))
    before = traces()
    response = browser.post(address, {"action": "import", "state": state})
    assert response.status_code == 200
    assert traces() == before


def test_answers_of_learners_outdate_no_preview(imported: Path, browser: Client) -> None:
    address, _text = preview(browser, changed_zip(TYPO))
    state = state_of(browser.get(address))
    submit(page(FIRST), ParticipantFactory())
    assert confirm(browser, address, state=state).status_code == 302
    assert "Koniec kursu." in str(page(SECOND).body)


def test_what_was_edited_here_stays_unless_it_is_given_up(imported: Path, browser: Client) -> None:
    edit(SECOND, summary="Zmienione w panelu.")
    data = changed_zip(TYPO)
    address, text = preview(browser, data)
    assert "step “Krok drugi” – edited here, kept" in text
    confirm(browser, address)
    assert page(SECOND).summary == "Zmienione w panelu."
    address, _text = preview(browser, data)
    confirm(browser, address, overwrite="on")
    assert (page(SECOND).summary, "Koniec kursu." in str(page(SECOND).body)) == ("Do przeczytania.", True)


def test_locked_page_keeps_the_import_out(imported: Path, browser: Client) -> None:
    CoursePage.objects.filter(translation_key=COURSE).update(locked=True)
    data = changed_zip(TYPO)
    address = send(browser, data)["Location"]
    before = traces()
    response = browser.get(address)
    assert "These pages are locked" in text_of(response)
    assert 'name="state"' not in response.content.decode()
    browser.post(address, {"action": "import", "state": ""})
    assert traces() == before


def test_a_failure_half_way_leaves_nothing(imported: Path, browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Translations come last; one that breaks takes the whole import back."""

    def broken(*_args: Any) -> None:
        raise RuntimeError("half way")

    address, _text = preview(browser, changed_zip(TYPO, ("course.md", "Wstęp", "Nowy wstęp")))
    state = state_of(browser.get(address))
    before = traces()
    monkeypatch.setattr("cms.core.exchange.translating.Translator.translate", broken)
    with pytest.raises(RuntimeError):
        confirm(browser, address, state=state)
    assert traces() == before


def test_uploads_are_private(imported: Path, browser: Client) -> None:
    address, _text = preview(browser, changed_zip(TYPO))
    other = english(UserFactory(role="Editors"))
    assert "This file is not kept any more" in text_of(other.get(address, follow=True))
    other.post(address, {"action": "leave"})
    assert browser.get(address).status_code == 200


def test_uploads_go_after_a_day(imported: Path, browser: Client, capsys: pytest.CaptureFixture[str]) -> None:
    preview(browser, changed_zip(TYPO))
    address, _text = preview(browser, sample_zip())
    old = Path(settings.PACKAGE_DIR).glob(f"*/{address.rstrip('/').rpartition('/')[2]}.zip")
    for path in old:
        os.utime(path, (time.time() - 90_000,) * 2)
    assert "This file is not kept any more" in text_of(browser.get(address, follow=True))
    call_command("clear_packages")
    assert (capsys.readouterr().out, len(kept())) == ("1 packages deleted\n", 1)


def test_a_person_keeps_five_uploads(imported: Path, browser: Client) -> None:
    addresses = [preview(browser, sample_zip())[0] for _time in range(7)]
    assert len(kept()) == 5
    assert [browser.get(address).status_code for address in addresses[-5:]] == [200] * 5


def plain_steps(count: int) -> bytes:
    """The small course with so many steps more, which hold text and a quiz and name nothing outside of them."""
    files = sample_files()
    step, quiz = (files[f"01-modul/{name}"].decode() for name in ("02-krok-drugi.md", "01-krok-pierwszy.quiz.yaml"))
    for number in range(count):
        name = f"01-modul/{number + 10}-krok"
        files[f"{name}.md"] = step.replace(SECOND, uid(700 + number)).replace("krok-drugi", f"krok-{number}").encode()
        files[f"{name}.quiz.yaml"] = quiz.encode()
    return sample_zip(files)


def test_pages_that_stay_cost_the_preview_no_statement(portal: CourseIndexPage, browser: Client, sql_count: Callable[..., Any]) -> None:
    counts = {}
    for steps in (5, 25):
        confirm(browser, preview(browser, plain_steps(steps))[0])
        address, text = preview(browser, plain_steps(steps))
        assert "In Polish the course says what the package says already." in text
        with sql_count() as queries:
            browser.get(address)
        counts[steps] = queries.count
    assert counts[25] == counts[5]
