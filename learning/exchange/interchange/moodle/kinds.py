"""What is the own of each type of question in Moodle XML."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _

from learning.kinds.gap_fill import MARKER

from ..figures import number_from
from ..foreign import WHOLE, Foreign, ForeignAnswer, ForeignGap, ForeignKind, joined
from ..found import FaultyError, LeftOutError
from .cloze import cloze_gaps
from .tree import Node


class TextIn(Protocol):
    """Gives the text of an element."""

    def __call__(self, node: Node | None, *, default: str = "html") -> str:
        """In the format that it names, or in the default."""


_PLACE = re.compile(r"\[\[(\d{1,3})\]\]")


def _answers(node: Node, foreign: Foreign, text_in: TextIn, *, default: str) -> list[ForeignAnswer]:
    found = []
    for answer in node.all("answer"):
        weight = number_from(answer.attributes.get("fraction", "0"))
        if weight is None:
            raise FaultyError(answer.line, _("“%(text)s” is no number of percent.") % {"text": answer.attributes["fraction"][:40]})
        # Older exports round 100.00 to a share of one; Moodle itself writes percent.
        found.append(ForeignAnswer(text_in(answer, default=default), weight, text_in(answer.first("feedback"))))
        if not found[-1].text:
            raise FaultyError(answer.line, _("This answer says nothing."))
    return found


def _multichoice(node: Node, foreign: Foreign, text_in: TextIn) -> None:
    foreign.kind = ForeignKind.CHOICE
    foreign.single = node.value("single").lower() not in ("0", "false")
    foreign.answers = _answers(node, foreign, text_in, default="html")


def _all_or_nothing(node: Node, foreign: Foreign, text_in: TextIn) -> None:
    _multichoice(node, foreign, text_in)
    foreign.single = foreign.partial = False


def _truefalse(node: Node, foreign: Foreign, text_in: TextIn) -> None:
    foreign.kind = ForeignKind.TRUE_FALSE
    answers = {answer.text.lower(): answer for answer in _answers(node, foreign, text_in, default="plain")}
    if set(answers) != {"true", "false"} or (answers["true"].weight >= WHOLE) == (answers["false"].weight >= WHOLE):
        raise FaultyError(node.line, _("One of the answers “true” and “false” has to be worth all points."))
    foreign.true = answers["true"].weight >= WHOLE
    foreign.why_true, foreign.why_false = answers["true"].feedback, answers["false"].feedback


def _shortanswer(node: Node, foreign: Foreign, text_in: TextIn) -> None:
    foreign.kind = ForeignKind.SHORT
    foreign.answers = _answers(node, foreign, text_in, default="plain")
    if node.value("usecase") not in ("", "0"):
        foreign.notes.append(_("Capital letters matter there; here they do not."))


def _numerical(node: Node, foreign: Foreign, text_in: TextIn) -> None:
    foreign.kind = ForeignKind.NUMBER
    foreign.answers = _answers(node, foreign, text_in, default="plain")
    for answer, element in zip(foreign.answers, node.all("answer"), strict=True):
        if answer.text == "*":
            continue
        value, tolerance = number_from(answer.text), number_from(element.value("tolerance") or "0")
        if value is None or tolerance is None:
            raise FaultyError(element.line, _("“%(text)s” is no number.") % {"text": answer.text[:60]})
        answer.text, answer.tolerance = format(value, "f"), format(tolerance, "f")
    named = node.first("units")
    units = list(named.all("unit")) if named else []
    own = [unit for unit in units if (number_from(unit.value("multiplier")) or Decimal(0)) == 1]
    foreign.unit = own[0].value("unit_name") if own else ""
    if len(units) > len(own[:1]):
        foreign.notes.append(_("The number has one unit here; others were left out."))


def _matching(node: Node, foreign: Foreign, text_in: TextIn) -> None:
    foreign.kind = ForeignKind.MATCHING
    foreign.pairs = [(text_in(pair), text_in(pair.first("answer"), default="plain")) for pair in node.all("subquestion")]


def _ordering(node: Node, foreign: Foreign, text_in: TextIn) -> None:
    """Items stand in the right order; only Moodle's “all or nothing” (-1) gives no share."""
    foreign.kind = ForeignKind.ORDERING
    foreign.answers = [ForeignAnswer(text_in(item)) for item in node.all("answer")]
    foreign.partial = node.value("gradingtype").lower() not in ("-1", "all_or_nothing")
    if node.value("selecttype").lower() not in ("", "0", "all"):
        foreign.notes.append(_("Only some of the items are shown there; here all are."))


def _chosen_gaps(node: Node, foreign: Foreign, text_in: TextIn) -> None:
    """Gaps to choose for: each names an option, and all options of its group can be chosen."""
    foreign.kind = ForeignKind.GAPS
    options = [
        (text_in(option, default="plain"), option.value("group") or "1")
        for option in node.children
        if option.tag in ("selectoption", "dragbox")
    ]

    def gap(found: re.Match[str]) -> str:
        number = int(found[1])
        if not 1 <= number <= len(options):
            raise FaultyError(node.line, _("The gap [[%(number)d]] has no answer.") % {"number": number})
        word, group = options[number - 1]
        others = dict.fromkeys(other for other, its in options if its == group and other != word)
        foreign.gaps.append(ForeignGap([word], list(others)))
        return f"[{len(foreign.gaps)}]"

    _refuse_markers(node, _PLACE.sub("", foreign.text))
    foreign.text = _PLACE.sub(gap, foreign.text)


def _cloze(node: Node, foreign: Foreign, text_in: TextIn) -> None:
    """Only texts whose gaps are typed or chosen."""
    foreign.kind = ForeignKind.GAPS
    _refuse_markers(node, foreign.text)
    found = cloze_gaps(foreign.text, foreign.notes)
    if found is None:
        raise LeftOutError(node.line, _("This text with gaps has parts that have no place here, as numbers are. It was left out."))
    foreign.text, foreign.gaps = found
    if foreign.points == 0 or not node.value("defaultgrade"):
        foreign.points = Decimal(1)


def _refuse_markers(node: Node, text: str) -> None:
    if MARKER.search(text):
        raise FaultyError(node.line, _("The text has a number in square brackets, which would be taken for a gap. Write it in round ones."))


def _essay(node: Node, foreign: Foreign, text_in: TextIn) -> None:
    foreign.kind = ForeignKind.ESSAY
    if joined(text_in(node.first("graderinfo")), text_in(node.first("responsetemplate"))):
        foreign.notes.append(_("What graders and writers are told beside the question has no place here."))


READERS: dict[str, Callable[[Node, Foreign, TextIn], None]] = {
    "multichoice": _multichoice,
    "multichoiceset": _all_or_nothing,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
    "gapselect": _chosen_gaps,
    "ddwtos": _chosen_gaps,
    "cloze": _cloze,
    "essay": _essay,
}
