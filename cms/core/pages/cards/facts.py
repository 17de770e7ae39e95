"""What stands on a page's card, and the mark by which a drawn card is known."""

import hashlib
import json
import re
import unicodedata
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cms.core.pages.breadcrumbs import breadcrumbs
from cms.core.pages.places import language_codes

FOLDER = Path(__file__).resolve().parent
DESIGN_FILES = ("card.typ", "street.svg")
#: What fits at the smallest size; the rest is cut at a word.
LONGEST_TITLE = 190
LONGEST_SECTION = 70
#: Control signs, halves of signs, private and unassigned ones.
_UNDRAWABLE = frozenset({"Cc", "Cs", "Co", "Cn"})
#: Symbols behind this one are pictures (emoji).
_LAST_PLAIN = 0xFFFF
#: No word of a language is that long; so many of the widest letter fill a line at the smallest size.
_ENDLESS = re.compile(r"\S{32}(?=\S)")
#: From this many crumbs on – front page, section, page – there is a section to name.
WITH_SECTION = 3


@dataclass(frozen=True)
class CardFacts:
    """The texts of a card."""

    lang: str
    title: str
    section: str
    name: str
    line: str

    @property
    def fingerprint(self) -> str:
        """A mark that changes with any text and with the design, so that a card may be kept for ever."""
        told = json.dumps([design(), asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=10).hexdigest()


def card_facts(page: Any) -> CardFacts:
    """What to draw for a page; no query when the way to the page is warm.

    Args:
        page: a ``BasePage``.
    """
    lang = language_codes().get(page.locale_id, settings.LANGUAGE_CODE)
    crumbs = breadcrumbs(page)
    section = crumbs[1].title if len(crumbs) >= WITH_SECTION else ""
    with translation.override(lang):
        line = _("Kraków portal for civic organisations")
    return CardFacts(lang, shortened(page.title, LONGEST_TITLE), shortened(section, LONGEST_SECTION), settings.WAGTAIL_SITE_NAME, line)


def card_path(page: Any) -> str:
    """The address of a page's card, without host."""
    facts = card_facts(page)
    return reverse("share_card", args=[facts.lang, page.translation_key, facts.fingerprint])


def shortened(text: str, longest: int) -> str:
    """The text without signs that cannot be drawn, cut at a word if it is too long."""
    words = " ".join("".join(sign if _drawable(sign) else " " for sign in text).split())
    if len(words) > longest:
        cut = words[: longest - 1]
        words = (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–-") + "…"
    # A word that is wider than the card may be broken anywhere.
    return _ENDLESS.sub("\\g<0>\N{ZERO WIDTH SPACE}", words)


def _drawable(sign: str) -> bool:
    """Whether the card's fonts can have it: no control signs, no pictures."""
    return unicodedata.category(sign) not in _UNDRAWABLE and not (unicodedata.category(sign) == "So" and ord(sign) > _LAST_PLAIN)


@cache
def design() -> str:
    """A mark of the drawing itself."""
    return hashlib.blake2b(b"".join((FOLDER / name).read_bytes() for name in DESIGN_FILES), digest_size=8).hexdigest()
