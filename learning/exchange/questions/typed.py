"""Records of questions whose answer is typed."""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from cms.core.exchange.notation import QUIET, WORD, Id, Line, Record, RequiredLine, RequiredText
from learning.kinds.base import LONGEST_TYPED
from learning.kinds.gap_fill import has_each_gap_once, right_by_mistake
from learning.kinds.number import decimal_text
from learning.kinds.reading import lines

from .base import BaseQuestionRecord, QuestionRecord, UngradedRecord, item_raw

#: 999 999 999 999.999999 and back: what the field in the editor takes.
_DECIMAL = r"-?\d{1,12}(?:\.\d{1,6})?"


def _decimal(value: Any) -> Any:
    """Numbers may stand without quotation marks; YAML makes whole or broken numbers of them."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return decimal_text(value) if is_number and abs(value) < 10**12 else value


#: Tools are told of both forms; by itself the schema would know the text only.
_EITHER = WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^{_DECIMAL}$"}, {"type": "number"}]})
DecimalText = Annotated[str, BeforeValidator(_decimal), Field(pattern=f"^{_DECIMAL}$"), AfterValidator(decimal_text), _EITHER]
Answer = Annotated[RequiredLine, Field(max_length=LONGEST_TYPED)]


def _once(answers: list[str]) -> list[str]:
    return list(dict.fromkeys(answers))


Answers = Annotated[list[Answer], AfterValidator(_once)]


class ShortTextRecord(QuestionRecord):
    """A few words, typed."""

    type: Annotated[Literal["short_text"], WORD]
    accepted: Annotated[Answers, Field(min_length=1)]
    slips: Annotated[bool, QUIET] = False

    def own_raw(self) -> dict[str, Any]:
        """Answers one a line, and whether slips are forgiven."""
        return {"accepted": "\n".join(self.accepted), "slips": self.slips}

    @classmethod
    def own_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """Answers as a list, and whether slips are forgiven."""
        return {"accepted": lines(value, "accepted"), "slips": bool(value.get("slips"))}


class NumberRecord(QuestionRecord):
    """A number, typed."""

    type: Annotated[Literal["number"], WORD]
    value: DecimalText
    tolerance: Annotated[DecimalText, QUIET] = "0"
    unit: Annotated[Line, Field(max_length=30)] = ""

    @model_validator(mode="after")
    def _tolerance_makes_sense(self) -> Self:
        if self.tolerance.startswith("-"):
            raise PydanticCustomError("key", "“tolerance” is below 0. Write how far an answer may be from the right number.")
        return self

    def own_raw(self) -> dict[str, Any]:
        """The numbers as text, and the unit."""
        return {"value": self.value, "tolerance": self.tolerance, "unit": self.unit}

    @classmethod
    def own_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """The numbers in their plain form, and the unit."""
        numbers = {"value": decimal_text(value.get("value")), "tolerance": decimal_text(value.get("tolerance")) or "0"}
        return {**numbers, "unit": value.get("unit") or ""}


class GapRecord(Record):
    """A gap."""

    id: Id
    accepted: Annotated[Answers, Field(min_length=1)]
    distractors: Annotated[Answers, QUIET] = []


class GapFillRecord(QuestionRecord):
    """A text with gaps."""

    type: Annotated[Literal["gap_fill"], WORD]
    text: Annotated[RequiredText, Field(max_length=3000)]
    gaps: Annotated[list[GapRecord], Field(min_length=1, max_length=20)]

    @model_validator(mode="after")
    def _key_makes_sense(self) -> Self:
        if not has_each_gap_once(self.text, len(self.gaps)):
            raise PydanticCustomError(
                "key", "The list has {count} gaps. Write [1] to [{count}] into the text, each once.", {"count": len(self.gaps)}
            )
        for number, gap in enumerate(self.gaps, start=1):
            mistaken = right_by_mistake(gap.accepted, gap.distractors)
            if mistaken:
                values = {"number": number, "answer": mistaken[0]}
                raise PydanticCustomError("key", "Gap [{number}]: “{answer}” is both right and wrong. Remove one.", values)
        return self

    def own_raw(self) -> dict[str, Any]:
        """The text, and gaps in full form with their ids."""
        gaps = [item_raw(gap, accepted="\n".join(gap.accepted), distractors="\n".join(gap.distractors)) for gap in self.gaps]
        return {"text": self.text, "gaps": gaps}

    @classmethod
    def own_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """The text, and gaps with lists of answers."""
        names = ("accepted", "distractors")
        gaps = [{"id": gap["id"], **{name: lines(gap["value"], name) for name in names}} for gap in value["gaps"]]
        return {"text": value["text"], "gaps": gaps}


class ReflectionRecord(UngradedRecord):
    """A thought written down for oneself."""

    type: Annotated[Literal["reflection"], WORD]

    def own_raw(self) -> dict[str, Any]:
        """Nothing beyond the prompt."""
        return {}

    @classmethod
    def own_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """Nothing beyond the prompt."""
        return {}


RECORDS: tuple[type[BaseQuestionRecord], ...] = (ShortTextRecord, NumberRecord, GapFillRecord, ReflectionRecord)
