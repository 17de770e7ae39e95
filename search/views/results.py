"""The search page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.core.findable.registry import kinds
from cms.core.pages.view_head import crumbs_of
from search.addresses import search_address
from search.domain.finding import Found, find
from search.domain.logging import record_search
from search.forms import Request, read_request

#: Programs that read the whole web; what they ask for is nobody's question.
_ROBOT = re.compile(r"bot|crawl|spider|slurp|preview|monitor|headless", re.IGNORECASE)


@dataclass(frozen=True)
class Choice:
    """A value of a facet, as a link."""

    label: Any
    count: int
    query: str
    is_chosen: bool
    lang: str = ""


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
        "shown": [(result, asked.query(group=result.document.group) if result.more else "") for result in found.results],
        "facets": facets(asked, found),
        "languages": list(_languages(asked)),
        "lang": asked.language if asked.language != language else "",
        "exact_query": asked.query(exact=1),
        "all_query": asked.query(kind="", section="", year="", group=""),
        "archive_query": asked.query(archived="" if asked.filters.archived else 1),
        "previous_query": asked.query(page=found.page - 1) if found.page > 1 else "",
        "next_query": asked.query(page=found.page + 1) if found.page < found.pages else "",
    }
    return TemplateResponse(request, "pages/search/search_page.html", context)


def is_person(request: HttpRequest) -> bool:
    """Whether a request looks like one that somebody typed."""
    return request.method == "GET" and not _ROBOT.search(request.headers.get("User-Agent", "bot"))


def facets(asked: Request, found: Found) -> dict[str, list[Choice]]:
    """The facets with their counts; one with a single value, or none, says nothing and is left out unless it is chosen."""
    chosen = asked.filters
    groups = {
        "kind": [
            Choice(kind.label, found.kinds[kind.name], asked.query(kind=kind.name), chosen.kind == kind.name)
            for kind in kinds()
            if found.kinds.get(kind.name)
        ],
        "section": [
            Choice(title, count, asked.query(section=key), chosen.section == key) for key, (title, count) in found.sections.items()
        ],
        "year": [Choice(str(year), count, asked.query(year=year), chosen.year == year) for year, count in found.years.items()],
    }
    return {name: choices for name, choices in groups.items() if len(choices) > 1 or any(choice.is_chosen for choice in choices)}


def _languages(asked: Request) -> Iterator[Choice]:
    from django.utils.translation import get_language_info

    for code, _name in settings.LANGUAGES:
        label = get_language_info(code)["name_local"]
        query = asked.query(lang=code, kind="", section="", year="", group="")
        yield Choice(label, 0, query, code == asked.language, code)
