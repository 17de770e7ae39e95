"""Raw StreamField values with proper ids: without an id in the data a block gets a new one and its translations are lost."""

import json
from collections.abc import Sequence
from typing import Any
from uuid import uuid4


def block(kind: str, value: Any, block_id: str | None = None) -> dict[str, Any]:
    """A block of a StreamField in the form in which it is stored."""
    return {"type": kind, "value": value, "id": block_id or str(uuid4())}


def option(text: str, *, correct: bool = False, feedback: str = "", option_id: str | None = None) -> dict[str, Any]:
    """An option of a question in the form in which it is stored."""
    value = {"text": text, "correct": correct, "feedback": feedback}
    return {"type": "item", "value": value, "id": option_id or str(uuid4())}


def _question(kind: str, options: Sequence[dict[str, Any]], changes: dict[str, Any]) -> dict[str, Any]:
    block_id = changes.pop("block_id", None)
    value = {
        "prompt": "Kto może ustanowić fundację?",
        "hint": "",
        "options": list(options),
        "feedback_correct": "Tak.",
        "feedback_incorrect": "Jeszcze nie.",
        "points": 1,
        "shuffle": False,
    }
    more = {"hint_cost", "taught_in"} | ({"partial"} if kind == "multiple" else set())
    unknown = set(changes) - set(value) - more
    if unknown:
        raise TypeError(f"A question has no {', '.join(sorted(unknown))}.")
    return block(kind, value | changes, block_id)


def single(*options: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A question with one right option. ``changes`` are fields of the question, and ``block_id``."""
    standard = (
        option("Osoba fizyczna lub prawna", correct=True, feedback="Tak mówi art. 2 ustawy o fundacjach."),
        option("Tylko spółka", feedback="Fundatorem może być też osoba fizyczna."),
    )
    return _question("single", options or standard, changes)


def multiple(*options: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A question with several right options. ``changes`` are fields of the question, and ``block_id``."""
    standard = (
        option("Nazwa fundacji", correct=True, feedback="Nazwa stoi w statucie."),
        option("Cele fundacji", correct=True, feedback="Cele stoją w statucie."),
        option("Lista pracowników", feedback="Statut nie wymienia pracowników."),
    )
    return _question("multiple", options or standard, {"prompt": "Co określa statut?", **changes})


def question_id(question: dict[str, Any]) -> str:
    """The id of a question, which is a part of the name of its form field."""
    return str(question["id"])


def option_id(question: dict[str, Any], text: str) -> str:
    """The id of the option that reads like this."""
    return next(str(item["id"]) for item in question["value"]["options"] if item["value"]["text"] == text)


def right_options(question: dict[str, Any]) -> list[str]:
    """The ids of the right options."""
    return [str(item["id"]) for item in question["value"]["options"] if item["value"]["correct"]]


def wrong_options(question: dict[str, Any]) -> list[str]:
    """The ids of the wrong options."""
    return [str(item["id"]) for item in question["value"]["options"] if not item["value"]["correct"]]


def options_of(question: dict[str, Any]) -> list[str]:
    """The ids of all options, as the author ordered them."""
    return [str(item["id"]) for item in question["value"]["options"]]


def stream(*blocks: dict[str, Any]) -> str:
    """A StreamField's value from raw blocks."""
    return json.dumps(list(blocks))
