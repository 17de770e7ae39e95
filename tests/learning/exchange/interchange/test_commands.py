"""The two commands: what they write, what they say, and that a mistake writes nothing."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import PageLogEntry, Revision

from cms.core.exchange.kinds import raw_stream
from learning.exchange.interchange.steps import IMPORTED, draft_of
from learning.models import StepPage
from tests.factories import SiteTree, StepFactory
from tests.factories.question_kinds import MAKERS

from .reading import NAMES, bare, read, sample

pytestmark = pytest.mark.django_db


def run(name: str, *args: object, **options: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command(name, *map(str, args), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def fresh(step: StepPage) -> StepPage:
    return StepPage.objects.get(pk=step.pk)


def kept(tmp_path: Path, form: str, content: bytes | None = None) -> Path:
    path = tmp_path / NAMES[form]
    path.write_bytes(sample(form) if content is None else content)
    return path


@pytest.mark.parametrize(("form", "count"), [("gift", 21), ("moodlexml", 12)])
def test_questions_go_behind_those_of_the_draft(form: str, count: int, site_tree: SiteTree, tmp_path: Path) -> None:
    step = site_tree.quiz_step
    before = list(fresh(step).questions.get_prep_value())
    out, err = run("import_questions", step.translation_key, kept(tmp_path, form), format=form)
    after = fresh(step)
    raw = draft_of(after).questions.get_prep_value()
    assert raw[: len(before)] == before
    assert len(raw) == len(before) + count
    assert after.questions.get_prep_value() == before, "nothing is published"
    assert (after.has_unpublished_changes, err) == (True, "")
    assert PageLogEntry.objects.filter(page=step.pk, action=IMPORTED).count() == 1
    assert out.splitlines()[-1] == f"{count} questions were added to the draft of “{step.title}”. Read them there, then publish the step."
    assert re.search(rf"^{NAMES[form]}:\d+: The category", out, re.MULTILINE)


def test_every_row_of_what_was_added_has_its_own_id(site_tree: SiteTree, tmp_path: Path) -> None:
    run("import_questions", site_tree.quiz_step.slug, kept(tmp_path, "moodlexml"), format="moodlexml")
    raw = draft_of(fresh(site_tree.quiz_step)).questions.get_prep_value()
    ids = [one["id"] for one in raw] + [
        row["id"] for one in raw for rows in one["value"].values() if isinstance(rows, list) for row in rows
    ]  # fmt: skip
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[0-9a-f-]{36}", one) for one in ids)
    assert {row["type"] for one in raw for rows in one["value"].values() if isinstance(rows, list) for row in rows} == {"item"}


def test_what_was_imported_can_be_published(site_tree: SiteTree, tmp_path: Path) -> None:
    run("import_questions", site_tree.quiz_step.slug, kept(tmp_path, "gift"), format="gift")
    draft = draft_of(fresh(site_tree.quiz_step))
    draft.full_clean()
    draft.save_revision().publish()
    assert len(fresh(site_tree.quiz_step).questions) == len(draft.questions)


def test_a_draft_that_waits_is_kept(site_tree: SiteTree, tmp_path: Path) -> None:
    step = fresh(site_tree.quiz_step)
    step.title = "Tytuł, który czeka"
    step.save_revision()
    run("import_questions", step.slug, kept(tmp_path, "gift"), format="gift")
    assert draft_of(fresh(step)).title == "Tytuł, który czeka"


def test_a_dry_run_writes_nothing(site_tree: SiteTree, tmp_path: Path) -> None:
    before = Revision.objects.count()
    out, _err = run("import_questions", site_tree.quiz_step.slug, kept(tmp_path, "gift"), format="gift", dry_run=True)
    assert out.splitlines()[-1].startswith("21 questions can be added")
    assert Revision.objects.count() == before


@pytest.mark.slow
def test_a_thousand_questions_come_in(site_tree: SiteTree, tmp_path: Path) -> None:
    text = "\n\n".join(f"Co jest pod numerem {number}?{{=a{number}#Tak. ~b ~c}}" for number in range(1000))
    out, _err = run("import_questions", site_tree.read_step.slug, kept(tmp_path, "gift", text.encode()), format="gift")
    assert out.startswith("1000 questions were added")


BAD = "Dobre?{T}\n\nZłe?{=a\n".encode()


def test_a_mistake_keeps_the_whole_file_out(site_tree: SiteTree, tmp_path: Path) -> None:
    before = Revision.objects.count()
    with pytest.raises(CommandError) as caught:
        run("import_questions", site_tree.quiz_step.slug, kept(tmp_path, "gift", BAD), format="gift")
    assert str(caught.value).splitlines() == [
        f"{NAMES['gift']}: Mend these, or run the command again with --skip-faulty.",
        f"{NAMES['gift']}:3: The brace {{ is never closed. Write }} before the next blank line, or \\{{ for the sign itself.",
        "Nothing was imported.",
    ]
    assert (caught.value.returncode, Revision.objects.count()) == (1, before)


def test_what_can_be_taken_is_taken_when_that_is_asked(site_tree: SiteTree, tmp_path: Path) -> None:
    out, err = run("import_questions", site_tree.quiz_step.slug, kept(tmp_path, "gift", BAD), format="gift", skip_faulty=True)
    assert out.startswith("1 questions were added")
    assert err.startswith(f"{NAMES['gift']}:3: ")
    assert err.rstrip().endswith("Left out.")


@pytest.mark.parametrize("content", [b"Sam opis.", b"// nic\n", b""])
def test_a_file_without_questions_is_refused(content: bytes, site_tree: SiteTree, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"no question|is empty"):
        run("import_questions", site_tree.quiz_step.slug, kept(tmp_path, "gift", content), format="gift")


def test_a_file_or_a_step_that_is_not_there_is_told(site_tree: SiteTree, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        run("import_questions", site_tree.quiz_step.slug, tmp_path / "brak.txt", format="gift")
    for name in ("import_questions", "export_questions"):
        with pytest.raises(CommandError, match="There is no such step"):
            run(name, "nie-ma-takiego", tmp_path / "brak.txt", format="gift")


def test_a_step_is_found_by_its_path_where_several_have_its_slug(site_tree: SiteTree, tmp_path: Path) -> None:
    first = site_tree.quiz_step
    other = next(module for module in site_tree.modules if module.pk != first.get_parent().pk)
    StepFactory(parent=other, slug=first.slug)
    path = kept(tmp_path, "gift", b"Dobre?{T}")
    with pytest.raises(CommandError, match="Several steps are called so"):
        run("import_questions", first.slug, path, format="gift")
    run("import_questions", f"{other.slug}/{first.slug}", path, format="gift")
    run("import_questions", first.url, path, format="gift")
    assert PageLogEntry.objects.filter(page=first.pk, action=IMPORTED).count() == 1


@pytest.mark.parametrize("form", ["gift", "moodlexml"])
def test_an_export_reads_as_what_the_step_asks(form: str, site_tree: SiteTree, tmp_path: Path) -> None:
    path = tmp_path / "wynik"
    out, err = run("export_questions", site_tree.quiz_step.slug, path, format=form)
    printed, _err = run("export_questions", site_tree.quiz_step.slug, format=form)
    assert printed == path.read_text(encoding="utf-8")
    found = read(form, printed)
    raw = draft_of(fresh(site_tree.quiz_step)).questions.get_prep_value()
    assert [bare(one.record)["prompt"] for one in found.questions] == [one["value"]["prompt"] for one in raw]
    assert out == f"{len(raw)} questions written to {path}.\n"
    assert all(re.match(r"\d+\. “", line) for line in err.splitlines())


def test_a_question_that_is_not_finished_is_named_and_not_written(site_tree: SiteTree) -> None:
    draft = draft_of(fresh(site_tree.quiz_step))
    whole = len(draft.questions)
    raw = [*draft.questions.get_prep_value(), MAKERS["single"](prompt="")]
    draft.questions = raw_stream(draft, "questions", raw)
    draft.save_revision(clean=False)
    out, err = run("export_questions", site_tree.quiz_step.slug, format="moodlexml")
    assert out.count("<question ") == whole
    assert f"{whole + 1}. This question is not finished" in err


def test_a_step_without_questions_gives_no_file(site_tree: SiteTree, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no question"):
        run("export_questions", site_tree.read_step.slug, tmp_path / "wynik", format="gift")
    assert not (tmp_path / "wynik").exists()
