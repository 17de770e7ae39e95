"""The command for operators."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail_localize.models import StringTranslation

from tests.factories import SiteTree
from tests.translation.domain.catalogues.files import packed, translated, unpacked

pytestmark = pytest.mark.django_db


def run(*arguments: object) -> str:
    out = StringIO()
    call_command("translations", *(str(one) for one in arguments), stdout=out)
    return out.getvalue()


def test_a_course_goes_out_and_comes_back(site_tree: SiteTree, tmp_path: Path) -> None:
    file, key = tmp_path / "kurs.zip", site_tree.course.translation_key
    run("export", key, "en", file)
    file.write_bytes(packed({name: translated(body) for name, body in unpacked(file.read_bytes()).items()}))
    assert "6 pages are complete and wait to be published." in run("import", "en", file)
    assert StringTranslation.objects.count() > 40


def test_one_page_is_a_po_file(site_tree: SiteTree, tmp_path: Path) -> None:
    run("export", site_tree.read_step.translation_key, "nb", tmp_path / "krok.po")
    assert b"Language: nb" in (tmp_path / "krok.po").read_bytes()


def test_what_cannot_be_done_is_said(site_tree: SiteTree, tmp_path: Path) -> None:
    key, file = site_tree.read_step.translation_key, tmp_path / "krok.po"
    file.write_text("to nie jest katalog\n")
    cases: list[tuple[tuple[object, ...], str]] = [
        (("import", "en", file), "krok.po, "),
        (("import", "en", tmp_path / "brak.po"), "No such file"),
        (("import", "pl", file), "not translated into"),
        (("export", key, "en", tmp_path / "krok.txt"), "ends in .po"),
        (("export", "401c6cf3-fd93-4c73-9707-e3f70f964c2d", "en", file), "no page with the key"),
    ]
    for arguments, words in cases:
        with pytest.raises(CommandError, match=words):
            run(*arguments)
    assert file.read_text() == "to nie jest katalog\n"
