"""Which translation a file is for: read from its header, for all files of an upload at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from .pages import translatable
from .po import Catalogue, read_po
from .problems import LineError, Problem
from .writing import TRANSLATION_ID

#: Codes that programs write for a language of the portal.
_SAME = {"no": "nb"}


@dataclass(frozen=True)
class Addressed:
    """A file that was read, the translation that it is for, and the page in the source language."""

    file: str
    catalogue: Catalogue
    translation: Translation
    page: Page


def address(*, files: Iterable[tuple[str, bytes]], locale: Locale, user: Any, lock: bool = True) -> tuple[list[Addressed], list[Problem]]:
    """Read files and find their translations.

    Args:
        files: names and contents.
        locale: the language that was chosen for the import.
        user: who imports; None asks for no rights.
        lock: keep the translations from being changed until the transaction ends.

    Returns:
        The files that are in order so far, and what stands against the others.
    """
    problems: list[Problem] = []
    read: dict[str, tuple[Catalogue, UUID]] = {}
    for name, content in files:
        try:
            catalogue = read_po(content)
        except LineError as error:
            problems += [Problem(name, line, words) for line, words in error.problems]
            continue
        words = _header_problem(catalogue, locale)
        if words:
            problems.append(Problem(name, 1, words))
        else:
            read[name] = (catalogue, UUID(catalogue.header[TRANSLATION_ID]))
    rows = _rows({uuid for _catalogue, uuid in read.values()}, lock=lock)
    pages = _pages(rows.values())
    here = [row for row in rows.values() if row.target_locale_id == locale.pk]
    allowed = {row.pk for row in here} if user is None else translatable(user=user, translations=here, locale=locale)
    found: dict[int, Addressed] = {}
    for name, (catalogue, uuid) in read.items():
        row = rows.get(uuid)
        page = pages.get((row.source.object_id, row.source.locale_id)) if row else None
        if row is None or page is None:
            problems.append(Problem(name, 1, _("The file belongs to no translation of the portal. Export the page again.")))
            continue
        words = _row_problem(row, locale, allowed)
        if row.pk in found:
            words = _("This file and “%(other)s” are for the same page. Send one of them.") % {"other": found[row.pk].file}
        if words:
            problems.append(Problem(name, 1, words))
        else:
            found[row.pk] = Addressed(name, catalogue, row, page)
    return list(found.values()), problems


def _header_problem(catalogue: Catalogue, locale: Locale) -> str:
    header = catalogue.header
    charset = header.get("Content-Type", "").lower().partition("charset=")[2].strip()
    if charset not in {"", "utf-8", "utf8", "us-ascii"}:
        return _("The header says that the file is in “%(charset)s”. Save it again in UTF-8.") % {"charset": charset}
    language = header.get("Language", "").lower().replace("-", "_").partition("_")[0]
    if language and _SAME.get(language, language) != locale.language_code:
        words = _("The file is in another language (%(given)s) than was chosen: %(wanted)s.")
        return words % {"given": header["Language"], "wanted": locale.get_display_name()}
    if TRANSLATION_ID not in header:
        words = _("The header does not say which page the file is for (%(name)s). Take the file that was exported.")
        return words % {"name": TRANSLATION_ID}
    try:
        UUID(header[TRANSLATION_ID])
    except ValueError:
        return _("The header names no page that can be found (%(name)s). Take the file that was exported.") % {"name": TRANSLATION_ID}
    return ""


def _row_problem(row: Translation, locale: Locale, allowed: set[int]) -> str:
    if row.target_locale_id != locale.pk:
        words = _("The file is in another language (%(given)s) than was chosen: %(wanted)s.")
        return words % {"given": row.target_locale.get_display_name(), "wanted": locale.get_display_name()}
    if row.pk not in allowed:
        return _("You may not edit the page “%(page)s” in this language. Ask whoever may.") % {"page": row.source.object_repr}
    if not row.enabled:
        words = _("The page “%(page)s” is edited by hand in this language, so a file cannot change it. Edit the page itself.")
        return words % {"page": row.source.object_repr}
    return ""


def _rows(uuids: set[UUID], *, lock: bool) -> dict[UUID, Translation]:
    rows = Translation.objects.filter(uuid__in=uuids).select_related("source", "target_locale").order_by("pk")
    return {row.uuid: row for row in (rows.select_for_update(of=("self",)) if lock else rows)}


def _pages(rows: Iterable[Translation]) -> dict[tuple[UUID, int], Page]:
    keys = [row.source.object_id for row in rows]
    pages = Page.objects.filter(translation_key__in=keys, alias_of=None)
    return {(page.translation_key, page.locale_id): page for page in pages}
