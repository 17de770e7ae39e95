"""An answer in words: what was chosen or typed, without saying whether it was right."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from learning.kinds.base import WHOLE, Answer


def answer_in_words(*, texts: Mapping[str, Any], answer: Answer) -> str:
    """What somebody answered, in the words that they were shown.

    Args:
        texts: the wording that the answer was given to (``QuestionText.texts``).
        answer: option ids or typed texts by part.

    Returns:
        Chosen options or typed text divided by semicolons; “part: answer” where the question has parts.
    """
    words = {"true": _("true"), "false": _("false"), **dict(_named(texts))}

    def said(value: str) -> str:
        # An option without words of its own, as in true or false, is said by the interface's.
        return words.get(value) or value

    lines = []
    for part, values in answer.items():
        text = "; ".join(said(value) for value in values)
        lines.append(text if part == WHOLE else f"{said(part)}: {text}")
    return "\n".join(lines)


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
