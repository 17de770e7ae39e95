"""The translation board: every public page of the source language, and how it stands in each other language.

The number of statements is the same for one page and for all of them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationLog

from cms.translation.enums import CellState
from cms.translation.models import Assignment
from cms.translation.registry import stale_keys

from .changes import ChangedText, changes_of
from .counts import NOTHING, Amount, PageText, text_of
from .states import Facts, state_of


@dataclass(frozen=True)
class Cell:
    """A page in one language.

    Args:
        code: the language.
        state: how it stands.
        total: the source's text; None where it was never taken.
        done: what of it is translated.
        page: the translated page, if there is one.
        translation: wagtail-localize's translation, if one was begun.
        assignee: primary key of who answers for it.
        assignee_name: their name.
        since: since when the oldest untranslated text of a public translation waits.
        changes: those texts, before and after.
    """

    code: str
    state: CellState
    total: Amount | None
    done: Amount
    page: int | None = None
    translation: int | None = None
    assignee: int | None = None
    assignee_name: str = ""
    since: datetime | None = None
    changes: list[ChangedText] = field(default_factory=list)

    @property
    def is_outdated(self) -> bool:
        """Whether readers see something that is not what the source says."""
        return self.state in (CellState.OUTDATED, CellState.KEY_STALE)

    @property
    def missing(self) -> int:
        """How many texts are not translated."""
        return max(self.total.strings - self.done.strings, 0) if self.total else 0

    @property
    def may_begin(self) -> bool:
        """Whether translating can begin: nobody has, and no page was made by hand."""
        return self.translation is None and self.page is None


@dataclass(frozen=True)
class Row:
    """A page of the source language with a cell for each other language."""

    key: UUID
    page: int
    title: str
    level: int
    text: Amount | None
    cells: list[Cell]


@dataclass(frozen=True)
class Wanted:
    """What of the board is looked at.

    Args:
        under: tree path of the page whose section or course it is; empty for everything.
        codes: the languages.
        state: only pages that stand so in one of them.
        assignee: only pages for whose translation into one of them this person answers.
    """

    codes: tuple[str, ...]
    under: str = ""
    state: str = ""
    assignee: int | None = None

    def takes(self, cell: Cell) -> bool:
        """Whether a cell is one of those that are looked for."""
        return (not self.state or cell.state == self.state) and (self.assignee is None or cell.assignee == self.assignee)


@dataclass(frozen=True)
class Progress:
    """All pages that are looked at, in one language."""

    code: str
    total: Amount = NOTHING
    done: Amount = NOTHING
    states: Counter[str] = field(default_factory=Counter)
    uncounted: int = 0


def board(wanted: Wanted) -> list[Row]:
    """Every page that is looked at, in the order of the tree.

    Args:
        wanted: what is looked at.
    """
    locales = dict(Locale.objects.filter(language_code__in=wanted.codes).values_list("language_code", "pk"))
    pages = Page.objects.filter(locale=Locale.get_default(), depth__gte=2, live=True, alias_of=None, path__startswith=wanted.under)
    rows = list(pages.order_by("path").values_list("translation_key", "pk", "title", "depth"))
    keys = pages.order_by().values("translation_key")
    facts = _Known(keys, [row[0] for row in rows], locales)
    found = [
        Row(key, pk, title, depth - 2, facts.total(key), [facts.cell(key, code) for code in wanted.codes if code in locales])
        for key, pk, title, depth in rows
    ]
    return [row for row in found if any(wanted.takes(cell) for cell in row.cells)]


def with_changes(rows: list[Row]) -> list[Row]:
    """The same rows with what changed under each outdated translation, and since when; for as many rows as are shown.

    The number of statements does not depend on the number of rows.
    """
    outdated = {cell.translation for row in rows for cell in row.cells if cell.is_outdated}
    found = changes_of(Translation.objects.filter(pk__in=[pk for pk in outdated if pk is not None]).select_related("source"))
    return [replace(row, cells=[_changed(cell, found.get(cell.translation or 0, [])) for cell in row.cells]) for row in rows]


def _changed(cell: Cell, changes: list[ChangedText]) -> Cell:
    return replace(cell, changes=changes, since=min((one.since for one in changes if one.since), default=None)) if changes else cell


def progress(rows: Iterable[Row], codes: Iterable[str]) -> list[Progress]:
    """Sum up rows by language."""
    found = {code: Progress(code) for code in codes}
    for row in rows:
        for cell in row.cells:
            own = found[cell.code]
            own.states[cell.state] += 1
            total, done = cell.total or NOTHING, cell.done
            uncounted = own.uncounted + (cell.total is None)
            found[cell.code] = replace(own, total=own.total + total, done=own.done + done, uncounted=uncounted)
    return list(found.values())


class _Known:
    """What the database knows of the pages, fetched at once."""

    def __init__(self, keys: QuerySet[Any, Any], listed: list[UUID], locales: dict[str, int]) -> None:
        codes = {pk: code for code, pk in locales.items()}
        self.texts = text_of(keys, locales)
        targets = Page.objects.filter(translation_key__in=keys, locale__in=list(codes), alias_of=None)
        self.targets = {
            (key, codes[pk]): (page, live) for key, pk, page, live in targets.values_list("translation_key", "locale_id", "pk", "live")
        }
        saved = TranslationLog.objects.filter(source=OuterRef("source"), locale=OuterRef("target_locale")).order_by("-created_at")
        begun = Translation.objects.filter(source__object_id__in=keys, target_locale__in=list(codes), source__locale=Locale.get_default())
        columns = ("source__object_id", "target_locale_id", "pk", "enabled", "source__last_updated_at")
        self.begun = {
            (key, codes[pk]): (translation, enabled, taken_at, saved_at)
            for key, pk, translation, enabled, taken_at, saved_at in begun.annotate(
                saved_at=Subquery(saved.values("created_at")[:1])
            ).values_list(*columns, "saved_at")
        }
        assigned = Assignment.objects.filter(page_key__in=keys, locale__in=list(codes)).select_related("assignee")
        self.assigned = {(one.page_key, codes[one.locale_id]): one.assignee for one in assigned}
        self.stale = stale_keys(listed)

    def total(self, key: UUID) -> Amount | None:
        """The text of a page in the source language."""
        return self.texts[key].total if key in self.texts else None

    def cell(self, key: UUID, code: str) -> Cell:
        """A page in a language."""
        text = self.texts.get(key, PageText())
        done = text.done.get(code)
        page, live = self.targets.get((key, code), (None, False))
        translation, enabled, taken_at, saved_at = self.begun.get((key, code), (None, None, None, None))
        total = self.total(key)
        facts = Facts(
            exists=page is not None,
            live=live,
            is_managed=enabled,
            total=total.strings if total else None,
            done=done.amount.strings if done else 0,
            has_stale_key=(key, code) in self.stale,
            saved_at=saved_at,
            changed_at=max((at for at in (taken_at, done.changed_at if done else None) if at), default=None),
        )
        person = self.assigned.get((key, code))
        return Cell(
            code,
            state_of(facts),
            total,
            done.amount if done else NOTHING,
            page=page,
            translation=translation,
            assignee=person.pk if person else None,
            assignee_name=str(person) if person else "",
        )
