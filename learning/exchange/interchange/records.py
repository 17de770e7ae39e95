"""From a question of another system to the record of the portal, by which it goes the one way into a page."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from pydantic import ValidationError

from learning.exchange.questions import RECORDS, BaseQuestionRecord, UngradedRecord
from learning.kinds.gap_fill import MARKER

from .choices import accepted_words, number_words, options_words
from .foreign import Foreign, ForeignKind, joined
from .found import FaultyError
from .wrongs import words_of


def record_from(foreign: Foreign) -> BaseQuestionRecord:
    """Make the record of a question, with new ids; notes of what has no place here are added to the question.

    Raises:
        FaultyError: when it cannot be one.
    """
    kind, own = _OWN[foreign.kind](foreign)
    model = RECORDS[kind]
    data = {"id": uuid4(), "type": kind, "prompt": foreign.text, "hint": foreign.hint, **own}
    if issubclass(model, UngradedRecord):
        data["feedback_correct"] = joined(foreign.after_right, foreign.general)
        if foreign.hint_cost:
            foreign.notes.append(_("The hint costs nothing here: the question has no points."))
    else:
        data |= _graded(foreign)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise FaultyError(foreign.line, words_of(error)) from None


def _graded(foreign: Foreign) -> dict[str, Any]:
    points = int(foreign.points.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    kept = min(max(points, 1), 100)
    if kept != foreign.points:
        words = _("The question has %(given)s points there; points are whole and from 1 to 100, so %(kept)d were written.")
        foreign.notes.append(words % {"given": format(foreign.points.normalize(), "f"), "kept": kept})
    return {
        "points": kept,
        "hint_cost": foreign.hint_cost if foreign.hint else 0,
        "feedback_correct": joined(foreign.after_right, foreign.general),
        "feedback_incorrect": joined(foreign.after_wrong, foreign.general),
    }


Own = tuple[str, dict[str, Any]]


def _choice(foreign: Foreign) -> Own:
    options = [
        {"id": uuid4(), "text": answer.text, "correct": right, "feedback": answer.feedback} for answer, right in options_words(foreign)
    ]
    if foreign.single:
        return "single", {"options": options, "shuffle": foreign.shuffle}
    return "multiple", {"options": options, "shuffle": foreign.shuffle, "partial": foreign.partial}


def _true_false(foreign: Foreign) -> Own:
    return "true_false", {"answer": foreign.true, "why_true": foreign.why_true, "why_false": foreign.why_false}


def _short(foreign: Foreign) -> Own:
    return "short_text", {"accepted": accepted_words(foreign)}


def _number(foreign: Foreign) -> Own:
    value, tolerance = number_words(foreign)
    return "number", {"value": value, "tolerance": tolerance, "unit": foreign.unit}


def _matching(foreign: Foreign) -> Own:
    pairs = [{"id": uuid4(), "left": left, "right": right} for left, right in foreign.pairs if left]
    extra = [{"id": uuid4(), "text": right} for left, right in foreign.pairs if not left]
    return "matching", {"pairs": pairs, "extra": extra}


def _ordering(foreign: Foreign) -> Own:
    return "ordering", {"items": [{"id": uuid4(), "text": answer.text} for answer in foreign.answers], "partial": foreign.partial}


def _gaps(foreign: Foreign) -> Own:
    """A text whose first paragraph has no gap begins with what is asked; else the portal says it."""
    prompt, blank, text = foreign.text.partition("\n\n")
    if not blank or MARKER.search(prompt):
        prompt, text = gap_prompt(), foreign.text
    gaps = [{"id": uuid4(), "accepted": gap.accepted, "distractors": gap.distractors} for gap in foreign.gaps]
    return "gap_fill", {"prompt": prompt.strip(), "text": text.strip(), "gaps": gaps}


def gap_prompt() -> str:
    """What a text with gaps asks when it does not say so itself, in the language of the source."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Complete the sentence.")


def gap_asks_itself(record: Any, lost: list[str]) -> bool:
    """Whether a text with gaps is written without what is asked: the portal would ask the same of it, or it would be read as gaps.

    Args:
        record: the question.
        lost: takes what is not written then.
    """
    if MARKER.search(record.prompt):
        lost.append(_("the sentence above the text has no place in this format."))
        return True
    return bool(record.prompt == gap_prompt() and MARKER.search(record.text.partition("\n\n")[0]))


def _essay(foreign: Foreign) -> Own:
    return "reflection", {}


_OWN: dict[ForeignKind, Callable[[Foreign], Own]] = {
    ForeignKind.CHOICE: _choice,
    ForeignKind.TRUE_FALSE: _true_false,
    ForeignKind.SHORT: _short,
    ForeignKind.NUMBER: _number,
    ForeignKind.MATCHING: _matching,
    ForeignKind.ORDERING: _ordering,
    ForeignKind.GAPS: _gaps,
    ForeignKind.ESSAY: _essay,
}
