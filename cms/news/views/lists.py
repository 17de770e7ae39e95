"""The list of news and the list of publications: filters, numbers, pages."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from cms.core.pages.breadcrumbs import breadcrumbs
from cms.core.pages.places import homes, language_codes
from cms.core.pages.translations import live_addresses
from cms.news.domain.facets import NEWS, PUBLICATIONS, TAG, Facet, Label, Listing
from cms.news.domain.filters import Filters, is_tidy, read_filters
from cms.news.domain.listing import PER_PAGE, numbers_of, page_of
from cms.news.models import NewsIndexPage
from cms.news.rows import article_rows, publication_rows
from cms.translation.domain.policy import stands_in

from .feed_addresses import feed_of

MOST_TAGS = 15
#: How many pages stand on each side of the present one.
NEIGHBOURS = 2


@dataclass(frozen=True)
class Option:
    """A value of a facet: its name, how many entries it leaves, and the list with it chosen."""

    value: str
    label: str
    lang: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Choice:
    """A facet with the values that lead somewhere."""

    name: str
    heading: str
    any_word: str
    any_url: str
    options: list[Option]

    @property
    def chosen(self) -> Option | None:
        """The chosen value."""
        return next((option for option in self.options if option.is_chosen), None)


@dataclass(frozen=True)
class Taken:
    """A choice that stands, and the list without it."""

    heading: str
    label: str
    lang: str
    url: str


@dataclass(frozen=True)
class PageLink:
    """A page of the list; a number of zero is a gap."""

    number: int
    url: str
    is_current: bool


def listing_of(index: Any) -> Listing:
    """What a list page lists."""
    return NEWS if isinstance(index, NewsIndexPage) else PUBLICATIONS


def show_list(index: Any, request: HttpRequest) -> HttpResponse:
    """Show the list; an address with empty choices, as a form without script makes it, is tidied first."""
    listing = listing_of(index)
    if request.method == "GET" and not is_tidy(request.GET, listing):
        filters = read_filters(request.GET, listing, language_codes().get(index.locale_id, ""))
        if not filters.remarks:
            return HttpResponseRedirect(filters.address(request.path))
    response: HttpResponse = index.serve(request)
    return response


def list_context(index: Any, request: HttpRequest) -> dict[str, Any]:
    """What the template of a list gets."""
    listing, code = listing_of(index), language_codes().get(index.locale_id, "")
    filters = read_filters(request.GET, listing, code)
    path = breadcrumbs(index)[-1].url
    found = numbers_of(listing, index, filters)
    count = found.total
    pages = max(1, -(-count // PER_PAGE))
    remarks = list(filters.remarks)
    number = filters.page
    if number > pages:
        remarks.append(_("There is no page %(number)d; this is the last one.") % {"number": number})
        number = pages
    # There is no end to what nobody offered; only what was offered is kept.
    request.is_odd = bool(remarks)  # type: ignore[attr-defined]
    rows = page_of(listing, index, filters, number) if count else listing.model.objects.none()
    choices = [_choice(facet, listing, found.by_facet[facet.name], filters, path, code) for facet in listing.facets]
    taken = _taken(choices, listing, filters, path)
    toggled = filters.with_archived(archived=not filters.archived)
    return {
        "rows": (article_rows if listing is NEWS else publication_rows)(rows, code),
        "count": count,
        "remarks": remarks,
        "choices": [choice for choice in choices if choice.options],
        "taken": taken,
        # All but the first facet are folded; they open when one of them narrows the list.
        "is_folded": not filters.archived and all(name == listing.facets[0].name for name, _value in filters.chosen),
        "archived": {"shown": filters.archived, "count": found.archival, "url": toggled.address(path)},
        "plain_url": path,
        "is_plain": filters.is_plain,
        "pages": {
            "links": _page_links(filters, path, number, pages),
            "newer_url": filters.address(path, page=number - 1) if number > 1 else "",
            "older_url": filters.address(path, page=number + 1) if number < pages else "",
        },
        "page_number": number,
        "feed": feed_of(index, filters),
        "polish_url": _polish(index, filters, code),
    }


def _choice(facet: Facet, listing: Listing, counted: Counter[str], filters: Filters, path: str, code: str) -> Choice:
    chosen = filters.by_name.get(facet.name, "")
    if facet.labels is None:
        labels = {value: Label(value) for value in sorted({*counted, chosen} - {""}, reverse=True)}
    else:
        labels = facet.labels(code)
    order = [one.name for one in listing.facets]
    options = [
        Option(value, label.text, label.lang, counted[value], filters.with_choice(facet.name, value, order).address(path), value == chosen)
        for value, label in labels.items()
        if counted[value] or value == chosen
    ]
    if facet.name == TAG and len(options) > MOST_TAGS:
        most = sorted(options, key=lambda option: (not option.is_chosen, -option.count))[:MOST_TAGS]
        options = [option for option in options if option in most]
    any_url = filters.with_choice(facet.name, "", order).address(path)
    return Choice(facet.name, str(facet.heading), str(facet.any_word), any_url, options)


def _taken(choices: list[Choice], listing: Listing, filters: Filters, path: str) -> list[Taken]:
    order = [facet.name for facet in listing.facets]
    found = ((choice, choice.chosen) for choice in choices)
    return [
        Taken(choice.heading, option.label, option.lang, filters.with_choice(choice.name, "", order).address(path))
        for choice, option in found
        if option
    ]


def _page_links(filters: Filters, path: str, number: int, pages: int) -> list[PageLink]:
    if pages == 1:
        return []
    near = range(max(1, number - NEIGHBOURS), min(pages, number + NEIGHBOURS) + 1)
    shown = sorted({1, *near, pages})
    links: list[PageLink] = []
    for at, one in enumerate(shown):
        if at and one - shown[at - 1] > 1:
            links.append(PageLink(0, "", is_current=False))
        links.append(PageLink(one, filters.address(path, page=one), one == number))
    return links


def _polish(index: Any, filters: Filters, code: str) -> str:
    """The same list in Polish, where it holds more: not everything is translated, and this language hides the rest."""
    source = next(iter(homes()), "")
    if stands_in(code):
        return ""
    address = live_addresses(index).get(source, "") if code != source else ""
    return filters.address(address) if address else ""
