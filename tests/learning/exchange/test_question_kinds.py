"""Every type of question as a file and back: equal to the byte, with the step to read again and feedback by score."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from cms.core.exchange.problems import PackageError
from learning.domain.publishing.scoring import read_questions
from learning.exchange.exporting import export_course
from learning.exchange.importing import import_course
from learning.exchange.package import read_course
from learning.exchange.questions import RECORDS, question_raw, read_quiz, record_of, write_quiz
from learning.models import CourseIndexPage, StepPage
from tests.factories import multiple, single
from tests.factories.question_kinds import MAKERS, one_of_each

from .conftest import empty_portal, page
from .sample import COURSE, FIRST, SECOND, read, sample_files, uid, write

STEP = UUID(SECOND)
FILE = "krok.quiz.yaml"


def page_of(key: UUID) -> int:
    assert key == STEP
    return 7


def key_of(pk: int) -> UUID:
    assert pk == 7
    return STEP


def specs(*raw: dict[str, Any]) -> list[Any]:
    return read_questions(StepPage(questions=json.dumps(raw)).questions)


def there_and_back(raw: dict[str, Any]) -> dict[str, Any]:
    """A raw question, written to a file and read from it again."""
    text = write_quiz((record_of(raw, key_of=key_of),))
    (record,) = read_quiz(text, file=FILE)
    assert write_quiz((record,)) == text
    return question_raw(record, page_of=page_of)


def test_every_type_has_a_record() -> None:
    assert sorted(RECORDS) == sorted(MAKERS)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_question_comes_back_as_it_was_written(kind: str) -> None:
    raw = MAKERS[kind]()
    back = there_and_back(raw)
    (before,), (after,) = specs(raw), specs(back)
    assert (after.scoring_hash, after.text_hash, after.options, after.shuffle) == (
        before.scoring_hash,
        before.text_hash,
        before.options,
        before.shuffle,
    )
    assert (back["id"], back["type"]) == (raw["id"], raw["type"])


def test_what_is_off_is_not_written() -> None:
    text = write_quiz(tuple(record_of(raw, key_of=key_of) for raw in one_of_each()))
    assert [key for key in ("hint_cost", "taught_in", "slips", "tolerance") if f"  {key}:" in text] == []


def test_what_is_on_is_written_and_read() -> None:
    raw = multiple(hint="Pomoc", hint_cost=25, partial=True, taught_in=7)
    text = write_quiz((record_of(raw, key_of=key_of),))
    assert [line.strip() for line in text.splitlines() if any(key in line for key in ("hint_cost", "partial", "taught_in"))] == [
        "hint_cost: 25",
        "partial: true",
        f"taught_in: {SECOND}",
    ]
    back = there_and_back(raw)["value"]
    assert (back["hint_cost"], back["partial"], back["taught_in"]) == (25, True, 7)


def test_a_step_that_is_gone_is_not_written() -> None:
    record = record_of(single(taught_in=9), key_of=lambda pk: None)
    assert record.taught_in is None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- id: x\n  type: essay\n", 2, "“type” takes one of: single, multiple, true_false"),
        (f"- id: {uid(1, 4)}\n  prompt: Kto?\n", 1, "The key “type” is missing. Add it."),
        (f"- id: {uid(1, 4)}\n  type: [single]\n", 2, "“type” takes one of"),
        ("- nic\n", 1, "A mapping is expected here"),
        ("nic: 1\n", 1, "A list is expected here"),
        ("[]\n", 1, "The quiz has no questions"),
        (f"- id: {uid(1, 4)}\n  type: reflection\n  prompt: Co?\n  points: 2\n", 4, "The key “points” is not known here"),
        (f"- id: {uid(1, 4)}\n  type: true_false\n  prompt: Tak?\n  answer: tak\n", 4, "“answer” takes true or false"),
        (f"- id: {uid(1, 4)}\n  type: true_false\n  prompt: Tak?\n  answer: true\n  hint_cost: 101\n", 5, "hint_cost"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(PackageError) as caught:
        read_quiz(text, file=FILE)
    assert [(problem.line, message in problem.message) for problem in caught.value.problems] == [(line, True)]


def test_all_questions_are_read_before_anything_is_said() -> None:
    with pytest.raises(PackageError) as caught:
        read_quiz("- {id: x, type: essay}\n- nic\n", file=FILE)
    assert [problem.line for problem in caught.value.problems] == [1, 2]


BANDS = f"""score_feedback:
  - {{id: {uid(1, 7)}, from_percent: 0, text: "Wróć."}}
  - {{id: {uid(2, 7)}, from_percent: 80, text: "Dalej."}}
"""


def with_everything() -> dict[str, bytes]:
    """The small package, its first step with a question of every type, one of them taught in the second step."""
    files = sample_files()
    name = "01-modul/01-krok-pierwszy"
    raw = one_of_each()
    raw[0]["value"]["taught_in"] = 7
    files[f"{name}.quiz.yaml"] = write_quiz(tuple(record_of(one, key_of=key_of) for one in raw)).encode()
    files[f"{name}.md"] = files[f"{name}.md"].replace(b"minutes: 5\n", b"minutes: 5\n" + BANDS.encode())
    return files


def test_a_course_with_everything_goes_out_as_it_came_in(portal: CourseIndexPage, tmp_path: Path) -> None:
    folder = write(tmp_path / "kurs", with_everything())
    import_course(path=folder)
    step = page(FIRST)
    assert [child.block_type for child in step.questions] == list(MAKERS)
    assert step.questions[0].value["taught_in"].pk == page(SECOND).pk
    assert [(band.value["from_percent"], band.value["text"]) for band in step.score_feedback] == [(0, "Wróć."), (80, "Dalej.")]
    export_course(key=COURSE, directory=tmp_path / "raz")
    empty_portal()
    import_course(path=tmp_path / "raz")
    export_course(key=COURSE, directory=tmp_path / "dwa")
    assert read(tmp_path / "raz") == read(tmp_path / "dwa")
    quiz = "01-modul/01-krok-pierwszy.quiz.yaml"
    assert (tmp_path / "dwa" / quiz).read_bytes() == with_ids_of(folder / quiz)


def with_ids_of(path: Path) -> bytes:
    """A file as the portal writes it: the same records."""
    return write_quiz(read_quiz(path.read_text(), file=path.name)).encode()


def test_a_second_load_changes_nothing(portal: CourseIndexPage, tmp_path: Path) -> None:
    folder = write(tmp_path / "kurs", with_everything())
    import_course(path=folder)
    report = import_course(path=folder)
    assert {row.outcome for row in report.rows} == {"unchanged"}


def test_fingerprints_of_packages_loaded_before_stay_as_they_were(tmp_path: Path) -> None:
    """Written down by the code before there were other types; else every step with a quiz would count as edited in the admin."""
    package = read_course(write(tmp_path, sample_files()))
    steps = {source.file: source.document.content_hash() for source in package.pages if "krok" in source.file}
    assert steps == {
        "01-modul/01-krok-pierwszy.md": "42b166c9a12534a2fbb94a0c4f265feaa23207d000c638894a9fd5052019001d",
        "01-modul/02-krok-drugi.md": "6f7505b66602835b66d6de8fa43ad1f64b7403eaec42609cf5d2dc3564e9a0c7",
    }


@pytest.mark.parametrize("percents", [(0, 0), (-1, 5), (5, 101)])
def test_texts_for_a_score_that_make_no_sense_are_refused(tmp_path: Path, percents: tuple[int, int]) -> None:
    files = with_everything()
    name = "01-modul/01-krok-pierwszy.md"
    for before, after in zip((b"from_percent: 0", b"from_percent: 80"), percents, strict=True):
        files[name] = files[name].replace(before, b"from_percent: %d" % after)
    with pytest.raises(PackageError):
        read_course(write(tmp_path, files))
