"""A thought written down for oneself. Nobody else ever reads it: not editors, not in reports, not in statistics."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from learning.enums import QuestionKind

from .base import LONGEST_REFLECTION, WHOLE, Answer, Kind, Payload, Reading, Texts
from .reading import typed_texts


@dataclass(frozen=True)
class ReflectionForm:
    """A field with what was written so far, and how many characters it may still grow; below 0, by how many it is too long."""

    value: str
    limit: int = LONGEST_REFLECTION

    @property
    def left(self) -> int:
        """Characters left."""
        return self.limit - len(self.value)

    @property
    def over(self) -> int:
        """Characters too many."""
        return max(0, -self.left)


@dataclass(frozen=True)
class ReflectionResult:
    """What was written."""

    text: str


class Reflection(Kind):
    """No key: ``{}``."""

    name = QuestionKind.REFLECTION

    def read(self, value: Any) -> Reading:
        """There is nothing beyond the prompt."""
        return Reading()

    def accept(self, payload: Payload, posted: Answer) -> Answer:
        """Take the one text. Line ends are made one character before it is measured: browsers send two and count one."""
        plain = {part: [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts] for part, texts in posted.items()}
        return typed_texts(plain, {WHOLE}, limit=LONGEST_REFLECTION)

    def is_answered(self, payload: Payload, answer: Answer) -> bool:
        """Whether anything is written."""
        return bool(answer.get(WHOLE))

    def missing(self, payload: Payload, answer: Answer) -> str:
        """Ask for a word."""
        return _("write something, if only a word; nobody but you sees it.")

    def form(self, payload: Payload, texts: Texts, order: list[str], answer: Answer) -> ReflectionForm:
        """The field."""
        return ReflectionForm("".join(answer.get(WHOLE, [])))

    def result(
        self, payload: Payload, texts: Texts, order: list[str], answer: Answer, *, reveal: bool, counts: Mapping[str, int]
    ) -> ReflectionResult:
        """What was written."""
        return ReflectionResult("".join(answer.get(WHOLE, [])))
