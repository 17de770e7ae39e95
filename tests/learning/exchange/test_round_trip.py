"""Export and import are each other's reverse, ids and translations included."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from wagtail.models import Page

from cms.core.exchange.problems import PackageError
from cms.core.exchange.strings import strings_of, translations_of
from cms.core.models import PublishingEntity
from learning.exchange.exporting import export_course
from learning.exchange.importing import import_course
from learning.models import CourseIndexPage, Question, QuestionText, StepPage

from .conftest import empty_portal, page
from .sample import COURSE, FIRST, MODULE, OPTION_RIGHT, OPTION_WRONG, QUESTION, SECOND, read, replaced, sample_files, uid, write

KEYS = (COURSE, MODULE, FIRST, SECOND)


def contents() -> dict[tuple[str, str], object]:
    """What the pages say in every language, without keys of this database."""
    found: dict[tuple[str, str], object] = {}
    for one in Page.objects.filter(translation_key__in=KEYS).specific():
        translations = translations_of(one.translation_key, one.locale)
        found[(str(one.translation_key), one.locale.language_code)] = (one.title, one.slug, one.live, strings_of(one), translations)
    return found


def test_import_makes_the_whole_course(imported: Path) -> None:
    """Pages stand in their places, blocks and questions carry the ids of the files, the quiz is recorded."""
    course, module, first, second = (page(key) for key in KEYS)
    assert [one.get_parent().specific for one in (module, first, second)] == [course, module, module]
    assert all(one.live and not one.has_unpublished_changes for one in (course, module, first, second))
    assert [block.id for block in first.body] == [uid(number) for number in range(11, 21)]
    assert (first.minutes, first.required, first.pass_mark) == (5, True, None)
    assert (second.minutes, second.required, second.pass_mark) == (3, False, 80)
    raw = first.questions.get_prep_value()[0]
    assert (raw["id"], [option["id"] for option in raw["value"]["options"]]) == (QUESTION, [OPTION_RIGHT, OPTION_WRONG])
    question = Question.objects.get(step_key=FIRST, block_id=QUESTION)
    assert question.current is not None
    assert question.current.payload["correct"] == [OPTION_RIGHT]


def test_links_become_keys_of_the_portal(imported: Path) -> None:
    """A link to a page or a document is stored as Wagtail stores it, so that moving the target breaks nothing."""
    course, second = page(COURSE), page(SECOND)
    assert f'<a linktype="page" id="{second.pk}">krok</a>' in course.body[0].value.source
    assert 'linktype="document"' in page(FIRST).body[0].value.source


def test_export_then_import_into_an_empty_portal_gives_an_equal_course(
    translated: Callable[[dict[str, str]], Path], tmp_path: Path
) -> None:
    """Files are equal byte by byte; pages, ids and translations are equal."""
    report = import_course(path=translated({}))
    assert [row.title for row in report.rows if row.outcome == "created"] == [
        f"{language} {title}" for language in ("en", "nb") for title in ("Kurs próbny", "Moduł", "Krok pierwszy", "Krok drugi")
    ]
    first = tmp_path / "pierwszy"
    export_course(key=COURSE, directory=first)
    before = contents()

    empty_portal()
    import_course(path=first)

    second = tmp_path / "drugi"
    export_course(key="kurs-probny", directory=second)
    assert read(second) == read(first)
    assert contents() == before
    assert {language for _key, language in before} == {"pl", "en", "nb"}


def test_translation_carries_ids_and_key_of_the_source(translated: Callable[[dict[str, str]], Path]) -> None:
    """The English step asks the same question with the same options, and its words are recorded."""
    import_course(path=translated({}))
    english = page(FIRST, "en")
    raw = english.questions.get_prep_value()[0]
    assert english.live
    assert raw["value"]["prompt"] == "en Kto może?"
    assert [(option["id"], option["value"]["correct"]) for option in raw["value"]["options"]] == [
        (OPTION_RIGHT, True),
        (OPTION_WRONG, False),
    ]
    assert QuestionText.objects.filter(locale="en", version__question__block_id=QUESTION).count() == 1


def test_catalogue_holds_no_key(imported: Path, tmp_path: Path) -> None:
    """Neither flags nor points travel to a translator."""
    export_course(key=COURSE, directory=tmp_path / "out")
    text = (tmp_path / "out" / "locale" / "en.po").read_text()
    assert "Każdy" in text
    assert "correct:" not in text
    assert "points" not in text


def test_export_refuses_a_folder_with_files(imported: Path, tmp_path: Path) -> None:
    """Nothing is overwritten unless asked for; then files of the earlier export go and others stay."""
    out = write(tmp_path / "out", {"moje.txt": b"moje", "course.md": b"dawny", "09-stary/module.md": b"dawny"})
    with pytest.raises(PackageError, match="not empty"):
        export_course(key=COURSE, directory=out)
    assert read(out)["course.md"] == b"dawny"
    export_course(key=COURSE, directory=out, force=True)
    found = read(out)
    assert found["moje.txt"] == b"moje"
    assert "09-stary/module.md" not in found
    assert found["course.md"].startswith(b"---\nformat: mowis-course/1\n")


def test_unknown_course_is_refused_with_the_known_ones(imported: Path, tmp_path: Path) -> None:
    """The message lists the courses that there are."""
    with pytest.raises(PackageError, match="kurs-probny"):
        export_course(key="nie-ma", directory=tmp_path / "out")


def test_page_that_the_format_cannot_say_is_named(imported: Path, tmp_path: Path) -> None:
    """A heading inside rich text is neither dropped nor half-written: the export names the page and writes nothing."""
    step = page(SECOND)
    step.body = [("text", "<h2>a</h2>")]
    step.save_revision().publish()
    with pytest.raises(PackageError, match=r"Krok drugi.*<h2>"):
        export_course(key=COURSE, directory=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_draft_is_not_exported(imported: Path, tmp_path: Path) -> None:
    """What is not public stays out of a package."""
    page(SECOND).unpublish()
    export_course(key=COURSE, directory=tmp_path / "out")
    assert "01-modul/02-krok-drugi.md" not in read(tmp_path / "out")
    assert "01-modul/01-krok-pierwszy.md" in read(tmp_path / "out")


def test_sixty_steps_import_in_one_transaction(portal: object, tmp_path: Path) -> None:
    """One bad step among sixty, met only while writing, leaves nothing behind."""
    files = {name: data for name, data in sample_files().items() if not name.startswith("01-modul/0")}
    for number in range(1, 61):
        text = f"---\nid: {uid(number, 7)}\ntitle: Krok {number}\nslug: krok-{number}\nsummary: ''\nminutes: 5\n---\n"
        files[f"01-modul/{number:02}-krok.md"] = text.encode()
    files["course.md"] = files["course.md"].replace(SECOND.encode(), uid(60, 7).encode())
    # Two steps with one slug: only the page tree knows.
    files["01-modul/60-krok.md"] = files["01-modul/60-krok.md"].replace(b"krok-60", b"krok-1")
    folder = write(tmp_path / "duzy", files)
    with pytest.raises(PackageError, match=r"60-krok\.md"):
        import_course(path=folder)
    assert not Page.objects.filter(translation_key=COURSE).exists()
    assert StepPage.objects.count() == 0

    write(folder, {"01-modul/60-krok.md": files["01-modul/60-krok.md"].replace(b"slug: krok-1", b"slug: krok-60")})
    report = import_course(path=folder)
    assert report.count("created") == 62
    assert [one.slug for one in page(MODULE).get_children()] == [f"krok-{number}" for number in range(1, 61)]


def test_keys_that_every_page_has_survive_the_round_trip(portal: CourseIndexPage, tmp_path: Path) -> None:
    """Archive, unit and picture of a course come back in an empty portal, and the second export equals the first."""
    more = (
        f"entity: Referat MOWIS\narchived: {{on: 2026-01-31, reason: Przepisy się zmieniły., successor: {SECOND}}}\n"
        "listing_image: {file: media/obraz.png, title: Obraz, credit: Anna Autorka, licence: CC BY 4.0}\ntheme: law\n"
    )
    files = replaced(sample_files(), "course.md", "theme: law\n", more)
    unit = f'- id: {uid(9, 6)}\n  name: "Referat MOWIS"\n  phone: "12 616 00 00"\n'
    import_course(path=write(tmp_path / "kurs", {**files, "units.yaml": unit.encode()}))
    first, second = tmp_path / "pierwszy", tmp_path / "drugi"
    export_course(key=COURSE, directory=first)

    empty_portal()
    PublishingEntity.objects.all().delete()
    import_course(path=first)

    course = page(COURSE)
    archived = (course.archived_on, course.archive_reason, course.successor.translation_key)
    assert archived == (date(2026, 1, 31), "Przepisy się zmieniły.", UUID(SECOND))
    assert (course.publishing_entity.name, course.publishing_entity.phone) == ("Referat MOWIS", "12 616 00 00")
    assert (course.listing_image.title, course.listing_image.credit) == ("Obraz", "Anna Autorka")
    export_course(key=COURSE, directory=second)
    assert read(second) == read(first)
    assert not import_course(path=second).changed
