"""Feedback by score in a step's file."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from cms.core.exchange.notation import Id, Record, RequiredText


class Band(Record):
    """What is said to those who reach a share of the points."""

    id: Id
    from_percent: Annotated[int, Field(ge=0, le=100)]
    text: Annotated[RequiredText, Field(max_length=800)]


def _starts_differ(bands: list[Band]) -> list[Band]:
    if len({band.from_percent for band in bands}) < len(bands):
        raise PydanticCustomError("key", "Two texts begin at the same percent. Change or remove one.")
    return bands


Bands = Annotated[list[Band], AfterValidator(_starts_differ)]


def bands_values(stream: Any) -> list[dict[str, Any]]:
    """The bands of a step, as its file has them."""
    return [{"id": raw["id"], **{name: raw["value"][name] for name in ("from_percent", "text")}} for raw in stream.get_prep_value()]


def bands_raw(bands: list[Band]) -> list[dict[str, Any]]:
    """Bands in the raw form of the StreamField."""
    return [{"type": "band", "id": str(band.id), "value": {"from_percent": band.from_percent, "text": band.text}} for band in bands]
