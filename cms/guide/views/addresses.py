"""Addresses below pages of the guide, in the words of each language."""

from dataclasses import dataclass

from cms.core.pages.below import PRINT

STEP = {"pl": "krok", "en": "step", "nb": "trinn"}
WHOLE = {"pl": "calosc", "en": "whole", "nb": "hele"}
KEEP = {"pl": "moje", "en": "mine", "nb": "mine"}
CALENDAR = {"pl": "kalendarz", "en": "calendar", "nb": "kalender"}
FORGET = {"pl": "zapomnij", "en": "forget", "nb": "glem"}


@dataclass(frozen=True)
class OwnLinks:
    """Where a person's way through a procedure is kept, saved to a calendar, printed and forgotten."""

    keep: str
    calendar: str
    paper: str
    forget: str


def own_links(url: str, code: str) -> OwnLinks:
    """The addresses below a procedure.

    Args:
        url: the procedure's own.
        code: the language of the page.
    """
    return OwnLinks(*(f"{url}{table[code]}/" for table in (KEEP, CALENDAR, PRINT, FORGET)))
