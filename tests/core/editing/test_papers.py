"""Documents whose name lies or whose title says nothing: refused with words on every way in."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from cms.core.models import PortalDocument
from tests.core.editing.uploads import EXE, HTML, PDF, archive, picture, prefixed, upload

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves closing the file of an upload that waits for its form to the interpreter.
    pytest.mark.filterwarnings("ignore:unclosed file <_io.BufferedReader:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:unclosed file <_io.FileIO:ResourceWarning"),
]

DOCX = archive("[Content_Types].xml", "word/document.xml")
ODT = archive("content.xml", mimetype="application/vnd.oasis.opendocument.text")
LYING = "but inside is something else"
BAD = {
    "program_called_pdf": ("umowa.pdf", EXE, LYING),
    "page_called_pdf": ("umowa.pdf", HTML, LYING),
    "truncated_pdf": ("umowa.pdf", PDF[:20], "cut off on its way"),
    "zip_called_docx": ("umowa.docx", archive("wirus.exe"), LYING),
    "docx_called_xlsx": ("umowa.xlsx", DOCX, LYING),
    "docx_called_odt": ("umowa.odt", DOCX, LYING),
    "odt_called_ods": ("umowa.ods", ODT, LYING),
    "truncated_docx": ("umowa.docx", DOCX[:60], "cut off on its way"),
    "old_word_called_docx": ("umowa.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, LYING),
    "text_called_rtf": ("umowa.rtf", b"Umowa", LYING),
    "program_called_txt": ("umowa.txt", EXE, LYING),
    "picture_called_csv": ("umowa.csv", picture(), LYING),
    "program": ("umowa.exe", EXE, "documents of the kinds"),
    "page": ("umowa.html", HTML, "documents of the kinds"),
    "no_ending": ("umowa", PDF, "documents of the kinds"),
    "empty": ("umowa.pdf", b"", "The file is empty"),
}
GOOD = {
    "umowa.pdf": PDF,
    "umowa.docx": DOCX,
    "umowa.xlsx": archive("[Content_Types].xml", "xl/workbook.xml"),
    "umowa.pptx": archive("[Content_Types].xml", "ppt/presentation.xml"),
    "umowa.odt": ODT,
    "umowa.ods": archive("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    "umowa.zip": archive("dane.csv"),
    "umowa.rtf": b"{\\rtf1\\ansi Umowa}",
    "umowa.txt": "Umowa o współpracę\r\n".encode("cp1250"),
    "utf16.txt": "Umowa".encode("utf-16"),
    "umowa.csv": "nazwa;kwota\nŁódź;5\n".encode(),
    "UMOWA.PDF": PDF,
}
TYPED = {"title": "Wzór umowy o współpracy", "language": "en", "collection": "1"}
ENGLISH = {"accept-language": "en"}
AJAX = {"x-requested-with": "XMLHttpRequest", **ENGLISH}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield
    gc.collect()


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize(
    ("address", "prefix"), [("/admin/documents/add/", ""), ("/admin/documents/chooser/create/", "document-chooser-upload")]
)
def test_bad_document_is_refused_and_what_was_typed_is_kept(admin_client: Any, kind: str, address: str, prefix: str) -> None:
    name, content, message = BAD[kind]
    response = admin_client.post(address, prefixed(prefix, {**TYPED, "file": upload(name, content)}), headers=ENGLISH)
    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (200, ["file"])
    assert message in form.errors["file"][0]
    text = response.json()["htmlFragment"] if prefix else response.content.decode()
    assert TYPED["title"] in text
    assert PortalDocument.objects.count() == 0


@pytest.mark.parametrize("kind", BAD)
def test_bad_document_among_many_is_refused(admin_client: Any, kind: str) -> None:
    name, content, message = BAD[kind]
    data = {"files[]": upload(name, content), "title": "Wzór umowy", "collection": "1"}
    answer = admin_client.post("/admin/documents/multiple/add/", data, headers=AJAX).json()
    assert not answer["success"]
    assert message in answer["error_message"]
    assert PortalDocument.objects.count() == 0


@pytest.mark.parametrize("kind", BAD)
def test_bad_document_does_not_replace_a_good_one(admin_client: Any, kind: str) -> None:
    name, content, message = BAD[kind]
    admin_client.post("/admin/documents/add/", {**TYPED, "file": upload("umowa.pdf", PDF)})
    before = PortalDocument.objects.get()
    changed = {**TYPED, "title": "Nowy wzór umowy", "file": upload(name, content)}
    response = admin_client.post(f"/admin/documents/edit/{before.pk}/", changed, headers=ENGLISH)
    assert message in response.context["form"].errors["file"][0]
    assert "Nowy wzór umowy" in response.content.decode()
    after = PortalDocument.objects.get()
    assert (after.title, after.file.name, after.file_hash) == (before.title, before.file.name, before.file_hash)
    assert after.file.storage.exists(after.file.name)


@pytest.mark.parametrize("name", GOOD)
def test_good_document_is_taken_with_its_language(admin_client: Any, name: str) -> None:
    response = admin_client.post("/admin/documents/add/", {**TYPED, "file": upload(name, GOOD[name])})
    assert response.status_code == 302, response.context["form"].errors
    assert list(PortalDocument.objects.values_list("title", "language")) == [(TYPED["title"], "en")]


def test_document_over_the_limit_is_refused_with_both_sizes(admin_client: Any, settings: Any) -> None:
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 2048
    large = upload("umowa.pdf", PDF[:-7] + b" " * 5000 + b"%%EOF\n")
    response = admin_client.post("/admin/documents/add/", {**TYPED, "file": large}, headers=ENGLISH)
    message = response.context["form"].errors["file"][0]
    assert "4.9\xa0KB" in message
    assert "up to 2.0\xa0KB" in message


@pytest.mark.parametrize("title", ["umowa.pdf", "skan0012", "zal_nr_3_v2", "Dokument 1", "2026-03-01", "Bez nazwy", "wniosek-2-final"])
def test_title_that_is_a_file_name_is_refused(admin_client: Any, title: str) -> None:
    data = {**TYPED, "title": title, "file": upload("wniosek-2-final.pdf", PDF)}
    response = admin_client.post("/admin/documents/add/", data, headers=ENGLISH)
    assert "name of a file" in response.context["form"].errors["title"][0]
    assert PortalDocument.objects.count() == 0


@pytest.mark.parametrize("title", ["Statut", "Uchwała nr 12/2026", "Wniosek – strona 1 i 2", "Plik pomocniczy dla stowarzyszeń"])
def test_title_that_says_something_is_taken(admin_client: Any, title: str) -> None:
    response = admin_client.post("/admin/documents/add/", {**TYPED, "title": title, "file": upload("statut.pdf", PDF)})
    assert response.status_code == 302


def test_many_documents_with_names_of_files_wait_for_titles(admin_client: Any) -> None:
    data = {"files[]": upload("skan0012.pdf", PDF), "title": "skan0012", "collection": "1"}
    number = admin_client.post("/admin/documents/multiple/add/", data, headers=AJAX).json()["uploaded_file_id"]
    assert PortalDocument.objects.count() == 0
    address = f"/admin/documents/multiple/create_from_uploaded_document/{number}/"
    refused = admin_client.post(address, prefixed(f"uploaded-document-{number}", {**TYPED, "title": "skan0012"}), headers=AJAX).json()
    assert (refused["success"], "name of a file" in refused["form"]) == (False, True)
    assert admin_client.post(address, prefixed(f"uploaded-document-{number}", TYPED), headers=AJAX).json()["success"]
    assert list(PortalDocument.objects.values_list("title", flat=True)) == [TYPED["title"]]
