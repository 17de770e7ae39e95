"""Rows of the queue as people read them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from cms.core.pages.places import address_of
from cms.law.checking.facts import words_of
from cms.law.checking.parts import parts
from cms.law.models import ActChange

from .queue import Due

LONGEST_TITLE = 120


@dataclass
class Shown:
    """A row in words. ``page_title`` is filled for a question."""

    due: Due
    title: str
    kind: str
    page_title: str = ""
    reasons: list[str] = field(default_factory=list)
    edit_url: str = ""
    public_url: str = ""
    may_settle: bool = False


def kind_of(due: Due) -> str:
    """What the place is, in the active language: a course step, a question, a legal act."""
    if due.part:
        return str(next(part.words for part in parts() if part.field == due.part))
    model = ContentType.objects.get_for_id(due.place.content_type_id).model_class()
    return capfirst(str(model._meta.verbose_name)) if model else ""


def shown(rows: Iterable[Due], *, may: Callable[[Due], bool]) -> list[Shown]:
    """Put rows into words; a number of statements that does not grow with them.

    Args:
        rows: those of one page of the list.
        may: whether the reader may settle a row.
    """
    found = list(rows)
    changes = _changes(found)
    titles = {(part.field, *place): words for part in parts() for place, words in part.titles(_blocks(found, part.field)).items()}
    result = []
    for due in found:
        words = titles.get((due.part, due.place.key, due.place.block_id), "") if due.place.block_id else ""
        title = Truncator(words).chars(LONGEST_TITLE) if due.part else due.title
        result.append(
            Shown(
                due,
                title or _("a question that stands there no more"),
                kind_of(due),
                page_title=due.title if due.part else "",
                reasons=[*_overdue(due), *_flagged(due, changes)],
                edit_url=edit_url(due),
                public_url=address_of(due.locale_id, due.url_path)[1] if due.path and due.live else "",
                may_settle=may(due),
            )
        )
    return result


def edit_url(due: Due) -> str:
    """Where the place is edited; a question at its very block."""
    if not due.path:
        return reverse("wagtailsnippets_mowis_law_legalact:edit", args=[due.page_id])
    anchor = f"#:w:contentpath={due.part}.{due.place.block_id}" if due.part else ""
    return reverse("wagtailadmin_pages:edit", args=[due.page_id]) + anchor


def _blocks(rows: list[Due], field: str) -> set[tuple[UUID, UUID]]:
    """Questions of rows: page and block."""
    return {(due.place.key, due.place.block_id) for due in rows if due.part == field and due.place.block_id}


def _changes(rows: list[Due]) -> dict[int, list[ActChange]]:
    acts = {act for due in rows for act, _name, _at in due.flags}
    found: dict[int, list[ActChange]] = {}
    for change in ActChange.objects.filter(act__in=acts) if acts else ():
        found.setdefault(change.act_id, []).append(change)
    return found


def _overdue(due: Due) -> list[str]:
    if due.due_on is None:
        return []
    return [_("to be checked by %(day)s") % {"day": date_format(due.due_on, "DATE_FORMAT")}]


def _flagged(due: Due, changes: dict[int, list[ActChange]]) -> list[str]:
    told = []
    for act, name, since in due.flags:
        # Of one fact that was changed twice, what it says now is what counts.
        last = {change.field: change for change in changes.get(act, []) if change.changed_at >= since}
        told += [change_words(change, name) for change in last.values()]
    return told


def change_words(change: ActChange, act: str) -> str:
    """A change of an act and its day, as in “uDPP: ceases to be in force on 31.12.2026 – changed on 29.11.2026”."""
    return _("%(act)s: %(what)s – changed on %(day)s") % {"act": act, "what": words_of(change), "day": _day(change.changed_at)}


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "DATE_FORMAT")
