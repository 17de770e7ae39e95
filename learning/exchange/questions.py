"""Questions as files: ``NAME.quiz.yaml``."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cms.core.exchange.notation import WORD, Id, Record, RequiredText, Text, notation_of
from cms.core.exchange.problems import PackageError, Problem
from cms.core.exchange.validation import read_records
from cms.core.exchange.yaml_reader import YamlText, read_yaml
from cms.core.exchange.yaml_writer import write_yaml

TEXTS = ("prompt", "hint", "feedback_correct", "feedback_incorrect")


class OptionRecord(Record):
    """An answer to choose."""

    id: Id
    text: Annotated[RequiredText, Field(max_length=500)]
    correct: bool
    feedback: Annotated[Text, Field(max_length=600)] = ""


class QuestionRecord(Record):
    """A question of a quiz."""

    id: Id
    type: Annotated[Literal["single", "multiple"], WORD]
    prompt: Annotated[RequiredText, Field(max_length=700)]
    hint: Annotated[Text, Field(max_length=400)] = ""
    points: Annotated[int, Field(ge=1, le=100)] = 1
    shuffle: bool = True
    feedback_correct: Annotated[Text, Field(max_length=800)] = ""
    feedback_incorrect: Annotated[Text, Field(max_length=800)] = ""
    options: Annotated[list[OptionRecord], Field(min_length=2, max_length=10)]

    @model_validator(mode="after")
    def _key_makes_sense(self) -> Self:
        right = sum(option.correct for option in self.options)
        if right == 0:
            raise PydanticCustomError("key", "No answer is right. Set “correct: true” on at least one.")
        if self.type == "single" and right > 1:
            raise PydanticCustomError("key", "More than one answer is right. Leave one, or write “type: multiple”.")
        if len({option.text.casefold() for option in self.options}) < len(self.options):
            raise PydanticCustomError("key", "Two answers read the same. Change or remove one.")
        return self


def read_quiz(text: str, *, file: str) -> tuple[QuestionRecord, ...]:
    """Read a quiz file.

    Raises:
        PackageError: naming everything that is wrong, in all questions.
    """
    source: YamlText = read_yaml(text, file=file)
    if source.data is None:
        raise PackageError([Problem(file, 1, "The quiz has no questions. Write one, or remove the file.")])
    records = tuple(read_records(QuestionRecord, source))
    if not records:
        raise PackageError([Problem(file, 1, "The quiz has no questions. Write one, or remove the file.")])
    return records


def write_quiz(records: tuple[Record, ...]) -> str:
    """Write a quiz file."""
    return write_yaml([notation_of(record) for record in records])


def question_raw(record: Any) -> dict[str, Any]:
    """A question record in the raw form of the StreamField; options in full form, with their ids."""
    options = [
        {"type": "item", "id": str(option.id), "value": {"text": option.text, "correct": option.correct, "feedback": option.feedback}}
        for option in record.options
    ]
    value = {**{name: getattr(record, name) for name in TEXTS}, "options": options, "points": record.points, "shuffle": record.shuffle}
    return {"type": record.type, "id": str(record.id), "value": value}


def question_values(raw: dict[str, Any]) -> dict[str, Any]:
    """A record's values from the raw form."""
    value = raw["value"]
    options = [
        {"id": one["id"], **{name: one["value"][name] for name in ("text", "correct")}, "feedback": one["value"].get("feedback") or ""}
        for one in value["options"]
    ]
    texts = {name: value.get(name) or "" for name in TEXTS}
    return {"id": raw["id"], "type": raw["type"], **texts, "points": value["points"], "shuffle": bool(value["shuffle"]), "options": options}
