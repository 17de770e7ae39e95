"""What a second import does: nothing, or what the package changed, and never over an editor's work."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib
import pytest
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.core.exchange.problems import PackageError
from cms.core.exchange.report import LoadReport
from cms.law.models import LegalAct
from learning.exchange.importing import import_course
from learning.models import CourseIndexPage, Question

from .conftest import page, traces
from .sample import COURSE, FIRST, MODULE, QUESTION, SECOND, replaced, sample_files, uid, write


def outcomes(report: LoadReport) -> list[tuple[str, str, str]]:
    """Everything that a report says except what stayed the same."""
    return [(row.outcome, row.language, row.title) for row in report.rows if row.outcome != "unchanged"]


def edit(key: str, language: str = "pl", **fields: Any) -> Any:
    """Change a page as an editor does in the admin."""
    found = page(key, language)
    for name, value in fields.items():
        setattr(found, name, value)
    found.save_revision().publish()
    return found


def test_second_import_changes_nothing(translated: Callable[[dict[str, str]], Path]) -> None:
    """No revision, no row: every trace is as it was."""
    folder = translated({})
    import_course(path=folder)
    before = traces()
    report = import_course(path=folder)
    assert outcomes(report) == []
    assert report.count("unchanged") == 12
    assert traces() == before


def test_changed_file_updates_its_page_only(imported: Path) -> None:
    """One step is mended, the others get no revision; the question keeps its id and its earlier version."""
    before = {key: page(key).latest_revision_id for key in (COURSE, MODULE, SECOND)}
    write(imported, replaced(sample_files(), "01-modul/01-krok-pierwszy.quiz.yaml", "points: 2", "points: 3"))
    assert outcomes(import_course(path=imported)) == [("updated", "pl", "Krok pierwszy")]
    assert {key: page(key).latest_revision_id for key in before} == before
    question = Question.objects.get(step_key=FIRST, block_id=QUESTION)
    assert question.current is not None
    assert (question.current.number, int(question.current.points), question.versions.count()) == (2, 3, 2)


def test_page_edited_in_the_admin_is_kept_and_listed(imported: Path) -> None:
    """The editor's text stays, the report names the page, and the rest of the package is still taken."""
    edit(SECOND, title="Tytuł redaktorki")
    files = replaced(sample_files(), "01-modul/02-krok-drugi.md", "Krok drugi", "Krok drugi z pliku")
    write(imported, replaced(files, "01-modul/module.md", "Jeden moduł.", "Ten moduł."))
    assert outcomes(import_course(path=imported)) == [("updated", "pl", "Moduł"), ("kept", "pl", "Tytuł redaktorki")]
    assert (page(SECOND).title, page(MODULE).summary) == ("Tytuł redaktorki", "Ten moduł.")
    assert outcomes(import_course(path=imported)) == [("kept", "pl", "Tytuł redaktorki")]


def test_draft_of_an_editor_is_kept(imported: Path) -> None:
    """A draft that waits in the admin is not buried under an import."""
    step = page(SECOND)
    step.title = "Szkic"
    draft = step.save_revision()
    write(imported, replaced(sample_files(), "01-modul/02-krok-drugi.md", "Krok drugi", "Krok drugi z pliku"))
    assert outcomes(import_course(path=imported)) == [("kept", "pl", "Krok drugi")]
    assert page(SECOND).latest_revision_id == draft.pk


def test_step_unpublished_in_the_admin_stays_unpublished(imported: Path) -> None:
    """To withdraw a page is an edit too."""
    page(SECOND).unpublish()
    assert outcomes(import_course(path=imported)) == [("kept", "pl", "Krok drugi")]
    assert not page(SECOND).live


def test_overwrite_takes_the_package_and_keeps_the_history(imported: Path) -> None:
    """On request the file wins; the editor's version is still among the revisions."""
    edit(SECOND, title="Tytuł redaktorki")
    assert outcomes(import_course(path=imported, overwrite=True)) == [("updated", "pl", "Krok drugi")]
    assert page(SECOND).title == "Krok drugi"
    assert "Tytuł redaktorki" in [revision.content["title"] for revision in page(SECOND).revisions.all()]


def test_saving_without_a_change_is_no_edit(imported: Path) -> None:
    """Draftail adds its block keys when a page is only opened and published; that is not an edit."""
    step = page(SECOND)
    step.body = [{"type": "text", "id": uid(21), "value": '<p data-block-key="x1y2z">Koniec.</p>'}]
    step.save_revision().publish()
    assert outcomes(import_course(path=imported)) == []


def test_step_gone_from_the_package_is_unpublished_and_named(translated: Callable[[dict[str, str]], Path]) -> None:
    """Gone from the files means withdrawn in every language, never deleted; back in the files means public again."""
    folder = translated({})
    import_course(path=folder)
    rest = {"01-modul/01-krok-pierwszy.md": "krok](page:", "course.md": "krok](page:"}
    removed = (folder / "01-modul/02-krok-drugi.md").read_bytes()
    (folder / "01-modul/02-krok-drugi.md").unlink()
    for language in ("en", "nb"):
        _without(folder / "locale" / f"{language}.po", SECOND)
    # Links to a withdrawn page stay: the page is still there.
    assert all(SECOND in (folder / name).read_text() for name in rest)
    report = import_course(path=folder)
    assert outcomes(report) == [
        ("withdrawn", "pl", "Krok drugi"),
        ("withdrawn", "en", "en Krok drugi"),
        ("withdrawn", "nb", "nb Krok drugi"),
    ]
    assert Page.objects.filter(translation_key=SECOND, live=False).count() == 3
    assert outcomes(import_course(path=folder)) == []

    (folder / "01-modul/02-krok-drugi.md").write_bytes(removed)
    assert outcomes(import_course(path=folder)) == [
        ("updated", "pl", "Krok drugi"),
        ("updated", "en", "en Krok drugi"),
        ("updated", "nb", "nb Krok drugi"),
    ]
    assert Page.objects.filter(translation_key=SECOND, live=True).count() == 3


def _without(path: Path, key: str) -> None:
    po = polib.pofile(str(path))
    for entry in [entry for entry in po if entry.msgctxt.startswith(key)]:
        po.remove(entry)
    po.save(str(path))


def test_translation_unpublished_in_the_admin_stays_unpublished(translated: Callable[[dict[str, str]], Path]) -> None:
    """Nobody's decision is undone by the next load."""
    folder = translated({})
    import_course(path=folder)
    page(SECOND, "en").unpublish()
    assert outcomes(import_course(path=folder)) == [("kept", "en", "en Krok drugi")]
    assert not page(SECOND, "en").live


def test_step_gone_but_edited_is_kept(imported: Path) -> None:
    """Nobody's work disappears from the portal unseen."""
    edit(SECOND, title="Tytuł redaktorki")
    (imported / "01-modul/02-krok-drugi.md").unlink()
    assert outcomes(import_course(path=imported)) == [("kept", "pl", "Tytuł redaktorki")]
    assert page(SECOND).live


def test_step_added_in_the_admin_is_left_alone(imported: Path) -> None:
    """What an editor adds beside the package is not the package's business."""
    extra = page(SECOND).copy(update_attrs={"slug": "dodatkowy", "title": "Dodatkowy"}, keep_live=True)
    before = traces()
    assert outcomes(import_course(path=imported)) == []
    assert traces() == before
    assert Page.objects.get(pk=extra.pk).live


def test_order_follows_the_files(imported: Path) -> None:
    """New names, new order; the pages themselves are the same."""
    (imported / "01-modul/02-krok-drugi.md").rename(imported / "01-modul/00-krok-drugi.md")
    assert outcomes(import_course(path=imported)) == []
    assert [child.translation_key.hex for child in page(MODULE).get_children()] == [key.replace("-", "") for key in (SECOND, FIRST)]


def test_order_changed_in_the_admin_is_kept(imported: Path) -> None:
    """An editor's order is an edit."""
    page(SECOND).move(page(FIRST), pos="left")
    report = import_course(path=imported)
    assert outcomes(report) == [("kept", "pl", "Moduł")]
    assert [child.slug for child in page(MODULE).get_children()] == ["krok-drugi", "krok-pierwszy"]


def test_step_moves_to_another_module(imported: Path) -> None:
    """A file in another folder is the same step in another module."""
    other = "10000000-0000-4000-8000-000000000009"
    text = sample_files()["01-modul/module.md"].decode().replace(MODULE, other).replace("modul", "inny").replace("Moduł", "Inny")
    write(imported, {"02-inny/module.md": text.encode()})
    (imported / "01-modul/02-krok-drugi.md").rename(imported / "02-inny/01-krok-drugi.md")
    assert outcomes(import_course(path=imported)) == [("created", "pl", "Inny"), ("updated", "pl", "Krok drugi")]
    assert page(SECOND).get_parent().translation_key.hex == other.replace("-", "")
    assert page(SECOND).url_path.endswith("/kurs-probny/inny/krok-drugi/")


def test_act_that_the_portal_has_is_not_overwritten(portal: CourseIndexPage, folder: Path) -> None:
    """The editors' record stays, by its short name too; a title in another language is added."""
    act = LegalAct.objects.create(short_name="uF", title="Ustawa redaktorki", locale=portal.locale)
    import_course(path=folder)
    found = LegalAct.objects.filter(translation_key=act.translation_key).order_by("locale__language_code")
    assert [(one.locale.language_code, one.title) for one in found] == [("en", "Act on foundations"), ("pl", "Ustawa redaktorki")]
    assert LegalAct.objects.count() == 2


def test_incomplete_translation_waits_as_a_draft(translated: Callable[[dict[str, str]], Path]) -> None:
    """A quiz step with a text missing is not public; it is named, with the text that is missing."""
    folder = translated({"Kto może?": ""})
    report = import_course(path=folder)
    waiting = [row for row in report.rows if row.outcome == "waiting"]
    assert [(row.language, row.title) for row in waiting] == [("en", "Krok pierwszy"), ("nb", "Krok pierwszy")]
    assert f"questions.{QUESTION}.prompt" in waiting[0].reason
    assert (page(FIRST, "en").live, page(SECOND, "en").live) == (False, True)
    before = traces()
    import_course(path=folder)
    assert traces() == before

    translated({})
    assert outcomes(import_course(path=folder)) == [("updated", "en", "en Krok pierwszy"), ("updated", "nb", "nb Krok pierwszy")]
    assert page(FIRST, "en").live


def test_children_wait_for_their_parent(translated: Callable[[dict[str, str]], Path]) -> None:
    """No alias of a Polish parent is made so that a child can have a place."""
    import_course(path=translated({"Jeden moduł.": ""}))
    assert not Page.objects.filter(translation_key__in=[FIRST, SECOND], locale__language_code="en").exists()
    assert not Page.objects.exclude(alias_of=None).exists()


def test_language_without_strings_makes_nothing(imported: Path) -> None:
    """A course that is not translated has no pages in that language."""
    assert not Page.objects.filter(translation_key=COURSE).exclude(locale__language_code="pl").exists()


def test_changed_source_leaves_the_older_translation_public(translated: Callable[[dict[str, str]], Path]) -> None:
    """A mended Polish text does not put Polish into the English page; it stays until its translation comes."""
    folder = translated({})
    import_course(path=folder)
    write(folder, replaced(sample_files(), "01-modul/02-krok-drugi.md", "Koniec.", "Naprawdę koniec."))
    report = import_course(path=folder)
    assert [(row.outcome, row.language) for row in report.rows if row.outcome != "unchanged"] == [
        ("updated", "pl"),
        ("waiting", "en"),
        ("waiting", "nb"),
    ]
    assert "older translation stays public" in next(row.reason for row in report.rows if row.outcome == "waiting")
    english = page(SECOND, "en")
    assert (english.live, english.body[0].value.source) == (True, "<p>en Koniec.</p>")


def test_translation_edited_in_the_admin_is_kept(translated: Callable[[dict[str, str]], Path]) -> None:
    """A translator's work in the browser is an edit too."""
    folder = translated({})
    import_course(path=folder)
    string = StringTranslation.objects.get(context__object_id=SECOND, context__path="title", locale__language_code="en")
    string.data = "The second step"
    string.save()
    translated({"Krok drugi": "Step two"})
    report = import_course(path=folder)
    assert ("kept", "en", "Krok drugi") in outcomes(report)
    string.refresh_from_db()
    assert string.data == "The second step"
    assert page(SECOND, "nb").title == "Step two"


def test_translation_with_a_forbidden_tag_is_named_and_not_published(translated: Callable[[dict[str, str]], Path]) -> None:
    """wagtail-localize takes it without a word; the report does not."""
    report = import_course(path=translated({"Koniec.": 'The end <a href="https://example.org">x</a>.'}))
    assert [note for note in report.notes if "cannot be used" in note and "Krok drugi" in note]
    assert not page(SECOND, "en").live


def test_outdated_entries_are_told(translated: Callable[[dict[str, str]], Path]) -> None:
    """A translation whose source text was changed is not lost silently."""
    folder = translated({})
    write(folder, replaced(sample_files(), "01-modul/02-krok-drugi.md", "Koniec.", "Naprawdę koniec."))
    assert any("locale/en.po: 1 translated texts of “Krok drugi”" in note for note in import_course(path=folder).notes)


def test_page_of_another_type_is_refused(portal: CourseIndexPage, folder: Path) -> None:
    """An id that the portal uses for something else changes nothing."""
    portal.translation_key = SECOND  # type: ignore[assignment]
    portal.save()
    with pytest.raises(PackageError, match="another type"):
        import_course(path=folder)
    assert not Page.objects.filter(translation_key=COURSE).exists()
