"""A text with gaps, to type into or to choose for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from learning.enums import QuestionKind

from .base import Answer, Kind, Payload, Reading, Texts
from .reading import lines, list_items, plain, typed_texts
from .typed import accepted_answers, is_meant, same_answer, shown_answers

MARKER = re.compile(r"\[(\d{1,3})\]")


@dataclass(frozen=True)
class GapField:
    """A gap of the form. ``number`` is its place in the text, from 1; without ``choices`` it is typed."""

    id: str
    number: int
    value: str
    choices: list[str]


@dataclass(frozen=True)
class GapResult:
    """A gap after answering; ``accepted`` is empty while the learner may still find out."""

    number: int
    typed: str
    right: bool
    accepted: list[str]


@dataclass(frozen=True)
class Piece:
    """Some of the text, and the gap that follows it, if one does."""

    text: str
    gap: Any = None


@dataclass(frozen=True)
class GapText:
    """The text in pieces, as long as its gaps need."""

    pieces: list[Piece]

    @property
    def gaps(self) -> list[Any]:
        """The gaps, in the order in which they are read."""
        return [piece.gap for piece in self.pieces if piece.gap]


class GapFill(Kind):
    """``{"gaps": [id, …]}`` in the order of the list, because ``[2]`` in the text is the second of them."""

    name = QuestionKind.GAP_FILL

    def read(self, value: Any) -> Reading:
        """Take apart the text, and for each gap what is accepted and what else can be chosen."""
        gaps = list_items(value, "gaps")
        ids = [key for key, _gap in gaps]
        words = {name: {key: lines(gap, name) for key, gap in gaps} for name in ("accepted", "distractors")}
        return Reading(payload={"gaps": ids}, options=ids, texts={"text": plain(value, "text"), **words}, shuffle=True)

    def has_all_words(self, payload: Payload, texts: Texts) -> bool:
        """Whether the text has each gap once, each has an accepted answer, and no answer to choose is right by mistake."""
        gaps = payload["gaps"]
        if not has_each_gap_once(texts.get("text", ""), len(gaps)):
            return False
        accepted, distractors = texts.get("accepted", {}), texts.get("distractors", {})
        return all(accepted.get(gap) and not right_by_mistake(accepted[gap], distractors.get(gap, [])) for gap in gaps)

    def accept(self, payload: Payload, posted: Answer) -> Answer:
        """Take one text for each gap."""
        return typed_texts(posted, set(payload["gaps"]))

    def is_answered(self, payload: Payload, answer: Answer) -> bool:
        """Whether every gap is filled in."""
        return all(answer.get(gap) for gap in payload["gaps"])

    def missing(self, payload: Payload, answer: Answer) -> str:
        """Say how many gaps are still empty."""
        total = len(payload["gaps"])
        left = sum(not answer.get(gap) for gap in payload["gaps"])
        return _("fill in every gap; still empty: %(left)d of %(total)d.") % {"left": left, "total": total}

    def in_order(self, payload: Payload, texts: Texts, answer: Answer) -> list[str]:
        """As the gaps are numbered."""
        return [gap for gap in payload["gaps"] if gap in answer]

    def share(self, payload: Payload, texts: Texts, answer: Answer) -> Fraction:
        """The share of gaps that are filled in rightly."""
        gaps = payload["gaps"]
        right = sum(_is_right(payload, texts, gap, answer) for gap in gaps)
        return Fraction(right, len(gaps)) if gaps else Fraction(0)

    def form(self, payload: Payload, texts: Texts, order: list[str], answer: Answer) -> GapText:
        """The text with its gaps as fields."""

        def field(gap: str, number: int) -> GapField:
            typed = "".join(answer.get(gap, []))
            return GapField(gap, number, typed, _choices(payload, texts, gap, order, typed))

        return _in_pieces(payload, texts, field)

    def result(
        self, payload: Payload, texts: Texts, order: list[str], answer: Answer, *, reveal: bool, counts: Mapping[str, int]
    ) -> GapText:
        """The text with what was filled in, and what would have been right once that may be told."""

        def result(gap: str, number: int) -> GapResult:
            accepted = shown_answers(payload, texts, gap) if reveal else []
            return GapResult(number, "".join(answer.get(gap, [])), _is_right(payload, texts, gap, answer), accepted)

        return _in_pieces(payload, texts, result)


def has_each_gap_once(text: str, count: int) -> bool:
    """Whether a text has the markers [1] to [count], each once, in any order: another language may put them differently."""
    return sorted(int(number) for number in MARKER.findall(text)) == list(range(1, count + 1))


def right_by_mistake(accepted: list[str], distractors: list[str]) -> list[str]:
    """Those of the other answers to choose that would be graded as right."""
    return [wrong for wrong in distractors if any(same_answer(wrong, right) for right in accepted)]


def _is_right(payload: Payload, texts: Texts, gap: str, answer: Answer) -> bool:
    return is_meant("".join(answer.get(gap, [])), accepted_answers(payload, texts, gap))


def _choices(payload: Payload, texts: Texts, gap: str, order: list[str], typed: str) -> list[str]:
    """What can be chosen for a gap; nothing for a gap to type into.

    The order hangs on the order of the attempt and on a secret, so that no place of the list tells the right answer. What was chosen
    in another language is in the list as well: switching languages takes no answer away.
    """
    wrong = texts.get("distractors", {}).get(gap, [])
    if not wrong:
        return []
    words = list(dict.fromkeys([*shown_answers(payload, texts, gap)[:1], *wrong, *([typed] if typed else [])]))
    return sorted(words, key=lambda word: salted_hmac("learning.gap", f"{'.'.join(order)}:{gap}:{word}").hexdigest())


def _in_pieces(payload: Payload, texts: Texts, make: Any) -> GapText:
    """Cut the text at its gaps.

    A marker that comes again, or that names no gap, stays in the text as it is; a gap without a marker stands at the end. The gate lets no
    such text out, but a draft is shown as well, and every gap has to be reachable.
    """
    text = texts.get("text", "")
    waiting = dict(enumerate(payload["gaps"], start=1))
    pieces: list[Piece] = []
    begin = 0
    for found in MARKER.finditer(text):
        gap = waiting.pop(int(found[1]), None)
        if gap:
            pieces.append(Piece(text[begin : found.start()], make(gap, len(pieces) + 1)))
            begin = found.end()
    rest = text[begin:]
    for gap in waiting.values():
        pieces.append(Piece(rest + " ", make(gap, len(pieces) + 1)))
        rest = ""
    return GapText([*pieces, Piece(rest)] if rest else pieces)
