"""What cannot be taken gets a page that says what to do; nothing is imported and nothing is kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from learning.exchange.importing import import_course
from learning.models import CourseIndexPage
from tests.factories import UserFactory
from tests.learning.exchange.archive.test_collisions import another
from tests.learning.exchange.archive.zipping import link, members, sample_zip, with_manifest, with_member, zipped
from tests.learning.exchange.conftest import folder, imported, portal, traces
from tests.learning.exchange.sample import MODULE, sample_files, write

from .english import english
from .packages import changed_zip, kept, preview, send, text_of

__all__ = ["folder", "imported", "portal"]

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a name that leads out": (lambda: with_member("../course.md"), "../course.md : This name leads out of the zip file."),
    "a bomb": (lambda: with_member("media/zera.txt", bytes(5_000_000)), "media/zera.txt : The file unpacks to hundreds of times its size."),
    "ten thousand files": (
        lambda: zipped((f"media/{n}.txt", b"") for n in range(10_000)),
        "kurs.zip : The zip file holds more than 5000 files, or is larger than 200 MB.",
    ),
    "a link": (lambda: with_member(*link("media/haslo.txt", "/etc/passwd")), "media/haslo.txt : This is a link, or no plain file."),
    "no manifest": (lambda: zipped(members()[1:]), "manifest.json : manifest.json is missing."),
    "a wrong checksum": (
        lambda: zipped([*members()[:1], ("course.md", b"x"), *(one for one in members()[1:] if one[0] != "course.md")]),
        "course.md : The file is not as it was exported: its checksum differs.",
    ),
    "a newer version": (lambda: with_manifest(version=2), "manifest.json : The package has version 2 of the format"),
    "no zip": (lambda: b"%PDF-1.7", "kurs.zip : This is no zip file, or it is damaged."),
    "a mistake in a step": (
        lambda: changed_zip(("01-modul/02-krok-drugi.md", "minutes: 3", "minutes: trzy")),
        "01-modul/02-krok-drugi.md:6 : “minutes” takes a whole number, without quotes.",
    ),
    "a link to nowhere": (
        lambda: changed_zip(("course.md", "page:10000000-0000-4000-8000-000000000004", "page:10000000-0000-4000-8000-0000000000ff")),
        "course.md : There is no page with the id 10000000-0000-4000-8000-0000000000ff.",
    ),
}


@pytest.fixture
def browser(portal: CourseIndexPage) -> Client:
    return english(UserFactory(role="Editors"))


def refused(browser: Client, data: bytes) -> str:
    """What the page says, once it is sure that nothing happened."""
    before, files = traces(), kept()
    response = send(browser, data)
    assert response.status_code == 200
    assert (traces(), kept()) == (before, files)
    text = text_of(response)
    assert "Nothing was imported. Mend what is listed here, pack the course again and send it. Your file is unchanged." in text
    assert 'type="file"' in response.content.decode()
    return text


@pytest.mark.parametrize("reason", REFUSED)
def test_bad_package_is_told_on_the_page(reason: str, browser: Client) -> None:
    make, words = REFUSED[reason]
    assert words in refused(browser, make())


def test_ids_of_another_course_are_told_on_the_page(imported: Path, browser: Client, tmp_path: Path) -> None:
    import_course(path=write(tmp_path / "drugi", another(keep=())))
    taken = sample_zip({**sample_files(), "01-modul/module.md": another(keep=())["01-modul/module.md"]})
    text = refused(browser, taken)
    assert "belongs to “Moduł” of the course “Drugi kurs”. Give this page a new id, or move the page in the admin first." in text
    assert MODULE not in text


def test_many_problems_are_cut_with_their_number(browser: Client) -> None:
    files = {**sample_files(), **{f"{n:03}.txt": b"x" for n in range(130)}}
    text = refused(browser, sample_zip(files))
    assert "This file is not part of a course package." in text
    assert "And 30 more." in text


@pytest.mark.parametrize(("post", "words"), [({}, "This field is required."), ({"file": b""}, "The submitted file is empty.")])
def test_form_without_a_file_says_so(post: dict[str, Any], words: str, browser: Client) -> None:
    sent = {name: SimpleUploadedFile("kurs.zip", data) for name, data in post.items()}
    assert words in text_of(browser.post(reverse("learning_package_import"), sent))


def test_file_that_is_too_large_is_told(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learning.exchange.archive.uploads.LARGEST_UPLOAD", 1_000)
    before = kept()
    response = send(browser, sample_zip())
    assert "Whoever runs the portal can import it with import_course." in text_of(response)
    assert kept() == before


def test_package_that_no_longer_fits_is_told_when_it_is_confirmed(imported: Path, browser: Client, tmp_path: Path) -> None:
    """Between preview and confirmation another course took an id of it."""
    files = {**sample_files(), "01-modul/module.md": another(keep=())["01-modul/module.md"]}
    address, _text = preview(browser, sample_zip(files))
    import_course(path=write(tmp_path / "drugi", another(keep=())))
    before = traces()
    response = browser.post(address, {"action": "import", "state": "0" * 64})
    assert response.status_code == 200
    assert "of the course “Drugi kurs”" in text_of(response)
    assert traces() == before
