"""What the pages of partners show."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from cms.core.language.sorting import sort_key
from cms.core.pages.bodies import body_html
from cms.core.pages.keeping import kept
from cms.translation.listing import children, link_of, reader
from home.models import PartnerPage

from .projects import projects_of_partner


@dataclass(frozen=True)
class PartnerCard:
    """A partner in the list."""

    title: str
    url: str
    lang: str
    summary: str
    kind: str
    is_archived: bool
    image: Any = None


def partner_index_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """All partners by name."""
    return {"partners": kept(page, request, "partners", lambda: _cards(children(page, PartnerPage)))}


def _cards(pages: list[Any]) -> list[PartnerCard]:
    links = ((page, link_of(page)) for page in pages)
    cards = [
        PartnerCard(link.title, link.url, link.lang, page.summary, page.get_kind_display(), page.is_archived, page.listing_image)
        for page, link in links
        if link
    ]
    return sorted(cards, key=lambda card: sort_key(card.title, reader()))


def partner_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The projects that it took part in, and the text."""
    return {
        "projects": kept(page, request, "projects-of", lambda: projects_of_partner(page)),
        "body_html": body_html(page, request),
    }
