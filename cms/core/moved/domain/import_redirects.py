"""Redirects from addresses of the old portal, from a sheet."""

from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import Page

from cms.core.moved.resolving import moved_to
from cms.core.pages.places import homes

from .old_portal import host_and_path, old_path, own_host
from .sheet import SheetRow, read_sheet

LONGEST_OLD = 255


@dataclass(frozen=True)
class Rejected:
    """A row that was not taken, and why."""

    line: int
    old: str
    new: str
    reason: str


@dataclass
class RedirectImport:
    """What an import did, by line of the sheet: made, there already, rejected."""

    made: list[tuple[int, str, str]] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


class _RowError(Exception):
    """Why a row cannot be taken."""


@transaction.atomic
def import_redirects(*, content: bytes, dry_run: bool = False) -> RedirectImport:
    """Make a permanent redirect for every good row of a sheet; the bad ones are named and stop nobody.

    Args:
        content: a CSV file with the columns ``old`` (an address of the old portal) and ``new`` (address or path of a page
            of this portal, the UUID of a page, or an old address that another row or redirect leads on).
        dry_run: only look.

    Returns:
        What was made, was there already, and was rejected.

    Raises:
        SheetError: when the file cannot be read at all; nothing was made then.
    """
    done = RedirectImport()
    rows = _by_address(read_sheet(content), done)
    known = {redirect.old_path: redirect for redirect in Redirect.objects.select_related("redirect_page")}
    for path, row in rows.items():
        try:
            page = _target(row.new, rows, known, frozenset({path}))
            if path in known:
                _compare(known[path], page)
                done.unchanged.append(row.line)
                continue
            if not dry_run:
                _make(path, page)
            done.made.append((row.line, path, page.url_path))
        except _RowError as refused:
            done.rejected.append(Rejected(row.line, row.old, row.new, str(refused)))
    done.rejected.sort(key=lambda row: row.line)
    return done


def _by_address(sheet: list[SheetRow], done: RedirectImport) -> dict[str, SheetRow]:
    """Rows by the old address as redirects are looked up by it; those that have none are rejected."""
    rows: dict[str, SheetRow] = {}
    for row in sheet:
        path = old_path(row.old)
        reason = row.problem
        if reason:
            pass
        elif not path:
            reason = _("“old” is not an address of the old portal (/section/number,type,name.html)")
        elif len(path) > LONGEST_OLD:
            reason = _("“old” is longer than 255 characters")
        elif not row.new:
            reason = _("“new” is empty")
        elif path in rows:
            reason = _("the same old address stands in line %(line)d") % {"line": rows[path].line}
        if reason:
            done.rejected.append(Rejected(row.line, row.old, row.new, reason))
        else:
            rows[path] = row
    return rows


def _target(new: str, rows: dict[str, SheetRow], known: dict[str, Redirect], seen: frozenset[str]) -> Page:
    """The page that a new address means.

    Raises:
        _RowError: when it means none.
    """
    page = _by_key(new)
    if page is not None:
        return page
    path = old_path(new)
    if not path:
        return _by_path(new)
    if path in seen:
        raise _RowError(_("it leads back to itself"))
    if path in rows:
        return _target(rows[path].new, rows, known, seen | {path})
    if path in known and known[path].redirect_page_id:
        return known[path].redirect_page
    raise _RowError(_("“new” is an old address that leads nowhere"))


def _by_key(text: str) -> Page | None:
    try:
        key = UUID(text)
    except ValueError:
        return None
    page = _live().filter(translation_key=key, locale__language_code=settings.LANGUAGE_CODE, alias_of=None).first()
    if page is None:
        raise _RowError(_("there is no published page with this UUID"))
    return page


def _by_path(address: str) -> Page:
    host, path = host_and_path(address)
    if host and host != own_host():
        raise _RowError(_("“new” is on a foreign host; a redirect stays within the portal"))
    # An address that was moved since the sheet was made is still good.
    for candidate in (path, moved_to(path)):
        language, *parts = [part for part in candidate.split("/") if part] or [""]
        home = homes().get(language)
        page = _live().filter(url_path=home.url_path + "".join(f"{part}/" for part in parts)).first() if home else None
        if page is not None:
            return page
    raise _RowError(_("“new” is not the address of a published page; it begins with a language, as in /pl/kursy/"))


def _live() -> QuerySet[Page]:
    return Page.objects.live().public()


def _compare(redirect: Redirect, page: Page) -> None:
    """Refuse a row that says something else than a redirect that is there: somebody may have made it by hand."""
    if redirect.redirect_page_id != page.pk:
        reason = _("this old address leads elsewhere already (%(where)s); change that under Settings → Redirects")
        raise _RowError(reason % {"where": redirect.link})


def _make(path: str, page: Page) -> None:
    redirect = Redirect.add_redirect(path, redirect_to=page, is_permanent=True)
    log(instance=redirect, action="wagtail.create")
