"""Rules in the files: read, written back the same, quiet when empty, and refused in words."""

from pathlib import Path

import pytest

from cms.core.exchange.problems import PackageError
from learning.exchange.exporting import export_course
from learning.exchange.importing import import_course
from learning.models import CourseIndexPage, StructureStep

from .conftest import empty_portal, page, traces
from .sample import COURSE, FIRST, MODULE, SECOND, read, replaced, sample_files, write

MODULE_FILE, STEP_FILE, SECOND_FILE = "01-modul/module.md", "01-modul/01-krok-pierwszy.md", "01-modul/02-krok-drugi.md"
RULES = f"""attempts_allowed: 3
attempt_delay: 0
score_rule: last
completion_rule: answered
opens_at: 2026-09-01T08:00:00+02:00
closes_at: 2026-12-01T12:00:00+01:00
prerequisites:
  - {FIRST}
"""


def ruled() -> dict[str, bytes]:
    """The sample with rules on every level."""
    files = replaced(
        sample_files(), "course.md", "pass_mark: 60\n", "pass_mark: 60\nin_order: true\nattempts_allowed: 0\nattempt_delay: 30\n"
    )
    files = replaced(files, MODULE_FILE, "slug: modul\n", "slug: modul\nrequired: false\npass_mark: 75\nopens_at: 2026-08-01T00:00:00Z\n")
    rules = RULES.replace("completion_rule: answered", "completion_rule: confirmed")
    return replaced(files, SECOND_FILE, "minutes: 3\n", f'minutes: 3\n{rules}confirmation: "Mam szkic statutu."\n')


def test_rules_are_read_onto_the_pages_and_settled(portal: CourseIndexPage, tmp_path: Path) -> None:
    import_course(path=write(tmp_path / "kurs", ruled()))
    course, module, step = page(COURSE), page(MODULE), page(SECOND)
    assert (course.in_order, course.attempts_allowed, course.attempt_delay) == (True, 0, 30)
    assert (module.required, module.pass_mark, module.opens_at.isoformat()) == (False, 75, "2026-08-01T00:00:00+00:00")
    assert (step.attempts_allowed, step.attempt_delay, step.score_rule, step.completion_rule) == (3, 0, "last", "confirmed")
    assert (step.opens_at.isoformat(), step.closes_at.isoformat()) == ("2026-09-01T06:00:00+00:00", "2026-12-01T11:00:00+00:00")
    assert ([child.value.pk for child in step.prerequisites], step.confirmation) == ([page(FIRST).pk], "Mam szkic statutu.")
    rows = StructureStep.objects.filter(structure__is_current=True, structure__course_key=COURSE).order_by("position")
    assert list(rows.values_list("required", "attempts_allowed", "attempt_delay", "prerequisites")) == [
        (False, None, 30, []),
        (False, 3, 0, [["step", FIRST]]),
    ]


def test_rules_are_written_back_byte_by_byte_and_a_second_load_changes_nothing(portal: CourseIndexPage, tmp_path: Path) -> None:
    folder = write(tmp_path / "kurs", ruled())
    import_course(path=folder)
    export_course(key=COURSE, directory=tmp_path / "raz")
    before = traces()
    assert {row.outcome for row in import_course(path=folder).rows} == {"unchanged"}
    assert traces() == before
    empty_portal()
    import_course(path=tmp_path / "raz")
    export_course(key=COURSE, directory=tmp_path / "dwa")
    once, twice = read(tmp_path / "raz"), read(tmp_path / "dwa")
    assert once == twice
    text = next(data for name, data in once.items() if RULES.splitlines()[4].encode() in data).decode()
    for line in [*RULES.replace("answered", "confirmed").splitlines(), 'confirmation: "Mam szkic statutu."']:
        assert line in text.splitlines()


def test_rules_that_nobody_set_are_not_written(imported: Path, tmp_path: Path) -> None:
    export_course(key=COURSE, directory=tmp_path / "wzor")
    files = {name: data.decode() for name, data in read(tmp_path / "wzor").items() if name.endswith(".md")}
    words = ("attempt", "rule", "opens_at", "closes_at", "prerequisites", "in_order", "confirmation")
    assert [name for name, text in files.items() for word in words if f"\n{word}" in text] == []
    assert [name for name, text in files.items() if "required: true" in text] == []


STRANGER = "5d1c6f0e-3f56-4f4e-9a55-0c1f3f0f7a11"
BAD = [
    (STEP_FILE, "prerequisites:\n  - pierwszy\n", 7, "UUID"),
    (STEP_FILE, f"prerequisites: [{STRANGER}]\n", 0, f"There is no page with the id {STRANGER}."),
    (STEP_FILE, "opens_at: 2026-09-01\n", 6, "opens_at"),
    (STEP_FILE, "opens_at: 2026-09-01T08:00:00\n", 6, "time zone"),
    (STEP_FILE, "score_rule: worst\n", 6, "takes one of"),
    (STEP_FILE, "attempts_allowed: 51\n", 6, "attempts_allowed"),
    (STEP_FILE, "attempt_delay: 43201\n", 6, "attempt_delay"),
    (STEP_FILE, "opens_at: 2026-09-02T08:00:00Z\ncloses_at: 2026-09-01T08:00:00Z\n", 0, "closes_at"),
    (STEP_FILE, f"prerequisites:\n  - {FIRST}\n", 0, "prerequisites:"),
    (STEP_FILE, f"prerequisites:\n  - {MODULE}\n", 0, "prerequisites:"),
    (STEP_FILE, "score_rule: first\ncompletion_rule: passed\n", 0, "score_rule:"),
]


@pytest.mark.parametrize(("name", "keys", "line", "words"), BAD)
def test_a_rule_that_cannot_be_taken_is_told_with_its_file_and_nothing_is_loaded(
    portal: CourseIndexPage, tmp_path: Path, name: str, keys: str, line: int, words: str
) -> None:
    before = traces()
    folder = write(tmp_path / "kurs", replaced(sample_files(), name, "minutes: 5\n", f"minutes: 5\n{keys}"))
    with pytest.raises(PackageError) as caught:
        import_course(path=folder)
    (problem,) = caught.value.problems
    assert (problem.file, words in problem.message) == (name, True), problem
    assert abs(problem.line - line) <= 1 if line else problem.line == 0, problem
    assert traces() == before


def test_a_step_without_a_quiz_cannot_be_done_by_one(portal: CourseIndexPage, tmp_path: Path) -> None:
    files = replaced(sample_files(), SECOND_FILE, "minutes: 3\n", "minutes: 3\ncompletion_rule: passed\n")
    with pytest.raises(PackageError) as caught:
        import_course(path=write(tmp_path / "kurs", files))
    assert [problem.file for problem in caught.value.problems] == [SECOND_FILE]


def test_steps_that_wait_for_each_other_are_told(portal: CourseIndexPage, tmp_path: Path) -> None:
    files = replaced(sample_files(), STEP_FILE, "minutes: 5\n", f"minutes: 5\nprerequisites:\n  - {SECOND}\n")
    files = replaced(files, SECOND_FILE, "minutes: 3\n", f"minutes: 3\nprerequisites:\n  - {FIRST}\n")
    with pytest.raises(PackageError) as caught:
        import_course(path=write(tmp_path / "kurs", files))
    assert [problem.file for problem in caught.value.problems] == [STEP_FILE, SECOND_FILE]
