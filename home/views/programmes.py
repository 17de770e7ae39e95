"""What the pages of cooperation programmes show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from cms.core.pages.bodies import body_html
from cms.core.pages.keeping import kept
from cms.translation.listing import children, link_of
from home.models import ProgrammePage


@dataclass(frozen=True)
class ProgrammeRow:
    """A programme in the list."""

    years: str
    title: str
    url: str
    lang: str
    kind: str
    act_number: str
    adopted_on: date | None
    is_archived: bool


def programme_index_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """All programmes, the newest first: the list is the archive, so archival ones stand in it too and say that they are."""
    rows = kept(page, request, "programmes", lambda: _rows(children(page, ProgrammePage)))
    return {"programmes": rows, "body_html": body_html(page, request)}


def _rows(pages: list[Any]) -> list[ProgrammeRow]:
    ordered = sorted(pages, key=lambda page: (page.year_to, page.year_from), reverse=True)
    links = ((page, link_of(page)) for page in ordered)
    return [
        ProgrammeRow(
            page.years, link.title, link.url, link.lang, page.get_kind_display(), page.act_number, page.adopted_on, page.is_archived
        )
        for page, link in links
        if link
    ]


def programme_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The text with its documents."""
    return {"body_html": body_html(page, request)}
