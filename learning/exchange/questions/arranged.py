"""Records of questions whose answer is an arrangement, and of polls."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cms.core.exchange.notation import QUIET, WORD, Id, Record, RequiredText
from learning.kinds.parts import all_distinct

from .base import BaseQuestionRecord, QuestionRecord, UngradedRecord, item_raw

RowText = Annotated[RequiredText, Field(max_length=300)]


class PairRecord(Record):
    """An entry and what goes with it."""

    id: Id
    left: RowText
    right: RowText


class TextRecord(Record):
    """A row that is one text."""

    id: Id
    text: RowText


def _texts_raw(records: list[TextRecord]) -> list[dict[str, Any]]:
    return [item_raw(one, text=one.text) for one in records]


def _texts_values(rows: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    return [{"id": row["id"], "text": row["value"]["text"]} for row in rows or []]


class MatchingRecord(QuestionRecord):
    """Pairs to be found."""

    type: Annotated[Literal["matching"], WORD]
    pairs: Annotated[list[PairRecord], Field(min_length=2, max_length=10)]
    extra: Annotated[list[TextRecord], Field(max_length=5), QUIET] = []

    @model_validator(mode="after")
    def _key_makes_sense(self) -> Self:
        if not all_distinct(pair.left for pair in self.pairs):
            raise PydanticCustomError("key", "Two pairs have the same “left”. Change or remove one.")
        if not all_distinct([*(pair.right for pair in self.pairs), *(one.text for one in self.extra)]):
            raise PydanticCustomError("key", "Two of what is offered, in “right” and in “extra”, read the same. Change or remove one.")
        return self

    def own_raw(self) -> dict[str, Any]:
        """Pairs and extra counterparts in full form, with their ids."""
        return {"pairs": [item_raw(pair, left=pair.left, right=pair.right) for pair in self.pairs], "extra": _texts_raw(self.extra)}

    @classmethod
    def own_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """Pairs and extra counterparts."""
        pairs = [{"id": pair["id"], **{side: pair["value"][side] for side in ("left", "right")}} for pair in value["pairs"]]
        return {"pairs": pairs, "extra": _texts_values(value.get("extra"))}


class OrderingRecord(QuestionRecord):
    """Items to put in order; the file has them in the right one."""

    type: Annotated[Literal["ordering"], WORD]
    partial: Annotated[bool, QUIET] = True
    items: Annotated[list[TextRecord], Field(min_length=2, max_length=10)]

    @model_validator(mode="after")
    def _key_makes_sense(self) -> Self:
        if not all_distinct(item.text for item in self.items):
            raise PydanticCustomError("key", "Two items read the same. Change or remove one.")
        return self

    def own_raw(self) -> dict[str, Any]:
        """Items in full form, with their ids, and whether a share of the points is given."""
        return {"items": _texts_raw(self.items), "partial": self.partial}

    @classmethod
    def own_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """Items, and whether a share of the points is given."""
        return {"items": _texts_values(value["items"]), "partial": bool(value.get("partial"))}


class PollRecord(UngradedRecord):
    """A question without a right answer."""

    type: Annotated[Literal["poll"], WORD]
    shuffle: Annotated[bool, QUIET] = False
    options: Annotated[list[TextRecord], Field(min_length=2, max_length=10)]

    @model_validator(mode="after")
    def _options_differ(self) -> Self:
        if not all_distinct(option.text for option in self.options):
            raise PydanticCustomError("key", "Two answers read the same. Change or remove one.")
        return self

    def own_raw(self) -> dict[str, Any]:
        """Options in full form, with their ids, and whether they are shuffled."""
        return {"options": _texts_raw(self.options), "shuffle": self.shuffle}

    @classmethod
    def own_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """Options and whether they are shuffled."""
        return {"options": _texts_values(value["options"]), "shuffle": bool(value.get("shuffle"))}


RECORDS: tuple[type[BaseQuestionRecord], ...] = (MatchingRecord, OrderingRecord, PollRecord)
