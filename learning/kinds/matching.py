"""Matching: each entry on the left gets its counterpart from the right."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from learning.enums import QuestionKind

from .base import Answer, Kind, Payload, Reading, Texts
from .parts import all_distinct, in_shown_order, one_each, value_of
from .reading import list_items, plain

SALT = "learning.matching"
TOKEN_LENGTH = 24


@dataclass(frozen=True)
class RightView:
    """A counterpart that can be chosen; ``token`` stands for it in the form."""

    token: str
    text: str
    chosen: bool


@dataclass(frozen=True)
class LeftView:
    """An entry that wants a counterpart. ``part`` ends the name of its input."""

    part: str
    text: str
    options: list[RightView]


@dataclass(frozen=True)
class PairResult:
    """An entry after answering. ``answer`` is the right counterpart where it is told and was not chosen, else empty."""

    text: str
    chosen: str
    right: bool
    answer: str


def token_of(right_id: str) -> str:
    """The name of a counterpart in a form: a counterpart has the id of its pair, so that its own id would tell the key."""
    return salted_hmac(SALT, right_id, algorithm="sha256").hexdigest()[:TOKEN_LENGTH]


class Matching(Kind):
    """Pairs, and perhaps counterparts that belong to nothing: ``{"pairs": [id, …], ["extra": [id, …]]}``, sorted.

    A pair's entry and its counterpart share an id; the answer is ``{id of the entry: [id of the counterpart]}``.
    """

    name = QuestionKind.MATCHING

    def read(self, value: Any) -> Reading:
        """Take apart pairs and extra counterparts. Counterparts are always shuffled; entries stand as the author put them."""
        pairs, extra = list_items(value, "pairs"), list_items(value, "extra")
        payload = {"pairs": sorted(key for key, _ in pairs)}
        if extra:
            payload["extra"] = sorted(key for key, _ in extra)
        texts = {
            "pairs": [{"id": key, "left": plain(pair, "left"), "right": plain(pair, "right")} for key, pair in pairs],
            "extra": [{"id": key, "text": plain(one, "text")} for key, one in extra],
        }
        return Reading(payload=payload, options=[key for key, _ in (*pairs, *extra)], texts=texts, shuffle=True)

    def has_all_words(self, payload: Payload, texts: Texts) -> bool:
        """Whether each pair and each extra counterpart has its words, and no two of a side read the same."""
        lefts, rights = _lefts(texts), _rights(texts)
        return (
            set(lefts) == set(payload["pairs"])
            and set(rights) == set(_right_ids(payload))
            and all((*lefts.values(), *rights.values()))
            and all_distinct(lefts.values())
            and all_distinct(rights.values())
        )

    def accept(self, payload: Payload, posted: Answer) -> Answer:
        """Take tokens and keep the ids that they stand for."""
        ids = {token_of(right): right for right in _right_ids(payload)}
        return {left: [ids[tokens[0]]] for left, tokens in one_each(posted, dict.fromkeys(payload["pairs"], ids)).items()}

    def is_answered(self, payload: Payload, answer: Answer) -> bool:
        """Whether every entry has a counterpart."""
        return not self._left_over(payload, answer)

    def missing(self, payload: Payload, answer: Answer) -> str:
        """Say how many entries wait."""
        count = self._left_over(payload, answer)
        return ngettext("choose a match for the %(count)d that has none.", "choose a match for the %(count)d that have none.", count) % {
            "count": count
        }

    @staticmethod
    def _left_over(payload: Payload, answer: Answer) -> int:
        return sum(not value_of(answer, left) for left in payload["pairs"])

    def in_order(self, payload: Payload, texts: Texts, answer: Answer) -> list[str]:
        """As the entries stand in the form."""
        return [left for left in in_shown_order(payload["pairs"], _lefts(texts)) if left in answer]

    def share(self, payload: Payload, texts: Texts, answer: Answer) -> Fraction:
        """The share of pairs that are right."""
        pairs = payload["pairs"]
        return Fraction(sum(value_of(answer, left) == left for left in pairs), len(pairs)) if pairs else Fraction(0)

    def counted(self, payload: Payload, answer: Answer) -> list[str]:
        """Each chosen pair, as ``entry:counterpart``."""
        return [f"{left}:{right}" for left in payload["pairs"] if (right := value_of(answer, left))]

    def form(self, payload: Payload, texts: Texts, order: list[str], answer: Answer) -> list[LeftView]:
        """The entries, each with all counterparts in the one order shown."""
        lefts, rights = _lefts(texts), _rights(texts)
        shown = [(key, token_of(key), rights.get(key, "")) for key in in_shown_order(_right_ids(payload), order)]

        def options(left: str) -> list[RightView]:
            chosen = value_of(answer, left)
            return [RightView(token, text, key == chosen) for key, token, text in shown]

        return [LeftView(left, lefts[left], options(left)) for left in in_shown_order(payload["pairs"], lefts)]

    def result(
        self, payload: Payload, texts: Texts, order: list[str], answer: Answer, *, reveal: bool, counts: Mapping[str, int]
    ) -> list[PairResult]:
        """The entries with what was chosen; what is right where it was not, once it may be told."""
        lefts, rights = _lefts(texts), _rights(texts)

        def pair(left: str) -> PairResult:
            chosen = value_of(answer, left)
            is_right = chosen == left
            return PairResult(
                lefts.get(left, ""), rights.get(chosen, ""), is_right, rights.get(left, "") if reveal and not is_right else ""
            )

        return [pair(left) for left in in_shown_order(payload["pairs"], lefts)]


def _right_ids(payload: Payload) -> list[str]:
    return [*payload["pairs"], *payload.get("extra", [])]


def _lefts(texts: Texts) -> dict[str, str]:
    return {pair["id"]: pair["left"] for pair in texts.get("pairs", [])}


def _rights(texts: Texts) -> dict[str, str]:
    pairs = {pair["id"]: pair["right"] for pair in texts.get("pairs", [])}
    return pairs | {one["id"]: one["text"] for one in texts.get("extra", [])}
