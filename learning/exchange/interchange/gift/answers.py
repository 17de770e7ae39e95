"""What stands between the braces of a GIFT question."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from ..figures import number_from, range_from
from ..foreign import WHOLE, Foreign, ForeignAnswer, ForeignKind
from ..found import FaultyError
from ..texts import plain
from .paragraphs import GiftParagraph
from .signs import formatted, shown

_MARKED = re.compile(r"[=~][^=~]*")
_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{1,10})?)%")
_TRUE, _FALSE = ("T", "TRUE"), ("F", "FALSE")
GENERAL = "####"


@dataclass
class _Braces:
    """The inside of the braces, with all that is needed to tell where something stands in it."""

    paragraph: GiftParagraph
    begin: int
    body: str
    form: str
    foreign: Foreign

    def fault(self, message: str, at: int = 0) -> FaultyError:
        return FaultyError(self.paragraph.line_of(self.begin + at), message)

    def text(self, raw: str) -> str:
        return plain(*formatted(raw, self.form), self.foreign.notes)

    def marked(self) -> Iterator[tuple[str, str, int]]:
        """Each answer: its sign, what follows it, where it begins."""
        first = _MARKED.search(self.body)
        before = self.body[: first.start() if first else len(self.body)]
        if before.strip() or not first:
            raise self.fault(_("An answer begins with = when it is right and with ~ when it is wrong."))
        for found in _MARKED.finditer(self.body):
            yield found[0][0], found[0][1:], found.start()


def read_answers(paragraph: GiftParagraph, begin: int, end: int, *, form: str, foreign: Foreign) -> None:
    """Read the answers into the question, and settle what kind it is.

    Args:
        paragraph: where they stand.
        begin: the first sign between the braces.
        end: the closing brace.
        form: the format of the question, which is that of its answers unless they name another.
        foreign: the question.

    Raises:
        FaultyError: when they make no sense.
    """
    body, _mark, general = paragraph.text[begin:end].rpartition(GENERAL) if GENERAL in paragraph.text[begin:end] else (
        paragraph.text[begin:end], "", ""
    )  # fmt: skip
    braces = _Braces(paragraph, begin, body, form, foreign)
    foreign.general = braces.text(general)
    bare = body.strip()
    statement = bare.partition("#")[0].strip().upper()
    if not bare:
        foreign.kind = ForeignKind.ESSAY
    elif bare.startswith("#"):
        _numbers(braces)
    elif "~" in bare:
        _choices(braces)
    elif "=" in bare and "->" in bare:
        _pairs(braces)
    elif statement in (*_TRUE, *_FALSE):
        _statement(braces, is_true=statement in _TRUE)
    else:
        foreign.kind = ForeignKind.SHORT
        foreign.answers = [_weighted(braces, raw, at, WHOLE) for _sign, raw, at in braces.marked()]


def _weighted(braces: _Braces, raw: str, at: int, weight: Decimal) -> ForeignAnswer:
    """An answer with its weight and what is said to it."""
    found = _WEIGHT.match(raw)
    if found:
        weight, raw = Decimal(found[1]), raw[found.end() :]
    text, _mark, feedback = raw.partition("#")
    answer = ForeignAnswer(braces.text(text), weight, braces.text(feedback))
    if not answer.text:
        raise braces.fault(_("This answer says nothing."), at)
    return answer


def _choices(braces: _Braces) -> None:
    """One answer to choose if any is marked with =, else several; after = Moodle reads no weight."""
    foreign = braces.foreign
    foreign.kind = ForeignKind.CHOICE
    rows = list(braces.marked())
    foreign.single = any(sign == "=" for sign, _raw, _at in rows)
    for sign, raw, at in rows:
        if sign == "=":
            text, _mark, feedback = raw.partition("#")
            answer = ForeignAnswer(braces.text(text), WHOLE, braces.text(feedback))
            if not answer.text:
                raise braces.fault(_("This answer says nothing."), at)
        else:
            answer = _weighted(braces, raw, at, Decimal(0))
        foreign.answers.append(answer)


def _pairs(braces: _Braces) -> None:
    braces.foreign.kind = ForeignKind.MATCHING
    for _sign, raw, at in braces.marked():
        left, arrow, right = raw.partition("->")
        if not arrow:
            raise braces.fault(_("In a matching every row is “= this -> that”."), at)
        # Moodle knows no format of the right side.
        pair = (braces.text(left), plain(shown(" ".join(right.split())), "plain", braces.foreign.notes))
        if not pair[1]:
            raise braces.fault(_("In a matching every row is “= this -> that”."), at)
        braces.foreign.pairs.append(pair)


def _statement(braces: _Braces, *, is_true: bool) -> None:
    """What is said to those who are wrong stands before what is said to those who are right."""
    foreign = braces.foreign
    foreign.kind, foreign.true = ForeignKind.TRUE_FALSE, is_true
    parts = [braces.text(part) for part in braces.body.split("#", 2)[1:]]
    wrong, right = [*parts, "", ""][:2]
    foreign.why_true, foreign.why_false = (right, wrong) if is_true else (wrong, right)


def _numbers(braces: _Braces) -> None:
    """Numbers with how far off they may be; what follows ~ is said to every other number."""
    foreign = braces.foreign
    foreign.kind = ForeignKind.NUMBER
    offset = braces.body.index("#") + 1
    body, _mark, wrong = braces.body[offset:].partition("~")
    if wrong:
        foreign.answers.append(ForeignAnswer("*", Decimal(0), braces.text(wrong.partition("#")[2])))
    if not body.strip():
        raise braces.fault(_("No number is right. Write one after #."))
    # A single answer needs no sign before it.
    body = body if body.lstrip().startswith("=") else f"={body}"
    for found in _MARKED.finditer(body):
        raw, weight = found[0][1:], WHOLE
        at = offset + found.start()
        weighted = _WEIGHT.match(raw)
        if weighted:
            weight, raw = Decimal(weighted[1]), raw[weighted.end() :]
        number, _mark, feedback = raw.partition("#")
        value, tolerance = _figures(braces, shown(number).strip(), at)
        foreign.answers.append(ForeignAnswer(value, weight, braces.text(feedback), tolerance))


def _figures(braces: _Braces, text: str, at: int) -> tuple[str, str]:
    if text == "*":
        return "*", ""
    low, dots, high = text.partition("..")
    found: tuple[Decimal | None, Decimal | None] | None
    if dots:
        found = range_from(low, high)
    else:
        value, _colon, tolerance = text.partition(":")
        found = (number_from(value), number_from(tolerance or "0"))
    if found is None or None in found:
        raise braces.fault(_("“%(text)s” is no number. Write 21, 21:0.5 or 20..22.") % {"text": text[:60]}, at)
    return format(found[0], "f"), format(found[1], "f")
