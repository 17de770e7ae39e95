"""Cloze: texts of Moodle with answers inside. Only what is typed or chosen, with one share for each gap, is taken."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from ..choices import WILDCARD
from ..figures import number_from
from ..foreign import WHOLE, ForeignGap

_TYPED = "SHORTANSWER_C|SHORTANSWER|SAC|SA|MWC|MW"
_CHOSEN = "MULTICHOICE_HS|MULTICHOICE_H|MULTICHOICE_VS|MULTICHOICE_V|MULTICHOICE_S|MULTICHOICE|MCHS|MCH|MCVS|MCV|MCS|MC"
_PART = re.compile(rf"\{{(\d*):({_TYPED}|{_CHOSEN}):((?:[^\\}}]|\\.)*)\}}", re.DOTALL)
#: The beginning of any part, taken or not.
_ANY = re.compile(r"\{\d*:[A-Z_]{2,20}:")
_ANSWER = re.compile(r"(?:[^\\~]|\\.)+", re.DOTALL)
_FEEDBACK = re.compile(r"(?<!\\)#")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{1,10})?)%")
_ESCAPE = re.compile(r"\\([}#~/\"\\*])")
_WRITTEN = re.compile(r"[}#~\\]")


def cloze_gaps(text: str, notes: list[str]) -> tuple[str, list[ForeignGap]] | None:
    """The text with numbered gaps, and the gaps; None when some of them have no place here.

    Args:
        text: the text.
        notes: takes what was lost.
    """
    gaps: list[ForeignGap] = []
    shares: set[str] = set()

    def number(found: re.Match[str]) -> str:
        gap = _gap(found[3], is_typed=re.fullmatch(_TYPED, found[2]) is not None, notes=notes)
        if gap:
            gaps.append(gap)
            shares.add(found[1] or "1")
        return f"[{len(gaps)}]" if gap else found[0]

    text = _PART.sub(number, text)
    if _ANY.search(text) or not gaps:
        return None
    if len(shares) > 1:
        notes.append(_("The gaps have other weights there; here each has the same share."))
    return text, gaps


def _gap(body: str, *, is_typed: bool, notes: list[str]) -> ForeignGap | None:
    gap = ForeignGap([])
    accepts_anything = False
    for found in _ANSWER.finditer(body):
        text, weight = _weighted(found[0].strip())
        text, *feedback = _FEEDBACK.split(text, maxsplit=1)
        raw, text = text, _ESCAPE.sub(r"\1", text).strip()
        if any(part.strip() for part in feedback):
            notes.append(_("What is said to single answers of a gap was left out."))
        if weight >= WHOLE:
            accepts_anything |= is_typed and WILDCARD.search(raw) is not None
            gap.accepted.append(text)
        elif is_typed:
            if text != "*":
                notes.append(_("“%(answer)s” is not fully right there; here it is wrong.") % {"answer": text[:80]})
        else:
            gap.distractors.append(text)
    return None if not gap.accepted or accepts_anything or (not is_typed and not gap.distractors) else gap


def _weighted(text: str) -> tuple[str, Decimal]:
    if text.startswith("="):
        return text[1:], WHOLE
    found = _WEIGHT.match(text)
    return (text[found.end() :], number_from(found[1]) or Decimal(0)) if found else (text, Decimal(0))


def cloze_part(gap: ForeignGap) -> str:
    """A gap as Moodle writes it."""
    # A star stands for anything in what is typed, for itself in what is chosen.
    accepted = [_escaped(word) if gap.distractors else _escaped(word).replace("*", "\\*") for word in gap.accepted]
    words = [f"={word}" for word in accepted] + [
        # A wrong answer that begins like a weight or a right one is told its weight.
        f"{'%0%' if word.startswith(('%', '=')) else ''}{_escaped(word)}"
        for word in gap.distractors
    ]
    return f"{{1:{'MULTICHOICE' if gap.distractors else 'SHORTANSWER'}:{'~'.join(words)}}}"


def _escaped(text: str) -> str:
    return _WRITTEN.sub(lambda found: "\\" + found[0], text)
