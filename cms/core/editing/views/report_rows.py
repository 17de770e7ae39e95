"""Lines of a report, each made when it is looked at: of a long report fifty are shown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

from django.urls import reverse
from wagtail.models import Page

from cms.core.pages.places import language_codes

#: Lines that are made at a time where all are wanted.
TOGETHER = 500


@dataclass
class Row:
    """A line of a report."""

    title: str
    edit_url: str
    language: str = ""
    what: str = ""
    detail: str = ""
    since: date | None = None


def edit_url(row: Row) -> str:
    """Where the thing is mended."""
    return row.edit_url


class Rows(Sequence[Row]):
    """Lines of things, made when they are looked at.

    Args:
        found: the things, in their order.
        make: makes the lines of some of them, one each.
    """

    def __init__(self, found: Sequence[Any], make: Callable[[Sequence[Any]], list[Row]]) -> None:
        self._found = found
        self._make = make

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        return self._make(self._found[at]) if isinstance(at, slice) else self._make([self._found[at]])[0]

    def __iter__(self) -> Iterator[Row]:
        for start in range(0, len(self), TOGETHER):
            yield from self[start : start + TOGETHER]


def titles_of(ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Titles and languages of pages that are still there, in one query."""
    codes = language_codes()
    rows = Page.objects.filter(pk__in=set(ids)).order_by().values_list("pk", "draft_title", "locale_id")
    return {pk: (title, codes.get(locale, "")) for pk, title, locale in rows}


def page_lines(found: Sequence[Any], make: Callable[[Any], Row]) -> list[Row]:
    """Lines of things that have a ``page_id``; one whose page is gone meanwhile has no title.

    Args:
        found: the things.
        make: makes the line of one, without its page.
    """
    titles = titles_of(each.page_id for each in found)
    rows = []
    for each in found:
        row = make(each)
        row.title, row.language = titles.get(each.page_id, ("", ""))
        row.edit_url = reverse("wagtailadmin_pages:edit", args=(each.page_id,))
        rows.append(row)
    return rows
