"""Numbers as other systems write them."""

import re
from decimal import Decimal

_NUMBER = re.compile(r"[+-]?(?:\d{1,30}(?:[.,]\d{0,30})?|[.,]\d{1,30})(?:[eE][+-]?\d{1,2})?")


def number_from(text: str) -> Decimal | None:
    """A number with a point or a comma, in its plain form; None when it is none."""
    text = text.strip()
    return plain_number(Decimal(text.replace(",", "."))) if _NUMBER.fullmatch(text) else None


def plain_number(number: Decimal) -> Decimal:
    """Without noughts at its end, and without an exponent."""
    return Decimal(format(number.normalize() if number else Decimal(0), "f"))


def range_from(low: str, high: str) -> tuple[Decimal, Decimal] | None:
    """The middle of a range and how far it reaches to either side; None when it is no range."""
    least, most = number_from(low), number_from(high)
    if least is None or most is None or most < least:
        return None
    return plain_number((least + most) / 2), plain_number((most - least) / 2)
