"""``quotation``: somebody's words."""

from typing import Annotated, Any

from pydantic import Field

from ..notation import Line, Record, RequiredText
from ..portal import Portal
from .registry import BlockCodec
from .web import Https


class QuotationRecord(Record):
    """Words and whose they are."""

    text: Annotated[RequiredText, Field(max_length=1500)]
    author: Annotated[Line, Field(max_length=160)] = ""
    source: Annotated[Line, Field(max_length=250)] = ""
    url: Https = ""


class QuotationCodec(BlockCodec[QuotationRecord]):
    """Text, author, source, address."""

    name = "quotation"
    record = QuotationRecord

    def to_raw(self, data: QuotationRecord, portal: Portal) -> dict[str, Any]:
        """As it is written."""
        return data.model_dump()

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """As it is kept; an empty address is kept as nothing."""
        return {name: raw[name] or "" for name in QuotationRecord.model_fields}
