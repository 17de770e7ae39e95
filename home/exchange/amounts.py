"""Amounts and percentages in files: text with a point, because YAML's own numbers would be rounded."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from cms.core.exchange.notation import WORD

_NUMBER = re.compile(r"\d{1,12}(\.\d{1,2})?", re.ASCII)


def _amount(value: Any) -> Any:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if text == "":
        return ""
    if not isinstance(text, str) or not _NUMBER.fullmatch(text):
        raise PydanticCustomError("amount", 'Write the number with a point and at most two places after it, such as "1234567.00"')
    return f"{Decimal(text):.2f}"


#: Always with two places, so that equal amounts are equal texts. Empty: not known.
Amount = Annotated[str, BeforeValidator(_amount), WORD]


def amount_of(value: Decimal | None) -> str:
    """An amount as it stands in a file."""
    return "" if value is None else f"{value:.2f}"


def decimal_of(text: str) -> Decimal | None:
    """An amount from a file."""
    return Decimal(text) if text else None
