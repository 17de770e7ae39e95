"""What can be chosen in a question, in words and with whether it is right: for editors only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from learning.enums import QuestionKind, Verdict


@dataclass(frozen=True)
class CountedOption:
    """Something that can be chosen. ``key`` is that of ``OptionStat``; ``right`` is None where nothing is right or wrong.

    ``part`` names the part of the question – an entry, an item, a scene – and is empty where a question has no parts.
    """

    key: str
    part: str
    text: str
    right: bool | None


def counted_options(*, kind: str, payload: Mapping[str, Any], texts: Mapping[str, Any], order: list[str]) -> list[CountedOption]:
    """Everything that ``Kind.counted`` may give for a question; nothing for a type whose answers are typed.

    Args:
        kind: type of question.
        payload: the key.
        texts: the words to say it in.
        order: option ids in the author's order.
    """
    match kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE | QuestionKind.TRUE_FALSE | QuestionKind.POLL:
            return list(_options(payload, texts, order))
        case QuestionKind.MATCHING:
            return list(_pairs(payload, texts))
        case QuestionKind.ORDERING:
            return list(_places(payload, texts))
        case QuestionKind.SCENARIO:
            return list(_choices(payload, texts))
    return []


def _options(payload: Mapping[str, Any], texts: Mapping[str, Any], order: list[str]) -> Iterator[CountedOption]:
    # The words of true and false are the interface's; an option may lack words in a draft's wording.
    words = {"true": _("true"), "false": _("false")} | {key: one["text"] for key, one in texts.get("options", {}).items() if one["text"]}
    offered = payload["options"]
    for key in [*(key for key in order if key in offered), *(key for key in offered if key not in order)]:
        yield CountedOption(key, "", words.get(key, key), key in payload["correct"] if "correct" in payload else None)


def _pairs(payload: Mapping[str, Any], texts: Mapping[str, Any]) -> Iterator[CountedOption]:
    pairs = texts.get("pairs", [])
    lefts = {pair["id"]: pair["left"] for pair in pairs}
    rights = {pair["id"]: pair["right"] for pair in pairs} | {one["id"]: one["text"] for one in texts.get("extra", [])}
    for left in payload["pairs"]:
        for right in [*payload["pairs"], *payload.get("extra", [])]:
            yield CountedOption(f"{left}:{right}", lefts.get(left, left), rights.get(right, right), left == right)


def _places(payload: Mapping[str, Any], texts: Mapping[str, Any]) -> Iterator[CountedOption]:
    items = texts.get("items", {})
    for place, item in enumerate(payload["order"], start=1):
        for number in range(1, len(payload["order"]) + 1):
            yield CountedOption(f"{item}:{number}", items.get(item, item), _("place %(number)d") % {"number": number}, number == place)


def _choices(payload: Mapping[str, Any], texts: Mapping[str, Any]) -> Iterator[CountedOption]:
    scenes = texts.get("scenes", {})
    for scene, choices in payload["scenes"].items():
        words = scenes.get(scene, {"text": scene, "choices": {}})
        for choice, way in choices.items():
            text = words["choices"].get(choice, {"text": choice})["text"]
            yield CountedOption(f"{scene}:{choice}", words["text"], text, way["verdict"] == Verdict.BEST)
