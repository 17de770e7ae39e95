"""Records of questions whose answer is a choice."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cms.core.exchange.notation import LATER, QUIET, WORD, Id, Record, RequiredText, Text

from .base import QuestionRecord, item_raw

#: Fingerprints of packages that were loaded before there were other types know these two by this name.
FIRST_NAME = "QuestionRecord"


class OptionRecord(Record):
    """An answer to choose."""

    id: Id
    text: Annotated[RequiredText, Field(max_length=500)]
    correct: bool
    feedback: Annotated[Text, Field(max_length=600)] = ""


class ChoiceRecord(QuestionRecord):
    """A question with options."""

    shuffle: bool = True
    options: Annotated[list[OptionRecord], Field(min_length=2, max_length=10)]

    @model_validator(mode="after")
    def _key_makes_sense(self) -> Self:
        right = sum(option.correct for option in self.options)
        if right == 0:
            raise PydanticCustomError("key", "No answer is right. Set “correct: true” on at least one.")
        if self.type == "single" and right > 1:
            raise PydanticCustomError("key", "More than one answer is right. Leave one, or write “type: multiple”.")
        if len({option.text.casefold() for option in self.options}) < len(self.options):
            raise PydanticCustomError("key", "Two answers read the same. Change or remove one.")
        return self

    def own_raw(self) -> dict[str, Any]:
        """Options in full form, with their ids."""
        options = [item_raw(one, text=one.text, correct=one.correct, feedback=one.feedback) for one in self.options]
        return {"options": options, "shuffle": self.shuffle}

    @classmethod
    def own_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """Options and whether they are shuffled."""
        options = [
            {"id": one["id"], **{name: one["value"][name] for name in ("text", "correct")}, "feedback": one["value"].get("feedback") or ""}
            for one in value["options"]
        ]
        return {"options": options, "shuffle": bool(value["shuffle"])}


class SingleRecord(ChoiceRecord):
    """One right option."""

    known_as = FIRST_NAME

    type: Annotated[Literal["single"], WORD]


class MultipleRecord(ChoiceRecord):
    """One or more right options."""

    known_as = FIRST_NAME

    type: Annotated[Literal["multiple"], WORD]
    partial: Annotated[bool, QUIET, LATER] = False

    def own_raw(self) -> dict[str, Any]:
        """As above, and whether a share of the points is given."""
        return super().own_raw() | {"partial": self.partial}

    @classmethod
    def own_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """As above, and whether a share of the points is given."""
        return super().own_values(value) | {"partial": bool(value.get("partial"))}


class TrueFalseRecord(QuestionRecord):
    """A statement that is true or false."""

    type: Annotated[Literal["true_false"], WORD]
    answer: bool
    why_true: Annotated[Text, Field(max_length=600)] = ""
    why_false: Annotated[Text, Field(max_length=600)] = ""

    def own_raw(self) -> dict[str, Any]:
        """The answer and the reasons."""
        return {"answer": str(self.answer).lower(), "why_true": self.why_true, "why_false": self.why_false}

    @classmethod
    def own_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """The answer and the reasons."""
        return {"answer": value["answer"] == "true", **{name: value.get(name) or "" for name in ("why_true", "why_false")}}


RECORDS: tuple[type[QuestionRecord], ...] = (SingleRecord, MultipleRecord, TrueFalseRecord)
