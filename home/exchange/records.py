"""Funders as files."""

from typing import Annotated

from pydantic import Field

from cms.core.exchange.notation import Line, Slug
from cms.core.exchange.records import ImageFile, MaybeWords, RecordFront, RecordKind, Words
from home.models import Funder


class FunderRecord(RecordFront):
    """A funder; a logo is a file in ``records/media``."""

    slug: Slug
    name: Words
    url: Annotated[Line, Field(max_length=250)] = ""
    alt: MaybeWords
    logo: ImageFile | None = None


class FunderKind(RecordKind):
    """Funders have a row in each language."""

    name = "funders"
    record = FunderRecord
    model = Funder
    translated = ("name", "alt")
    images = ("logo",)
