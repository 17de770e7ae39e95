"""An answer in words: what was chosen or typed, without saying whether it was right."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from learning.kinds.base import WHOLE, Answer, Payload
from learning.kinds.registry import kind_of


def answer_in_words(*, kind: str, payload: Payload, texts: Mapping[str, Any], answer: Answer) -> str:
    """What somebody answered, in the words that they were shown.

    Args:
        kind: type of question.
        payload: the key of the version that was answered; nothing of what it holds secret is said.
        texts: the wording that the answer was given to (``QuestionText.texts``).
        answer: option ids or typed texts by part.

    Returns:
        Chosen options or typed text divided by semicolons; “part: answer” where the question has parts.
    """
    # A gap has no words, it has a number.
    parts = {**dict(_named(texts)), **{gap: f"[{number}]" for number, gap in enumerate(payload.get("gaps", ()), start=1)}}
    # Both sides of a pair have one id: as a part it is the left one, as an answer the right one.
    chosen = {**_own_options(payload), **parts, **_right_sides(texts)}
    lines = []
    for part in dict.fromkeys([*kind_of(kind).in_order(payload, texts, answer), *answer]):
        text = "; ".join(chosen.get(value) or value for value in answer[part])
        lines.append(text if part == WHOLE else f"{parts.get(part) or part}: {text}")
    return "\n".join(lines)


def _own_options(payload: Payload) -> dict[str, str]:
    """Options without words of their own, as in true or false, are said by the interface's; a typed “true” stays as it was typed."""
    return {"true": _("true"), "false": _("false")} if "true" in payload.get("options", ()) else {}


def _right_sides(texts: Mapping[str, Any]) -> dict[str, str]:
    return {str(pair["id"]): str(pair["right"]) for pair in texts.get("pairs", []) if pair.get("right")}


def _named(texts: Any) -> Iterator[tuple[str, str]]:
    """Every id in a wording with the words that stand for it, however deep its type of question keeps them."""
    if isinstance(texts, Mapping):
        for key, value in texts.items():
            own = value if isinstance(value, str) else _own_words(value)
            if own and _is_id(str(key)):
                yield str(key), own
            yield from _named(value)
    elif isinstance(texts, list):
        for value in texts:
            if isinstance(value, Mapping) and value.get("id") and _own_words(value):
                yield str(value["id"]), _own_words(value)
            yield from _named(value)


def _is_id(text: str) -> bool:
    """Whether this names a thing: a typed word must not be taken for one of the names in a wording, such as “prompt”."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _own_words(value: Any) -> str:
    if not isinstance(value, Mapping):
        return ""
    return next((str(value[name]) for name in ("text", "left", "right", "label") if isinstance(value.get(name), str) and value[name]), "")
