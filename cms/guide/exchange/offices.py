"""Offices as files."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from cms.core.exchange.notation import Line, Slug
from cms.core.exchange.records import MaybeWords, RecordFront, RecordKind, Words
from cms.guide.models import Office

#: Degrees as text, so that they are written as they are kept: „50.06163”.
Degrees = Annotated[Line, Field(pattern=r"^(-?\d{1,3}\.\d{5})?$")]


class OfficeRecord(RecordFront):
    """An office."""

    slug: Slug
    name: Words
    unit: MaybeWords
    address: Annotated[Line, Field(max_length=250)] = ""
    hours: MaybeWords
    access: MaybeWords
    latitude: Degrees = ""
    longitude: Degrees = ""
    e_delivery: Annotated[Line, Field(max_length=60)] = ""
    email: Line = ""
    phone: Annotated[Line, Field(max_length=60)] = ""
    website: Annotated[Line, Field(max_length=250)] = ""
    note: MaybeWords


class OfficeKind(RecordKind):
    """Offices have a row in each language."""

    name = "offices"
    record = OfficeRecord
    model = Office
    translated = ("name", "unit", "hours", "access", "note")

    def fields(self, record: Any, language: str) -> dict[str, Any]:
        """The fields, with an empty point as none."""
        values = super().fields(record, language)
        return values | {name: Decimal(values[name]) if values[name] else None for name in ("latitude", "longitude")}
