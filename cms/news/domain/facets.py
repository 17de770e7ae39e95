"""By what a list can be narrowed. A facet knows its parameter in the address, its column and which values are values."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.core import generations
from cms.core.language.sorting import sort_key
from cms.core.models import PortalTag
from cms.core.pages.places import PAGES
from cms.news.enums import ArticleKind, Audience, PublicationKind, TextLanguage
from cms.news.models import ArticlePage, Category, PublicationPage, Series
from cms.news.models.terms import terms

#: Years with articles can only be these; more digits are nonsense.
YEARS = range(1900, 2101)
YEAR_DIGITS = 4
TAG = "tag"


@dataclass(frozen=True)
class Label:
    """The name of a value; ``lang`` is filled where the name is in another language than the reader's."""

    text: str
    lang: str = ""


@dataclass(frozen=True)
class Facet:
    """A way of narrowing a list.

    Attributes:
        name: the parameter in the address.
        heading: what it is called above its choices.
        any_word: the choice that narrows nothing.
        columns: what the database counts by: one column, or one flag for each value.
        labels: names of the values in a language, by value as it stands in the address, in their order; None for years, which name
            themselves.
    """

    name: str
    heading: Any
    any_word: Any
    columns: tuple[str, ...]
    labels: Callable[[str], dict[str, Label]] | None = None

    def knows(self, value: str, code: str) -> bool:
        """Whether this can be a value."""
        if self.labels is None:
            # Written in one way only: 02024 would be another key of the cache and of the counts, and 0000020245 no date at all.
            return len(value) == YEAR_DIGITS and value.isascii() and value.isdigit() and int(value) in YEARS
        return value in self.labels(code)

    def condition(self, value: str) -> Q:
        """The rows that have a value."""
        if len(self.columns) > 1:
            return Q(**{f"for_{value}": True})
        if self.name == TAG:
            return Q(**{self.columns[0]: value})
        return Q(**{self.columns[0]: int(value) if self.labels is None else value})

    def values_in(self, cells: tuple[Any, ...]) -> tuple[str, ...]:
        """The values that a row of the count has, from its cells."""
        if len(self.columns) > 1:
            return tuple(column.removeprefix("for_") for column, cell in zip(self.columns, cells, strict=True) if cell)
        return () if cells[0] in (None, "") else (str(cells[0]),)


@dataclass(frozen=True)
class Listing:
    """What a list holds and by what it is narrowed."""

    model: Any
    order: tuple[str, ...]
    facets: tuple[Facet, ...]

    @property
    def counted(self) -> tuple[Facet, ...]:
        """Facets whose values stand on the row itself; tags have rows of their own."""
        return tuple(facet for facet in self.facets if facet.name != TAG)


def _choices(choices: Any) -> Callable[[str], dict[str, Label]]:
    return lambda _code: {value: Label(str(label)) for value, label in choices.choices}


def _names(model: Any) -> Callable[[str], dict[str, Label]]:
    def labels(code: str) -> dict[str, Label]:
        known = terms(model, code)
        return {slug: Label(str(term.name), known.lang(term, code)) for slug, term in known.by_slug.items()}

    return labels


def tag_titles(code: str) -> dict[str, Label]:
    """Titles of all tags in a language by slug, from the cache."""

    def build() -> dict[str, Label]:
        tags = sorted(PortalTag.objects.all(), key=lambda tag: sort_key(tag.title(code), code))
        return {tag.slug: Label(tag.title(code), tag.lang(code)) for tag in tags}

    return generations.cached(PAGES, f"tag-titles:{code}", build)


_TAG = Facet(TAG, _("Tag"), _("all tags"), ("tagged_items__tag__slug",), tag_titles)

NEWS = Listing(
    ArticlePage,
    ("-published_on", "-page_ptr"),
    (
        Facet("category", _("Category"), _("all categories"), ("category__slug",), _names(Category)),
        Facet("audience", _("For whom"), _("everybody"), tuple(f"for_{one.value}" for one in Audience), _choices(Audience)),
        Facet("kind", _("Kind"), _("news and stories"), ("kind",), _choices(ArticleKind)),
        Facet("series", _("Series"), _("all series"), ("series__slug",), _names(Series)),
        Facet("year", _("Year"), _("all years"), ("published_on__year",)),
        _TAG,
    ),
)
PUBLICATIONS = Listing(
    PublicationPage,
    ("-year", "-page_ptr"),
    (
        Facet("kind", _("Kind"), _("all kinds"), ("kind",), _choices(PublicationKind)),
        Facet("year", _("Year"), _("all years"), ("year",)),
        Facet("language", _("Language"), _("all languages"), ("language",), _choices(TextLanguage)),
        _TAG,
    ),
)
