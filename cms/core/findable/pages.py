"""Pages as a source: every live public page of a type that is findable, in each of its languages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from wagtail.models import Page

from cms.core.models.page import BasePage
from cms.core.pages.places import language_codes, visible
from cms.core.pages.translations import addresses_of

from .content import Findable
from .page_text import keywords_of, text_of

#: Depth of the pages below a front page: the sections of the portal.
SECTION_DEPTH = 3


class PageSource:
    """Pages of the portal, by translation key."""

    name = "page"

    def keys(self) -> Iterator[str]:
        """The keys of all live pages."""
        rows = (
            visible(Page.objects.filter(depth__gte=SECTION_DEPTH - 1)).values_list("translation_key", flat=True).order_by("translation_key")
        )
        return (str(key) for key in rows.distinct().iterator(chunk_size=2_000))

    def findables(self, keys: Sequence[str]) -> Iterable[Findable]:
        """What pages say; each type once, so a portion costs a few statements a type."""
        pages: list[Any] = list(visible(Page.objects.filter(translation_key__in=keys).specific()))
        findable = [page for page in pages if isinstance(page, BasePage) and page.search_kind]
        above = _by_path({path for page in findable for path in _paths_above(page)})
        codes = language_codes()
        for page in findable:
            yield Findable(
                key=str(page.translation_key),
                language=codes[page.locale_id],
                kind=page.search_kind,
                title=page.title,
                summary=page.summary,
                keywords=keywords_of(page),
                above=tuple(above[path].title for path in _paths_above(page)[1:-1] if path in above),
                text=text_of(page),
                section=_key(above, _section_path(page)),
                group=_key(above, _group_path(page)),
                dated=page.search_date,
                is_archived=page.is_archived,
            )

    def addresses(self, keys: Sequence[str], language: str) -> Mapping[str, str]:
        """Where live pages stand; one statement."""
        found = addresses_of(list(keys))
        return {key: by_language[language] for key, by_language in found.items() if language in by_language}


def _section_path(page: BasePage) -> str:
    return page.path[: SECTION_DEPTH * Page.steplen] if page.depth >= SECTION_DEPTH else ""


def _group_path(page: BasePage) -> str:
    return "" if page.search_group_above is None else page.path[: (page.depth - page.search_group_above) * Page.steplen]


def _paths_above(page: BasePage) -> list[str]:
    """Paths from the section down to the page itself."""
    return [page.path[: depth * Page.steplen] for depth in range(SECTION_DEPTH, page.depth + 1)]


def _by_path(paths: set[str]) -> dict[str, Page]:
    return {page.path: page for page in Page.objects.filter(path__in=paths).only("path", "translation_key", "title")}


def _key(above: Mapping[str, Page], path: str) -> str:
    return str(above[path].translation_key) if path in above else ""
