"""The acts as readers of a language see them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone

from cms.core import generations
from cms.core.language.sorting import sort_key
from cms.core.pages.places import PAGES
from cms.law.blocks import SuccessorLine, successor_line, title_in
from cms.law.models import LegalAct

from .addresses import act_address

#: Where the official texts of Polish acts stand; the Union's are in all its languages.
POLISH_TEXTS = "eli.gov.pl"


@dataclass(frozen=True)
class ActRow:
    """An act on a day. Dates and status bear the names of ``LegalStateMixin``, so that the same parts of pages show them."""

    pk: int
    slug: str
    url: str
    short_name: str
    title: str
    #: Filled when the title is in another language than the reader's.
    title_lang: str
    #: The title as it was enacted, where the reader's is another.
    polish: str
    #: The language in which the act was made a record; its publications and places are named in it.
    lang: str
    journal: str
    consolidated: str
    amendments: str
    eli: str
    in_force_from: date | None
    in_force_to: date | None
    successor: SuccessorLine | None
    legal_status: str
    state_of_law_on: date | None
    next_check_on: date | None
    legal_owner: str
    day: date

    @property
    def eli_host(self) -> str:
        """Who publishes the official text."""
        return urlsplit(self.eli).hostname or ""

    @property
    def eli_lang(self) -> str:
        """The language of the official text; empty where it is in many."""
        return self.lang if self.eli_host == POLISH_TEXTS else ""

    @property
    def is_to_come(self) -> bool:
        """Whether the act is not in force yet."""
        return bool(self.in_force_from and self.in_force_from > self.day)

    @property
    def has_ended(self) -> bool:
        """Whether the act was in force once; the last day is one on which it is."""
        return bool(self.in_force_to and self.in_force_to < self.day)

    @property
    def is_draft(self) -> bool:
        """Whether a lawyer has not compared the record with the official text yet."""
        return self.legal_status != "verified"

    @property
    def is_due(self) -> bool:
        """Whether it should have been looked at again by now."""
        return bool(self.next_check_on and self.next_check_on <= self.day)


def act_rows(language: str) -> dict[str, ActRow]:
    """All acts by their names in addresses, in the order of their titles; one statement, none when warm.

    Args:
        language: the reader's.
    """
    day = timezone.localdate()
    return generations.cached(PAGES, f"law-acts:{language}:{day}", lambda: _read(language, day))


def _read(language: str, day: date) -> dict[str, ActRow]:
    rows = [_row(act, language, day) for act in LegalAct.objects.read_in(language)]
    return {row.slug: row for row in sorted(rows, key=lambda row: sort_key(row.title, language))}


def _row(act: Any, language: str, day: date) -> ActRow:
    title, title_lang = title_in(language, act.own_title, act)
    same = ("short_name", "slug", "journal", "consolidated", "amendments", "eli", "in_force_from", "in_force_to")
    state = ("legal_status", "state_of_law_on", "next_check_on", "legal_owner")
    return ActRow(
        pk=act.pk,
        url=act_address(act.slug, language),
        title=title,
        title_lang=title_lang,
        polish="" if title == act.title else act.title,
        lang=act.locale.language_code,
        successor=successor_line(act.replaced_by, language, act.successor_title),
        day=day,
        **{name: getattr(act, name) for name in same + state},
    )
