"""Importing redirects: the second step without the file of the first is a bad request, with nothing imported."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from tests.factories import SiteTree

COLUMNS = {"from_index": "0", "to_index": "1", "permanent": "on"}
Fields = dict[str, str]


@pytest.fixture
def first_step(site_tree: SiteTree, admin_client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fields:
    """What the form of the second step sends after a file has come in."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    rows = SimpleUploadedFile("adresy.csv", b"from,to\n/stare/,https://example.org/nowe/\n", content_type="text/csv")
    response = admin_client.post(reverse("wagtailredirects:start_import"), {"import_file": rows, "input_format": "0"})
    form = response.context["form"]
    return {name: form.initial[name] for name in ("import_file_name", "input_format")} | COLUMNS


def _imported() -> list[tuple[str, str]]:
    return list(Redirect.objects.values_list("old_path", "redirect_link"))


def test_second_step_imports_the_file_once(admin_client: Client, first_step: Fields) -> None:
    address = reverse("wagtailredirects:process_import")
    assert [admin_client.post(address, first_step).status_code for _ in range(2)] == [302, 400]
    assert _imported() == [("/stare", "https://example.org/nowe/")]


@pytest.mark.parametrize(
    "change",
    [
        lambda fields: COLUMNS,
        lambda fields: {**fields, "import_file_name": ""},
        lambda fields: {**fields, "input_format": "0"},
        lambda fields: {**fields, "import_file_name": "/etc/passwd"},
    ],
    ids=["empty", "no file", "unsigned format", "unsigned file"],
)
def test_second_step_without_its_signed_fields_is_a_bad_request(
    change: Callable[[Fields], Fields], admin_client: Client, first_step: Fields
) -> None:
    response = admin_client.post(reverse("wagtailredirects:process_import"), change(first_step))
    assert (response.status_code, _imported()) == (400, [])
