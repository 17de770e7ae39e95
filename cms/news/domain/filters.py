"""What an address asks of a list, read without ever failing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from .facets import Listing

ARCHIVED = "archived"
PAGE = "page"
#: What newsletters and networks put into links to measure them. It means nothing here and needs no remark.
TRACKING = ("utm_", "fbclid", "gclid", "mtm_", "pk_")
SHOWN_CHARACTERS = 40
MOST_REMARKS = 5


@dataclass(frozen=True)
class Filters:
    """The state of a list: chosen values by facet, archival ones too or not, the page. ``remarks`` say what was not understood."""

    chosen: tuple[tuple[str, str], ...] = ()
    archived: bool = False
    page: int = 1
    remarks: tuple[str, ...] = ()

    @property
    def by_name(self) -> Mapping[str, str]:
        """The chosen values by facet."""
        return dict(self.chosen)

    @property
    def is_plain(self) -> bool:
        """Whether nothing narrows or widens the list."""
        return not self.chosen and not self.archived

    def query(self, *, page: int = 1) -> str:
        """The part of the address after the question mark, in one order, without what says nothing."""
        pairs = list(self.chosen)
        if self.archived:
            pairs.append((ARCHIVED, "1"))
        if page > 1:
            pairs.append((PAGE, str(page)))
        return urlencode(pairs)

    def address(self, path: str, *, page: int = 1) -> str:
        """The address of this state of the list at ``path``."""
        query = self.query(page=page)
        return f"{path}?{query}" if query else path

    def with_choice(self, name: str, value: str, order: Iterable[str]) -> "Filters":
        """The same with another choice of one facet; an empty value takes the choice away. The first page again."""
        chosen = {**self.by_name, name: value}
        pairs = tuple((one, chosen[one]) for one in order if chosen.get(one))
        return replace(self, chosen=pairs, page=1, remarks=())

    def with_archived(self, *, archived: bool) -> "Filters":
        """The same with or without archival ones."""
        return replace(self, archived=archived, page=1, remarks=())


def read_filters(data: QueryDict, listing: Listing, code: str) -> Filters:
    """Read what an address asks for; nothing that stands there is an error.

    Args:
        data: the parameters.
        listing: the list.
        code: the language of the page.

    Returns:
        The filters, with a remark for everything that was left aside.
    """
    remarks: list[str] = []
    chosen = []
    for facet in listing.facets:
        value = _last(data, facet.name, remarks)
        if not value:
            continue
        if facet.knows(value, code):
            chosen.append((facet.name, value))
        else:
            remarks.append(
                _("There is no “%(value)s” under “%(facet)s”, so the list is not narrowed by it.") % _shown(value, facet.heading)
            )
    archived = _last(data, ARCHIVED, remarks)
    if archived not in ("", "0", "1"):
        remarks.append(_("Archival entries are left out: “%(value)s” is not an answer to whether to show them.") % _shown(archived))
    page = _last(data, PAGE, remarks)
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 0
    if page and number < 1:
        remarks.append(_("“%(value)s” is not the number of a page, so this is the first one.") % _shown(page))
    known = {facet.name for facet in listing.facets} | {ARCHIVED, PAGE}
    remarks.extend(
        _("This list cannot be narrowed by “%(value)s”; that part of the address was left aside.") % _shown(name)
        for name in data
        if name not in known and not name.startswith(TRACKING)
    )
    return Filters(tuple(chosen), archived == "1", max(number, 1), tuple(remarks[:MOST_REMARKS]))


def is_tidy(data: QueryDict, listing: Listing) -> bool:
    """Whether the address has no empty choices. A form without script sends every field, chosen or not."""
    return all(data.getlist(name) != [""] for name in (*(facet.name for facet in listing.facets), ARCHIVED))


def _last(data: QueryDict, name: str, remarks: list[str]) -> str:
    values = [value.strip() for value in data.getlist(name) if value.strip()]
    if len(set(values)) > 1:
        remarks.append(_("“%(value)s” stands in the address more than once; the last one counts.") % _shown(name))
    return values[-1] if values else ""


def _shown(value: str, facet: object = "") -> dict[str, str]:
    printable = "".join(sign if sign.isprintable() else "?" for sign in value[: 4 * SHOWN_CHARACTERS])
    return {"value": Truncator(printable).chars(SHOWN_CHARACTERS), "facet": str(facet)}
