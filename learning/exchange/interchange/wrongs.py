"""What a record refuses, in the words of somebody who reads a file of another system."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

#: What is too long, too short or missing, by the key of the record.
_NAMES: dict[str, Any] = {
    "prompt": gettext_lazy("the question"),
    "text": gettext_lazy("a text of it"),
    "hint": gettext_lazy("the hint"),
    "feedback": gettext_lazy("what is said to an answer"),
    "feedback_correct": gettext_lazy("what is said after a right answer"),
    "feedback_incorrect": gettext_lazy("what is said after a wrong answer"),
    "why_true": gettext_lazy("what is said to an answer"),
    "why_false": gettext_lazy("what is said to an answer"),
    "options": gettext_lazy("answers"),
    "pairs": gettext_lazy("pairs"),
    "extra": gettext_lazy("answers that go with nothing"),
    "items": gettext_lazy("items"),
    "gaps": gettext_lazy("gaps"),
    "left": gettext_lazy("the left side of a pair"),
    "right": gettext_lazy("the right side of a pair"),
    "accepted": gettext_lazy("an answer"),
    "distractors": gettext_lazy("an answer"),
    "unit": gettext_lazy("the unit"),
}
_LENGTHS: dict[str, Any] = {
    "string_too_long": gettext_lazy("Too long: %(name)s. At most %(most)d characters are taken."),
    "string_too_short": gettext_lazy("Empty: %(name)s. Write something."),
    "too_long": gettext_lazy("Too many %(name)s: at most %(most)d are taken."),
    "too_short": gettext_lazy("Too few %(name)s: at least %(least)d are needed."),
    "string_pattern_mismatch": gettext_lazy("The number is too long: at most 12 digits and 6 after the point are taken."),
}
#: What the records say of a key that makes no sense; the first words of each.
_KEYS: dict[str, Any] = {
    "Two answers": gettext_lazy("Two answers read the same. Change or remove one."),
    "Two pairs": gettext_lazy("Two pairs have the same left side. Change or remove one."),
    "Two of what": gettext_lazy("Two right sides read the same. Change or remove one."),
    "Two items": gettext_lazy("Two items read the same. Change or remove one."),
    "The list has": gettext_lazy("The gaps in the text do not fit the answers. Number them from 1, each once."),
    "Gap [": gettext_lazy("The same answer is right and wrong for one gap. Remove one."),
    "“tolerance”": gettext_lazy("The tolerance is below 0. Write how far an answer may be from the right number."),
}


def words_of(error: ValidationError) -> str:
    """Everything that a record refused, in sentences."""
    return " ".join(dict.fromkeys(_sentence(details) for details in error.errors(include_url=False)))


def _sentence(details: Any) -> str:
    names = [part for part in details["loc"] if isinstance(part, str)]
    context = details.get("ctx", {})
    kind = details["type"]
    # A text that is cleaned before it is measured is called too long as a list is.
    kind = f"string_{kind}" if kind in ("too_long", "too_short") and isinstance(details["input"], str) else kind
    if kind in _LENGTHS:
        values = {
            "name": _NAMES.get(names[-1] if names else "", _("a part of it")),
            "most": context.get("max_length", 0),
            "least": context.get("min_length", 0),
        }
        return str(_LENGTHS[kind] % values)
    for begin, words in _KEYS.items():
        if details["msg"].startswith(begin):
            return str(words)
    return _("It cannot be taken: %(reason)s.") % {"reason": details["msg"].rstrip(".")}
