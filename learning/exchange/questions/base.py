"""What all question records have in common, and how a record becomes a block and back."""

from typing import Annotated, Any

from pydantic import Field

from cms.core.exchange.notation import LATER, PAGE, QUIET, Id, Record, RequiredText, Text
from cms.law.exchange import CitationItem


class BaseQuestionRecord(Record):
    """Keys that every question has. A type's record narrows ``type`` and adds its own keys, ``own_raw`` and ``own_values``.

    A key that the format got later is ``QUIET`` and ``LATER``: what was exported before then stays equal.
    """

    id: Id
    type: str
    prompt: Annotated[RequiredText, Field(max_length=700)]
    hint: Annotated[Text, Field(max_length=400)] = ""
    feedback_correct: Annotated[Text, Field(max_length=800)] = ""
    taught_in: Annotated[Id | None, PAGE, QUIET, LATER] = None
    citations: Annotated[list[CitationItem], QUIET, LATER] = Field(default_factory=list)

    def own_raw(self) -> dict[str, Any]:
        """The type's own fields, as the raw value of its block has them."""
        raise NotImplementedError(self.type)

    @classmethod
    def own_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """The type's own keys, from the raw value of its block."""
        raise NotImplementedError(cls.__name__)

    def common_raw(self) -> dict[str, Any]:
        """The fields that every question has, as the raw value of its block has them; the page of ``taught_in`` by its key still."""
        return {"prompt": self.prompt, "hint": self.hint, "feedback_correct": self.feedback_correct}

    @classmethod
    def common_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """The keys that every question has, from the raw value of its block."""
        return {name: value.get(name) or "" for name in ("prompt", "hint", "feedback_correct")}


class QuestionRecord(BaseQuestionRecord):
    """A question with points."""

    hint_cost: Annotated[int, Field(ge=0, le=100), QUIET, LATER] = 0
    points: Annotated[int, Field(ge=1, le=100)] = 1
    feedback_incorrect: Annotated[Text, Field(max_length=800)] = ""

    def common_raw(self) -> dict[str, Any]:
        """As above, with points, the cost of the hint and what is said after a wrong answer."""
        own = {"hint_cost": self.hint_cost, "feedback_incorrect": self.feedback_incorrect, "points": self.points}
        return super().common_raw() | own

    @classmethod
    def common_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """As above, with points, the cost of the hint and what is said after a wrong answer."""
        own = {
            "hint_cost": value.get("hint_cost") or 0,
            "feedback_incorrect": value.get("feedback_incorrect") or "",
            "points": value["points"],
        }
        return super().common_values(value) | own


class UngradedRecord(BaseQuestionRecord):
    """A question that is answered but never graded."""


def item_raw(item: Any, **value: Any) -> dict[str, Any]:
    """An item of a ListBlock in full form, with the id of its record."""
    return {"type": "item", "id": str(item.id), "value": value}
