"""What the list of the guide and the pages of handbooks show."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from cms.core.pages.below import below
from cms.core.pages.bodies import body_html
from cms.core.pages.keeping import kept
from cms.guide.enums import Theme
from cms.guide.models import ChapterPage, DecisionPage, HandbookPage, ProcedurePage
from cms.translation.listing import children, link_of

from .addresses import WHOLE


@dataclass(frozen=True)
class GuideRow:
    """A page in a list; ``lang`` is filled when it stands in Polish for a missing translation. Only procedures have time and cost."""

    title: str
    url: str
    lang: str
    summary: str
    time: str = ""
    cost: str = ""


@dataclass(frozen=True)
class ThemeRows:
    """The procedures of a theme."""

    name: str
    label: str
    rows: list[GuideRow]


def guide_index_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The procedures by theme, the decision helpers and the handbooks, from the cache until any page changes."""
    return {
        "themes": kept(page, request, "guide-themes", lambda: themes(children(page, ProcedurePage, lean=True))),
        "helpers": kept(page, request, "guide-helpers", lambda: rows_of(children(page, DecisionPage, lean=True))),
        "handbooks": kept(page, request, "guide-handbooks", lambda: rows_of(children(page, HandbookPage, lean=True))),
        "body_html": body_html(page, request),
    }


def rows_of(pages: list[Any]) -> list[GuideRow]:
    """Pages as rows of a list; archival ones are left out."""
    links = ((page, link_of(page)) for page in pages if not page.is_archived)
    return [
        GuideRow(link.title, link.url, link.lang, page.summary, getattr(page, "time", ""), getattr(page, "cost", ""))
        for page, link in links
        if link
    ]


def themes(pages: list[Any]) -> list[ThemeRows]:
    """Procedures by theme, in the order of the themes; a theme without any is left out."""
    found = [ThemeRows(theme.value, str(theme.label), rows_of([page for page in pages if page.theme == theme])) for theme in Theme]
    return [theme for theme in found if theme.rows]


def handbook_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The introduction and the chapters."""
    whole_url = "" if getattr(request, "is_preview", False) else below(page, WHOLE)
    return {"chapters": chapters(page, request), "whole_url": whole_url, "body_html": body_html(page, request)}


def chapters(handbook: Any, request: HttpRequest) -> list[GuideRow]:
    """The chapters of a handbook in order."""
    return kept(handbook, request, "chapters", lambda: rows_of(children(handbook, ChapterPage, lean=True)))


def chapter_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The text, the other chapters, and which come before and after."""
    rows = chapters(page.get_parent().specific, request)
    own = link_of(page)
    at = next((number for number, row in enumerate(rows) if own and row.url == own.url), None)
    return {
        "body_html": body_html(page, request),
        "chapters": rows,
        "own_url": own.url if own else "",
        "previous": rows[at - 1] if at else None,
        "following": rows[at + 1] if at is not None and at + 1 < len(rows) else None,
    }
