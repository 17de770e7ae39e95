"""A few words, typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from learning.enums import QuestionKind

from .base import WHOLE, Answer, Kind, Payload, Reading, Texts
from .reading import lines, typed_texts
from .typed import accepted_answers, is_meant, shown_answers


@dataclass(frozen=True)
class TypedForm:
    """A field with what was typed so far."""

    value: str


@dataclass(frozen=True)
class ShortTextResult:
    """What was typed; ``accepted`` is empty while the learner may still find out."""

    typed: str
    right: bool
    accepted: list[str]


class ShortText(Kind):
    """``{}``, or ``{"slips": true}`` where slips are forgiven; what is right stands in ``texts["accepted"]``."""

    name = QuestionKind.SHORT_TEXT

    def read(self, value: Any) -> Reading:
        """Take apart the accepted answers and whether slips are forgiven."""
        payload = {"slips": True} if value.get("slips") else {}
        return Reading(payload=payload, texts={"accepted": {WHOLE: lines(value, "accepted")}})

    def has_all_words(self, payload: Payload, texts: Texts) -> bool:
        """Whether an answer is accepted in this language."""
        return bool(texts.get("accepted", {}).get(WHOLE))

    def accept(self, payload: Payload, posted: Answer) -> Answer:
        """Take the one text."""
        return typed_texts(posted, {WHOLE})

    def is_answered(self, payload: Payload, answer: Answer) -> bool:
        """Whether anything is typed."""
        return bool(answer.get(WHOLE))

    def missing(self, payload: Payload, answer: Answer) -> str:
        """Ask for an answer."""
        return _("write your answer.")

    def share(self, payload: Payload, texts: Texts, answer: Answer) -> Fraction:
        """All or nothing."""
        typed = "".join(answer.get(WHOLE, []))
        return Fraction(int(is_meant(typed, accepted_answers(payload, texts, WHOLE), slips=bool(payload.get("slips")))))

    def form(self, payload: Payload, texts: Texts, order: list[str], answer: Answer) -> TypedForm:
        """The field."""
        return TypedForm("".join(answer.get(WHOLE, [])))

    def result(
        self, payload: Payload, texts: Texts, order: list[str], answer: Answer, *, reveal: bool, counts: Mapping[str, int]
    ) -> ShortTextResult:
        """What was typed, and what would have been right once that may be told."""
        accepted = shown_answers(payload, texts, WHOLE) if reveal else []
        return ShortTextResult("".join(answer.get(WHOLE, [])), self.share(payload, texts, answer) == 1, accepted)
