"""From answers with weights to what is right here."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from .foreign import WHOLE, Foreign, ForeignAnswer
from .found import FaultyError

#: Anything at all, in typed answers; with a backslash it is the sign itself.
ANYTHING = "*"
WILDCARD = re.compile(r"(?<!\\)\*")


def options_words(foreign: Foreign) -> list[tuple[ForeignAnswer, bool]]:
    """The answers to choose from, and which are right.

    Raises:
        FaultyError: when the weights say nothing that can be graded here.
    """
    answers = foreign.answers
    if not foreign.single:
        return _several(foreign, answers)
    whole = [answer for answer in answers if answer.weight >= WHOLE]
    if not whole:
        raise FaultyError(foreign.line, _("No answer is worth all points. Mark the right one with 100 percent."))
    if len(whole) > 1:
        message = _("Several answers are worth all points although one is chosen. Mark one, or divide the points among several answers.")
        raise FaultyError(foreign.line, message)
    _tell_shares(foreign, [answer for answer in answers if answer.weight < WHOLE and answer.weight])
    return [(answer, answer.weight >= WHOLE) for answer in answers]


def _several(foreign: Foreign, answers: list[ForeignAnswer]) -> list[tuple[ForeignAnswer, bool]]:
    right = [answer for answer in answers if answer.weight > 0]
    wrong = [answer for answer in answers if answer.weight <= 0]
    if not right:
        raise FaultyError(foreign.line, _("No answer gives points. Give the right ones a weight above 0."))
    if not _is_even(right) and foreign.partial:
        foreign.notes.append(_("The right answers have other weights there; here each has the same share."))
    if wrong and not _is_even(wrong, sign=-1) and foreign.partial:
        foreign.notes.append(_("The wrong answers cost other shares there; here they cost together as much as the right ones give."))
    return [(answer, answer.weight > 0) for answer in answers]


def _is_even(answers: list[ForeignAnswer], sign: int = 1) -> bool:
    even = sign * WHOLE / len(answers)
    return all(abs(answer.weight - even) < 1 for answer in answers)


def _tell_shares(foreign: Foreign, answers: list[ForeignAnswer]) -> None:
    for answer in answers:
        words = _("“%(answer)s” is worth %(percent)s percent there; here it is wrong and gives nothing.")
        foreign.notes.append(words % {"answer": answer.text[:80], "percent": format(answer.weight.normalize(), "f")})


def accepted_words(foreign: Foreign) -> list[str]:
    """What is accepted as a typed answer.

    Raises:
        FaultyError: when nothing is.
    """
    _take_feedback(foreign)
    accepted = []
    for answer in foreign.answers:
        if answer.weight < WHOLE:
            if answer.text != ANYTHING:
                _tell_shares(foreign, [answer])
        elif WILDCARD.search(answer.text):
            words = _("“%(answer)s” accepts anything in place of *; that has no place here and was left out.")
            foreign.notes.append(words % {"answer": answer.text[:80]})
        else:
            accepted.append(answer.text.replace("\\*", "*"))
    if not accepted:
        raise FaultyError(foreign.line, _("No answer is worth all points that could be taken. Write the right one out."))
    return accepted


def number_words(foreign: Foreign) -> tuple[str, str]:
    """The number that is right, and how far off an answer may be.

    Raises:
        FaultyError: when none is, or several are.
    """
    _take_feedback(foreign)
    whole = [answer for answer in foreign.answers if answer.weight >= WHOLE and answer.text != ANYTHING]
    if not whole:
        raise FaultyError(foreign.line, _("No number is worth all points."))
    if len({(answer.text, answer.tolerance) for answer in whole}) > 1:
        raise FaultyError(foreign.line, _("Several numbers are worth all points. Leave one, or write a range."))
    _tell_shares(foreign, [answer for answer in foreign.answers if answer.weight < WHOLE and answer.text != ANYTHING])
    return whole[0].text, whole[0].tolerance or "0"


def _take_feedback(foreign: Foreign) -> None:
    """What is said to a typed answer: one text for right ones, one for the rest."""
    right = list(dict.fromkeys(answer.feedback for answer in foreign.answers if answer.weight >= WHOLE and answer.feedback))
    others = [answer for answer in foreign.answers if answer.weight <= Decimal(0)]
    wrong = [answer.feedback for answer in others if answer.text == ANYTHING and answer.feedback]
    single = [answer for answer in foreign.answers if answer.weight < WHOLE and answer.text != ANYTHING and answer.feedback]
    foreign.after_right = foreign.after_right or "".join(right[:1])
    foreign.after_wrong = foreign.after_wrong or "".join(wrong[:1])
    if right[1:] or single:
        foreign.notes.append(
            _("Here one text is said after a right answer and one after a wrong; what is said to single answers was left out.")
        )
