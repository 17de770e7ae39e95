"""Types whose answer is a choice among options: one, several, true or false."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from learning.enums import QuestionKind

from .base import WHOLE, Answer, Kind, Payload, Reading, Texts
from .reading import chosen_options, list_items, plain


@dataclass(frozen=True)
class OptionView:
    """An option that can be chosen. The text is empty where the template has the words itself (true or false)."""

    id: str
    text: str
    checked: bool


@dataclass(frozen=True)
class OptionResult:
    """An option after answering. ``right`` is None while the learner may still find out."""

    id: str
    text: str
    chosen: bool
    right: bool | None
    feedback: str


class Choice(Kind):
    """What single, multiple and true or false have in common: ``{"options": [id, …], "correct": [id, …]}``, sorted."""

    def accept(self, payload: Payload, posted: Answer) -> Answer:
        """Take the ids of options, each once."""
        return chosen_options(posted, set(payload["options"]))

    def is_answered(self, payload: Payload, answer: Answer) -> bool:
        """Whether exactly one option is chosen."""
        return len(answer.get(WHOLE, [])) == 1

    def missing(self, payload: Payload, answer: Answer) -> str:
        """Say how many to choose."""
        return _("choose one answer.")

    def share(self, payload: Payload, texts: Texts, answer: Answer) -> Fraction:
        """All for exactly the right options, else nothing."""
        right = set(payload["correct"])
        return Fraction(int(bool(right) and set(answer.get(WHOLE, [])) == right))

    def counted(self, payload: Payload, answer: Answer) -> list[str]:
        """The chosen options."""
        return list(answer.get(WHOLE, []))

    def has_all_words(self, payload: Payload, texts: Texts) -> bool:
        """Whether the options are those of the key and each has a text."""
        options = texts.get("options", {})
        return set(options) == set(payload["options"]) and all(option["text"] for option in options.values())

    def form(self, payload: Payload, texts: Texts, order: list[str], answer: Answer) -> list[OptionView]:
        """The options in the order shown."""
        chosen = answer.get(WHOLE, [])
        return [OptionView(key, texts["options"][key]["text"], key in chosen) for key in order]

    def result(
        self, payload: Payload, texts: Texts, order: list[str], answer: Answer, *, reveal: bool, counts: Mapping[str, int]
    ) -> list[OptionResult]:
        """The options in the order shown. Before ``reveal`` only what was chosen is judged, and explained."""
        chosen, right = answer.get(WHOLE, []), set(payload["correct"])
        tell_all = reveal or set(chosen) == right

        def option(key: str) -> OptionResult:
            words = texts["options"].get(key, {"text": "", "feedback": ""})
            is_chosen = key in chosen
            told = tell_all or is_chosen
            return OptionResult(
                key, words["text"], is_chosen, key in right if told else None, words["feedback"] if is_chosen or reveal else ""
            )

        return [option(key) for key in order]


class SingleChoice(Choice):
    """One right option."""

    name = QuestionKind.SINGLE

    def read(self, value: Any) -> Reading:
        """Take apart options, key and reasons."""
        return _read_options(value)


class MultipleChoice(Choice):
    """One or more right options. All or nothing, or a share of the points with ``partial``."""

    name = QuestionKind.MULTIPLE

    def read(self, value: Any) -> Reading:
        """Take apart options, key, reasons and whether a share of the points is given."""
        reading = _read_options(value)
        if value.get("partial"):
            reading.payload["partial"] = True
        return reading

    def is_answered(self, payload: Payload, answer: Answer) -> bool:
        """Whether anything is chosen."""
        return bool(answer.get(WHOLE))

    def missing(self, payload: Payload, answer: Answer) -> str:
        """Ask for a choice."""
        return _("choose at least one answer.")

    def share(self, payload: Payload, texts: Texts, answer: Answer) -> Fraction:
        """All for exactly the right options. With ``partial``, the share of right options chosen less that of wrong ones.

        Right minus wrong is Moodle's rule for several answers with even weights: guessing everything earns nothing.
        """
        whole = super().share(payload, texts, answer)
        right, chosen = set(payload["correct"]), set(answer.get(WHOLE, []))
        if whole or not payload.get("partial") or not right:
            return whole
        wrong = set(payload["options"]) - right
        lost = Fraction(len(chosen & wrong), len(wrong)) if wrong else Fraction(0)
        return max(Fraction(0), Fraction(len(chosen & right), len(right)) - lost)


class TrueFalse(Choice):
    """A statement that is true or false. Its options are the words "true" and "false", which every language has."""

    name = QuestionKind.TRUE_FALSE
    options = ("true", "false")

    def read(self, value: Any) -> Reading:
        """Take apart the answer and the two reasons."""
        texts = {key: {"text": "", "feedback": plain(value, f"why_{key}")} for key in self.options}
        answer = plain(value, "answer")
        payload = {"options": sorted(self.options), "correct": [answer] if answer in self.options else []}
        return Reading(payload=payload, options=list(self.options), texts={"options": texts})

    def has_all_words(self, payload: Payload, texts: Texts) -> bool:
        """The words of the options are the portal's own."""
        return True

    def missing(self, payload: Payload, answer: Answer) -> str:
        """Ask for a choice."""
        return _("choose true or false.")


def _read_options(value: Any) -> Reading:
    options = list_items(value, "options")
    correct = [key for key, option in options if option["correct"]]
    texts = {key: {"text": plain(option, "text"), "feedback": plain(option, "feedback")} for key, option in options}
    keys = [key for key, _option in options]
    return Reading(
        payload={"options": sorted(keys), "correct": sorted(correct)},
        options=keys,
        texts={"options": texts},
        shuffle=bool(value["shuffle"]),
    )
