"""Numbers as people write them.

What is read, and why: digits with spaces, apostrophes, points or commas between thousands, a decimal comma or point, any minus sign, a
plus, “½” and “1/2” (keyboards of phones offer the first, word processors make it of the second; “2 ½” and “2 1/2” too), a currency before
the number, a unit or “,-” after it. The unit stands beside the field, so what is typed after the number is not graded: “21 dni”,
“21 dzień” and “21 days” all say 21. A word that multiplies (“21 tys.”) is not read, since the number alone would mean something else;
neither are powers, ranges and sums. Whoever writes those is asked to write digits.

“1.500” is one thousand five hundred to some and one and a half to others; both readings count, because an answer is to be judged and not a
notation.
"""

import re
import unicodedata
from fractions import Fraction
from itertools import pairwise

from cms.core.language import folded

from .base import LONGEST_TYPED

_BEFORE = r"(?:(?:[€$£¥]|kr\.?|nok|pln|eur|usd|zl\.?) ?)?"
_RATIO = r"(?:(?P<whole>\d+) )?(?P<top>\d+) ?/ ?(?P<bottom>\d+)"
_FIGURES = r"(?P<figures>\d[\d .,']*\d|\d|[.,]\d+)"
_AFTER = r"(?: ?[.,]-)?(?P<after> ?(?:[^\W\d_]|[%‰°€$£¥])[^\d=<>+*^]{0,40}(?:(?<=m)[23])?)?[ .,;!]*"
_NUMBER = re.compile(rf"{_BEFORE}(?P<sign>[-+]?) ?(?:{_RATIO}|{_FIGURES}){_AFTER}")
_MULTIPLIES = re.compile(
    r"(?:tys|tysiac\w*|tysiec\w*|mln|mld|milion\w*|miliard\w*|million\w*|milliard\w*|mill|mrd|bn|billion\w*|thousand\w*|tusen|hundred\w*|k)\b"
)
_DECIMAL = re.compile(r"(\d*)[.,](\d+)")
_BY_SPACES = re.compile(r"(\d+(?:[ ']\d{3})+)(?:[.,](\d+))?")
_BY_POINTS = re.compile(r"([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?")
_BY_COMMAS = re.compile(r"([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?")


def numbers_in(text: str) -> frozenset[Fraction]:
    """The numbers that a text may mean: one, two where its notation can be read in two ways, none where it cannot be read.

    Args:
        text: what somebody typed as the answer to “how many?”. Longer than ``LONGEST_TYPED`` characters it is not read.
    """
    if len(text) > LONGEST_TYPED or _has_power(text):
        return frozenset()
    found = _NUMBER.fullmatch(folded(_with_plain_fractions(text)))
    if not found or _MULTIPLIES.match((found["after"] or "").strip()):
        return frozenset()
    sign = -1 if found["sign"] == "-" else 1
    if found["top"]:
        bottom = int(found["bottom"])
        ratio = {int(found["whole"] or 0) + Fraction(int(found["top"]), bottom)} if bottom else set()
        return frozenset(sign * number for number in ratio)
    return frozenset(sign * number for number in _readings(found["figures"]))


def _readings(figures: str) -> set[Fraction]:
    figures = re.sub(r" ?([.,]) ?", r"\1", figures)
    if figures.isdecimal():
        return {Fraction(int(figures))}
    matches = (pattern.fullmatch(figures) for pattern in (_DECIMAL, _BY_SPACES, _BY_POINTS, _BY_COMMAS))
    return {_number(found[1], found[2] or "") for found in matches if found}


def _number(whole: str, decimals: str) -> Fraction:
    return Fraction(int(re.sub(r"\D", "", whole) + decimals), 10 ** len(decimals))


def _with_plain_fractions(text: str) -> str:
    """“2½” as “2 1/2”: folding alone would make 21/2 of it."""

    def plain(sign: str) -> str:
        kind, _, parts = unicodedata.decomposition(sign).partition(" ")
        return " " + "".join(chr(int(part, 16)) for part in parts.split()).replace("⁄", "/") if kind == "<fraction>" else sign

    return "".join(map(plain, text)).replace("⁄", "/")


def _has_power(text: str) -> bool:
    """Whether a small raised or lowered digit follows a digit; folding alone would make 102 of 10²."""
    return any(before.isdecimal() and unicodedata.decomposition(sign).startswith(("<super>", "<sub>")) for before, sign in pairwise(text))
