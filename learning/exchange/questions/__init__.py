"""Questions as files: ``NAME.quiz.yaml``. Each type of question has a record; ``type`` says which."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from cms.core.exchange.notation import Record, notation_of
from cms.core.exchange.problems import PackageError, Problem, Problems
from cms.core.exchange.validation import read_record
from cms.core.exchange.yaml_reader import YamlText, read_yaml
from cms.core.exchange.yaml_writer import write_yaml
from cms.law.exchange import citation_raw, citation_values

from . import arranged, choice, scenario, typed
from .base import BaseQuestionRecord, QuestionRecord, UngradedRecord, item_raw

__all__ = [
    "RECORDS",
    "BaseQuestionRecord",
    "QuestionRecord",
    "UngradedRecord",
    "item_raw",
    "question_raw",
    "read_quiz",
    "record_of",
    "write_quiz",
]

#: The record of each type, by the value of ``type``.
RECORDS: dict[str, type[BaseQuestionRecord]] = {
    record.model_fields["type"].annotation.__args__[0]: record  # type: ignore[union-attr]
    for record in (
        *choice.RECORDS,
        *typed.RECORDS,
        *arranged.RECORDS,
        *scenario.RECORDS,
    )
}
#: Keys that open a question in a file; those of its type follow.
ORDER = ("id", "type", "prompt", "hint", "hint_cost", "points", "shuffle", "partial", "feedback_correct", "feedback_incorrect", "taught_in")


def read_quiz(text: str, *, file: str) -> tuple[BaseQuestionRecord, ...]:
    """Read a quiz file.

    Raises:
        PackageError: naming everything that is wrong, in all questions.
    """
    source: YamlText = read_yaml(text, file=file)
    if source.data is not None and not isinstance(source.data, list):
        raise PackageError([Problem(file, source.first_line, "A list is expected here: lines that begin with “- ”.")])
    if not source.data:
        raise PackageError([Problem(file, 1, "The quiz has no questions. Write one, or remove the file.")])
    problems = Problems()
    records = [problems.attempt(partial(_read_question, source, index)) for index in range(len(source.data))]
    problems.raise_if_any()
    return tuple(record for record in records if record is not None)


def _read_question(source: YamlText, index: int) -> BaseQuestionRecord:
    data = source.data[index]
    kind = data.get("type") if isinstance(data, dict) else None
    model = RECORDS.get(kind) if isinstance(kind, str) else None
    if model is not None or not isinstance(data, dict):
        return read_record(model or BaseQuestionRecord, source, data, (index,))
    place = (index, "type") if "type" in data else (index,)
    message = f"“type” takes one of: {', '.join(RECORDS)}." if "type" in data else "The key “type” is missing. Add it."
    raise PackageError([Problem(source.file, source.line_of(place), message)])


def write_quiz(records: tuple[Record, ...]) -> str:
    """Write a quiz file."""
    return write_yaml([_ordered(notation_of(record)) for record in records])


def _ordered(notation: dict[str, Any]) -> dict[str, Any]:
    return {name: notation[name] for name in ORDER if name in notation} | notation


def question_raw(record: Any, *, page_of: Callable[[UUID], int]) -> dict[str, Any]:
    """A question record in the raw form of the StreamField.

    Args:
        record: the record.
        page_of: the primary key of the page with a translation key, for ``taught_in``.

    Raises:
        LookupError: when there is no such page.
    """
    taught_in = page_of(record.taught_in) if record.taught_in else None
    cited = {"citations": citation_raw(record.citations)} if record.citations else {}
    value = {**record.common_raw(), "taught_in": taught_in, **cited, **record.own_raw()}
    return {"type": record.type, "id": str(record.id), "value": value}


def record_of(raw: dict[str, Any], *, key_of: Callable[[int], UUID | None]) -> BaseQuestionRecord:
    """The record of a question in the raw form of the StreamField.

    Args:
        raw: the block.
        key_of: the translation key of a page by its primary key, for ``taught_in``; None when it is gone.
    """
    model, value = RECORDS[raw["type"]], raw["value"]
    taught_in = key_of(value["taught_in"]) if value.get("taught_in") else None
    common = {"id": raw["id"], "type": raw["type"], "taught_in": taught_in, "citations": citation_values(value.get("citations") or [])}
    return model.model_validate({**common, **model.common_values(value), **model.own_values(value)})
