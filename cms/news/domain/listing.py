"""The rows of a list and the numbers beside its filters, in a constant number of queries.

The numbers come from one small table: how many entries there are of each combination of values. It is counted once per
generation, and every state of the filters is added up from it, so that a new combination of filters costs the database
nothing but its own page of rows.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet
from wagtail.models import Page

from cms.core import generations
from cms.core.pages.looking_up import is_child_of
from cms.core.pages.places import PAGES, language_codes, locale_ids, visible
from cms.translation.domain.policy import stands_in, untranslated

from .facets import TAG, Facet, Listing
from .filters import Filters

PER_PAGE = 20


@dataclass(frozen=True)
class Combination:
    """Entries that are alike: their values by facet, whether they are archival, and how many there are."""

    values: dict[str, tuple[str, ...]]
    archived: bool
    count: int

    def fits(self, filters: Filters, *, but: str = "") -> bool:
        """Whether they are in the list, leaving one facet's choice aside."""
        if self.archived and not filters.archived:
            return False
        return all(value in self.values[name] for name, value in filters.chosen if name not in (but, TAG))


def entries(listing: Listing, index: Any) -> QuerySet[Any]:
    """The visible entries of a list, in no order; Polish ones stand in for their translations where the language lets them."""
    code = language_codes().get(index.locale_id, "")
    if not stands_in(code):
        return visible(listing.model.objects.filter(is_child_of(index.path)))
    below = Q(pk__in=[])
    lists = Page.objects.filter(translation_key=index.translation_key, alias_of=None, locale__in=[index.locale_id, _source()])
    for pk, path in lists.values_list("pk", "path"):
        children = is_child_of(path)
        below |= children if pk == index.pk else children & untranslated(code)
    return visible(listing.model.objects.filter(below))


def _source() -> int:
    return locale_ids()[settings.LANGUAGE_CODE]


def narrowed(listing: Listing, index: Any, filters: Filters, *, but: str = "") -> QuerySet[Any]:
    """The entries that the filters leave, leaving one facet's choice aside."""
    rows = entries(listing, index)
    if not filters.archived:
        rows = rows.filter(archived_on=None)
    by_name = {facet.name: facet for facet in listing.facets}
    for name, value in filters.chosen:
        if name != but:
            rows = rows.filter(by_name[name].condition(value))
    return rows


def page_of(listing: Listing, index: Any, filters: Filters, number: int) -> QuerySet[Any]:
    """One page of the list."""
    start = (number - 1) * PER_PAGE
    return narrowed(listing, index, filters).order_by(*listing.order)[start : start + PER_PAGE]


def newest(listing: Listing, index: Any, filters: Filters) -> QuerySet[Any]:
    """The first entries of the list that are written in its language; what follows a feed cannot be labelled by language."""
    return narrowed(listing, index, filters).filter(locale=index.locale_id).order_by(*listing.order)[:PER_PAGE]


def combinations(listing: Listing, index: Any, tag: str) -> list[Combination]:
    """The table of combinations of a list, or of its entries with one tag; from the cache."""
    return generations.cached(PAGES, f"combinations:{index.pk}:{tag}", lambda: _count(listing, index, tag))


@dataclass(frozen=True)
class Numbers:
    """What stands beside the filters of a list: how many entries are left, how many of them archival, shown or not, and by each facet."""

    total: int
    archival: int
    by_facet: dict[str, Counter[str]]


def numbers_of(listing: Listing, index: Any, filters: Filters) -> Numbers:
    """The numbers of a list; from the cache while nothing is chosen, as the table grows with the list and most people choose nothing."""

    def build() -> Numbers:
        table = combinations(listing, index, filters.by_name.get(TAG, ""))
        return Numbers(
            total(table, filters),
            archival(table, filters),
            {
                facet.name: tag_numbers(listing, index, filters) if facet.name == TAG else numbers(table, filters, facet)
                for facet in listing.facets
            },
        )

    if filters.chosen:
        return build()
    return generations.cached(PAGES, f"numbers:{index.pk}:{filters.archived}", build)


def total(table: list[Combination], filters: Filters) -> int:
    """How many entries the filters leave."""
    return sum(one.count for one in table if one.fits(filters))


def numbers(table: list[Combination], filters: Filters, facet: Facet) -> Counter[str]:
    """How many entries each value of a facet would leave, the other choices standing."""
    found: Counter[str] = Counter()
    for one in table:
        if one.fits(filters, but=facet.name):
            for value in one.values[facet.name]:
                found[value] += one.count
    return found


def archival(table: list[Combination], filters: Filters) -> int:
    """How many of the entries that the filters leave are archival, shown or not."""
    wide = filters.with_archived(archived=True)
    return sum(one.count for one in table if one.archived and one.fits(wide))


def tag_numbers(listing: Listing, index: Any, filters: Filters) -> Counter[str]:
    """How many entries each tag would leave, the other choices standing. One query; from the cache while nothing else is chosen."""

    def build() -> Counter[str]:
        rows = narrowed(listing, index, filters, but=TAG).filter(tagged_items__tag__isnull=False)
        return Counter(dict(rows.order_by().values_list("tagged_items__tag__slug").annotate(Count("pk", distinct=True))))

    others = [name for name, _value in filters.chosen if name != TAG]
    if others:
        return build()
    return generations.cached(PAGES, f"tags:{index.pk}:{filters.archived}", build)


def _count(listing: Listing, index: Any, tag: str) -> list[Combination]:
    rows = entries(listing, index)
    if tag:
        rows = rows.filter(next(facet for facet in listing.facets if facet.name == TAG).condition(tag))
    columns = [column for facet in listing.counted for column in facet.columns]
    is_archival = ExpressionWrapper(Q(archived_on__isnull=False), output_field=BooleanField())
    counted = rows.annotate(is_archival=is_archival).order_by().values_list(*columns, "is_archival").annotate(Count("pk"))
    found = []
    for row in counted:
        cells, values = list(row), {}
        for facet in listing.counted:
            values[facet.name] = facet.values_in(tuple(cells[: len(facet.columns)]))
            del cells[: len(facet.columns)]
        found.append(Combination(values, bool(cells[0]), cells[1]))
    return found
