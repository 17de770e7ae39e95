"""“Checked today”: a place is compared with the law, its dates move on, its open flags are settled.

The check is a fact about the text, no new version of it. So nothing is published: the dates are written to the live rows of all
languages, to the newest, the live and the planned revision of each, and to what wagtail-localize keeps of the source. A draft stays a
draft, the public list of changes does not claim that the text was changed, and a translation that is not complete stops nobody.
"""

import calendar
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail_localize.models import TranslationSource

from cms.core import generations
from cms.core.pages.places import PAGES
from cms.law.checking.enums import Resolution
from cms.law.checking.places import Place
from cms.law.models import LegalFlag, LegalStateMixin, QuestionCheck

#: The action in Wagtail's history of a page and of an act.
CHECKED = "mowis_law.checked"


@dataclass(frozen=True)
class Settled:
    """How many places were settled, and until when the first of them is good; None where none has a date of its own."""

    count: int
    next_check_on: date | None


@transaction.atomic
def settle(*, places: Sequence[Place], user: Any, on: date, how: Resolution = Resolution.CHECKED) -> Settled:
    """Say that places were looked at. Twice is once: nothing is written about what no longer waits but the dates.

    Args:
        places: pages, questions and acts; the caller has asked whether the person may.
        user: who looked.
        on: the day as of which the law was compared.
        how: what came of it.

    Returns:
        What was done. The date of a page or an act moves on by as much as it had before, else by ``LEGAL_CHECK_MONTHS``; that of a
        question is its step's, which stays.
    """
    places = list(dict.fromkeys(places))
    wholes = [place for place in places if place.block_id is None]
    days = []
    for content_type_id in {place.content_type_id for place in wholes}:
        keys = {place.key for place in wholes if place.content_type_id == content_type_id}
        days += _move_dates(content_type_id, keys, on, user)
    questions = [place for place in places if place.block_id is not None]
    _remember_questions(questions, user, on)
    _log_questions(questions, user)
    open_flags = _flags_of(places)
    open_flags.update(resolved_at=timezone.now(), resolved_by=user, resolution=how)
    generations.bump(PAGES)
    return Settled(len(places), min(days, default=None))


def next_check(*, on: date, before: tuple[date | None, date | None]) -> date:
    """When a text that was checked on a day is looked at next.

    Args:
        on: the day.
        before: the dates that it had: state of law, next check.

    Returns:
        The day after the same time as before; after ``LEGAL_CHECK_MONTHS`` months where there was none.
    """
    state, following = before
    if state and following and following > state:
        return on + (following - state)
    return _months_after(on, settings.LEGAL_CHECK_MONTHS)


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _move_dates(content_type_id: int, keys: set[UUID], on: date, user: Any) -> list[date]:
    """Write the dates of whole pages, or acts, in all their languages."""
    model: Any = ContentType.objects.get_for_id(content_type_id).model_class()
    if model is None:
        return []
    rows = list(model._default_manager.filter(translation_key__in=keys).select_related("locale").order_by("pk"))
    has_dates, is_page = issubclass(model, LegalStateMixin), issubclass(model, Page)
    days: dict[UUID, date] = {}
    for row in _sources_first(rows):
        if has_dates:
            before = (row.state_of_law_on, row.next_check_on)
            row.state_of_law_on, row.next_check_on = on, days.setdefault(row.translation_key, next_check(on=on, before=before))
    if has_dates:
        model._default_manager.bulk_update(rows, ["state_of_law_on", "next_check_on"])
    if has_dates and is_page:
        _into_revisions(rows)
    if has_dates:
        _into_sources(rows)
    for row in {row.translation_key: row for row in reversed(list(_sources_first(rows)))}.values():
        following = days.get(row.translation_key)
        log(instance=row, action=CHECKED, user=user, data={"on": on.isoformat(), "next": following.isoformat() if following else ""})
    return list(days.values())


def _sources_first(rows: list[Any]) -> Iterable[Any]:
    return sorted(rows, key=lambda row: (row.locale.language_code != settings.LANGUAGE_CODE, row.pk))


def _into_revisions(rows: list[Any]) -> None:
    by_id = {str(row.pk): row for row in rows}
    named = {key for row in rows for key in (row.latest_revision_id, row.live_revision_id) if key}
    planned = Q(object_id__in=by_id, base_content_type=ContentType.objects.get_for_model(Page), approved_go_live_at__isnull=False)
    revisions = list(Revision.objects.filter(Q(pk__in=named) | planned))
    for revision in revisions:
        revision.content |= _as_stored(by_id[revision.object_id])
    Revision.objects.bulk_update(revisions, ["content"])


def _into_sources(rows: list[Any]) -> None:
    """What a translation is made from: else publishing one would bring the earlier dates back."""
    by_place = {(row.translation_key, row.locale_id): row for row in rows}
    sources = list(TranslationSource.objects.filter(object_id__in={key for key, _locale in by_place}))
    for source in sources:
        row = by_place.get((source.object_id, source.locale_id))
        if row is not None:
            source.content_json = json.dumps(json.loads(source.content_json) | _as_stored(row))
    TranslationSource.objects.bulk_update(sources, ["content_json"])


def _as_stored(row: Any) -> dict[str, str]:
    return {name: getattr(row, name).isoformat() for name in ("state_of_law_on", "next_check_on")}


def _remember_questions(places: list[Place], user: Any, on: date) -> None:
    checks = [
        QuestionCheck(page_key=place.key, block_id=place.block_id, checked_on=on, checked_by=user) for place in places if place.block_id
    ]
    QuestionCheck.objects.bulk_create(
        checks, update_conflicts=True, unique_fields=["page_key", "block_id"], update_fields=["checked_on", "checked_by"]
    )


def _log_questions(places: list[Place], user: Any) -> None:
    """Into the history of their page, in the language in which it was made."""
    keys = {place.key: place for place in places}
    pages = Page.objects.filter(translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    found = {page.translation_key: page for page in pages} if places else {}
    for place in places:
        if place.key in found:
            log(instance=found[place.key], action=CHECKED, user=user, data={"question": str(place.block_id)})


def _flags_of(places: Iterable[Place]) -> Any:
    wanted = Q(pk__in=())
    for place in places:
        wanted |= Q(content_type_id=place.content_type_id, key=place.key, block_id=place.block_id)
    return LegalFlag.objects.filter(wanted, resolved_at=None)
