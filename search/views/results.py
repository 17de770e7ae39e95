"""The search page."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.core.findable.registry import kind_labels
from cms.core.pages.paging import page_links
from cms.core.pages.view_head import crumbs_of
from cms.translation.listing import foreign
from search.addresses import search_address
from search.domain.finding import Found, Result, find
from search.domain.logging import record_search
from search.domain.popular import popular
from search.domain.questions import read_question
from search.domain.synonyms import synonyms
from search.forms import Request, read_request

from .contacts import contacts_link
from .facets import PLAIN, facets, languages, taken

#: Programs that read the whole web; what they ask for is nobody's question.
_ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|monitor|headless", re.IGNORECASE)


@dataclass(frozen=True)
class Shown:
    """A result with the link to more of the same whole: a course whose other steps answer too."""

    result: Result
    more_query: str
    #: The title of the whole.
    whole: str


@dataclass(frozen=True)
class Question:
    """A question that others ask, as a link."""

    text: str
    url: str


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Results for what was typed, or the empty form. Anything typed gives a page."""
    language = get_language() or settings.LANGUAGE_CODE
    asked = read_request(request.GET, language)
    found = find(text=asked.text, language=asked.language, filters=asked.filters, page=asked.page, correct=asked.correct)
    if asked.text and asked.page == 1 and not asked.filters.narrows and is_person(request):
        record_search(text=asked.text, language=asked.language, found=found.total)
    title = _("Search")
    context = {
        "title": title,
        "crumbs": crumbs_of((title, search_address(language))),
        "asked": asked,
        "found": found,
        "lang": foreign(asked.language),
        **(_answer(asked, found) if asked.text else {}),
        **_help(language, needed=not found.total),
    }
    return TemplateResponse(request, "pages/search/search_page.html", context)


def is_person(request: HttpRequest) -> bool:
    """Whether a request looks like one that somebody typed."""
    return request.method == "GET" and not _ROBOT.search(request.headers.get("User-Agent", "bot"))


def _answer(asked: Request, found: Found) -> dict[str, Any]:
    return {
        "shown": [_shown(asked, result) for result in found.results],
        "facets": facets(asked, found),
        "taken": taken(asked, found),
        "languages": list(languages(asked)),
        "meant": _meant(asked),
        "exact_query": asked.query(exact=1),
        "close_query": asked.query(exact=""),
        "all_url": f"?{asked.query(**PLAIN)}",
        "archive_query": asked.query(archived="" if asked.filters.archived else 1),
        "pages": page_links(found.page, found.pages, lambda number: f"?{asked.query(page=number)}"),
    }


def _shown(asked: Request, result: Result) -> Shown:
    whole = result.within or "".join(stretch.text for stretch in result.title)
    return Shown(result, asked.query(group=result.document.group) if result.more else "", whole)


def _meant(asked: Request) -> str:
    """What a spelling that is taken as it is may have meant: somebody asked for it exactly."""
    if asked.correct:
        return ""
    return read_question(asked.text, asked.language, synonyms=synonyms(asked.language), correct=True).corrected


def _help(language: str, *, needed: bool) -> dict[str, Any]:
    """For who has not asked yet, and for who found nothing."""
    return {
        "kinds": list(kind_labels().values()),
        "questions": [Question(text, search_address(language, text)) for text in popular(language)] if needed else [],
        "contacts": contacts_link() if needed else None,
    }
