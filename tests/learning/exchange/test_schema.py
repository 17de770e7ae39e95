"""The JSON Schema of the files: it takes what is read and refuses what is not."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from jsonschema import Draft202012Validator

from cms.core.exchange.markup import split
from cms.core.exchange.problems import PackageError
from cms.core.exchange.yaml_reader import read_yaml
from learning.exchange.questions import RECORDS, read_quiz, record_of, write_quiz
from learning.exchange.schema import course_schema
from learning.exchange.schema_words import FILES, KEYS
from tests.factories.question_kinds import MAKERS

from .archive.zipping import members
from .sample import sample_files

COURSES = Path(settings.CONTENT_DIR) / settings.LANGUAGE_CODE / "courses"
FIRST_LINE = {"course.md": "course", "module.md": "module"}


def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(course_schema(kind))


def as_json(text: str, name: str) -> Any:
    """What a file says, as a tool for JSON Schema sees it: dates as text."""
    return json.loads(json.dumps(read_yaml(text, file=name).data, default=str))


def parts(name: str, text: str) -> tuple[str, Any] | None:
    """The kind of a file, and what the schema judges of it; None for files without a schema."""
    last = name.rpartition("/")[2]
    if last.endswith(".quiz.yaml"):
        return "quiz", as_json(text, name)
    if last in ("law.yaml", "units.yaml"):
        return last.removesuffix(".yaml"), as_json(text, name)
    if last.endswith(".md"):
        return FIRST_LINE.get(last, "step"), as_json(split(text, file=name).front, name)
    return None


def content_files() -> Iterator[tuple[str, str, Any]]:
    """Every file of the starter courses that has a schema: its name, its kind and its data."""
    for path in sorted(COURSES.rglob("*")):
        if path.suffix in (".md", ".yaml"):
            name = path.relative_to(COURSES).as_posix()
            found = parts(name, path.read_text(encoding="utf-8"))
            if found:
                yield name, *found


def every_type() -> list[dict[str, Any]]:
    """A question of every type, written and read as a file."""
    records = tuple(record_of(MAKERS[kind](), key_of=lambda _pk: None) for kind in RECORDS)
    data: list[dict[str, Any]] = as_json(write_quiz(records), "krok.quiz.yaml")
    return data


def complaints(kind: str, data: Any) -> list[str]:
    """What the schema says, with the place."""
    return [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(data)]


@pytest.mark.parametrize("kind", ["", *FILES])
def test_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(course_schema(kind))


def test_every_file_of_the_starter_courses_is_taken() -> None:
    found = list(content_files())
    assert {kind for _name, kind, _data in found} >= {"course", "module", "step", "quiz", "law"}
    assert [(name, complaints(kind, data)) for name, kind, data in found if complaints(kind, data)] == []


def test_the_whole_schema_takes_every_kind_of_file() -> None:
    whole = validator("")
    assert all(whole.is_valid(data) for _name, _kind, data in content_files())
    assert not whole.is_valid({"title": "Nic takiego"})


def test_every_file_of_the_small_course_is_taken() -> None:
    found = [parts(name, data.decode()) for name, data in sample_files().items() if not name.startswith("media/")]
    assert [complaints(*one) for one in found if one] == [[]] * 6


def test_manifest_is_taken() -> None:
    manifest = json.loads(members()[0][1])
    assert complaints("manifest", manifest) == []
    assert complaints("manifest", {**manifest, "course": 1}) == ["$.course: 1 is not of type 'string'"]


def test_every_type_of_question_is_taken() -> None:
    data = every_type()
    assert [one["type"] for one in data] == list(RECORDS)
    assert complaints("quiz", data) == []


@pytest.mark.parametrize("number", [3, 2.5, "2.5", "-7"])
def test_numbers_stand_with_or_without_quotation_marks(number: Any) -> None:
    (question,) = [one for one in every_type() if one["type"] == "number"]
    assert complaints("quiz", [{**question, "value": number}]) == []


@pytest.mark.parametrize("kind", RECORDS)
def test_an_unknown_key_is_named_for_every_type(kind: str) -> None:
    (question,) = [one for one in every_type() if one["type"] == kind]
    assert complaints("quiz", [{**question, "nonsense": 1}]) == ["$[0]: Additional properties are not allowed ('nonsense' was unexpected)"]


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("single", {"points": "dwa"}, "$[0].points: 'dwa' is not of type 'integer'"),
    ("single", {"points": 101}, "$[0].points: 101 is greater than the maximum of 100"),
    ("single", {"options": []}, "$[0].options: [] is too short"),
    ("true_false", {"answer": "tak"}, "$[0].answer: 'tak' is not of type 'boolean'"),
    ("reflection", {"prompt": ""}, "$[0].prompt: '' should be non-empty"),
    ("poll", {"type": "quiz"}, f"$[0].type: 'quiz' is not one of {list(RECORDS)}"),
]


@pytest.mark.parametrize(("kind", "change", "message"), WRONG, ids=[message.partition(": ")[2][:20] for _kind, _change, message in WRONG])
def test_what_the_reader_refuses_the_schema_refuses_with_its_place(kind: str, change: dict[str, Any], message: str) -> None:
    (question,) = [one for one in every_type() if one["type"] == kind]
    assert complaints("quiz", [{**question, **change}]) == [message]
    with pytest.raises(PackageError):
        read_quiz(json.dumps([{**question, **change}]), file="krok.quiz.yaml")


def test_front_matter_with_a_mistake_is_refused() -> None:
    kind, data = parts("01-modul/02-krok-drugi.md", sample_files()["01-modul/02-krok-drugi.md"].decode()) or ("", {})
    assert complaints(kind, {**data, "minutes": "trzy"}) == ["$.minutes: 'trzy' is not of type 'integer'"]
    assert complaints(kind, {key: value for key, value in data.items() if key != "slug"}) == ["$: 'slug' is a required property"]


def test_every_key_is_described_and_no_description_is_left_over() -> None:
    records = {name: one for name, one in course_schema()["$defs"].items() if name not in FILES}
    keys = {(name, key) for name, one in records.items() for key in one.get("properties", {})}
    assert {key for _name, key in keys} | {f"{name}.{key}" for name, key in keys} >= set(KEYS)
    assert all(one["properties"][key]["description"] for name, one in records.items() for key in one["properties"])
    assert all(one["title"] and one["description"] for one in records.values())


def test_command_prints_or_writes_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("course_schema", of="quiz")
    printed = capsys.readouterr().out
    assert json.loads(printed) == course_schema("quiz")
    call_command("course_schema", tmp_path / "new" / "quiz.json", of="quiz")
    assert (tmp_path / "new" / "quiz.json").read_text(encoding="utf-8") == printed
    with pytest.raises(CommandError, match="the file cannot be written"):
        call_command("course_schema", tmp_path)
