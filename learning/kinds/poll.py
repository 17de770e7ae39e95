"""Poll: one choice that nobody grades; afterwards everybody sees how all have chosen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from learning.enums import QuestionKind

from .base import WHOLE, Answer, Kind, Payload, Reading, Texts
from .parts import all_distinct, in_shown_order, one_each, value_of
from .reading import list_items, plain


@dataclass(frozen=True)
class PollOption:
    """An option that can be chosen."""

    id: str
    text: str
    checked: bool


@dataclass(frozen=True)
class PollRow:
    """An option after answering: how many chose it, and how many percent of all that is, rounded."""

    text: str
    chosen: bool
    count: int
    percent: int


@dataclass(frozen=True)
class PollResult:
    """How everybody has chosen. ``total`` may be 0 while the answer shown is not counted, as in a preview."""

    rows: list[PollRow]
    total: int


class Poll(Kind):
    """Options without a right one: ``{"options": [id, …]}``, sorted."""

    name = QuestionKind.POLL

    def read(self, value: Any) -> Reading:
        """Take apart the options."""
        options = list_items(value, "options")
        keys = [key for key, _ in options]
        texts = {"options": {key: {"text": plain(option, "text"), "feedback": ""} for key, option in options}}
        return Reading(payload={"options": sorted(keys)}, options=keys, texts=texts, shuffle=bool(value.get("shuffle")))

    def has_all_words(self, payload: Payload, texts: Texts) -> bool:
        """Whether each option has its words, and no two read the same."""
        words = {key: option["text"] for key, option in texts.get("options", {}).items()}
        return set(words) == set(payload["options"]) and all(words.values()) and all_distinct(words.values())

    def accept(self, payload: Payload, posted: Answer) -> Answer:
        """Take the id of one option."""
        return one_each(posted, {WHOLE: payload["options"]})

    def is_answered(self, payload: Payload, answer: Answer) -> bool:
        """Whether an option is chosen."""
        return bool(value_of(answer, WHOLE))

    def missing(self, payload: Payload, answer: Answer) -> str:
        """Ask for a choice."""
        return _("choose one answer.")

    def counted(self, payload: Payload, answer: Answer) -> list[str]:
        """The chosen option."""
        return [chosen] if (chosen := value_of(answer, WHOLE)) else []

    def form(self, payload: Payload, texts: Texts, order: list[str], answer: Answer) -> list[PollOption]:
        """The options in the order shown."""
        chosen, options = value_of(answer, WHOLE), texts["options"]
        return [PollOption(key, options[key]["text"], key == chosen) for key in in_shown_order(payload["options"], order) if key in options]

    def result(
        self, payload: Payload, texts: Texts, order: list[str], answer: Answer, *, reveal: bool, counts: Mapping[str, int]
    ) -> PollResult:
        """The options in the order shown, with how often each was chosen."""
        chosen, options = value_of(answer, WHOLE), texts["options"]
        shown = [key for key in in_shown_order(payload["options"], order) if key in options]
        total = sum(counts.get(key, 0) for key in shown)

        def row(key: str) -> PollRow:
            count = counts.get(key, 0)
            # Rounded half up in whole numbers: 1 of 8 is 13 percent.
            return PollRow(options[key]["text"], key == chosen, count, (200 * count + total) // (2 * total) if total else 0)

        return PollResult([row(key) for key in shown], total)
