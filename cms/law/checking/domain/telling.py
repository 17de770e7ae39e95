"""Mails to those who answer for what cites the law: one a person, never one a page."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation

from cms.core.mailing import queue_mail
from cms.core.pages.places import absolute
from cms.law.checking.places import Place
from cms.law.models import ActChange, LegalAct

from .people import admin_language, who_answers
from .queue import Due, queue
from .showing import change_words, shown

#: A mail names this many places and counts the others; the list has them all.
MOST_NAMED = 30


def tell_change(*, act: LegalAct, changes: list[ActChange], places: Iterable[Place]) -> int:
    """Write to those who answer for the places that cite a changed act, when the transaction commits.

    Args:
        act: the act.
        changes: what was changed.
        places: what cites it.

    Returns:
        How many mails were queued.
    """
    cited = set(places)
    rows = [due for due in queue(on=timezone.localdate()) if due.place in cited] if cited else []
    people = who_answers(rows) if rows else {}
    for person, theirs in people.items():
        with translation.override(admin_language(person)):
            said = [change_words(change, act.short_name) for change in changes]
            context = {"act": act, "changes": said, **_list_of(theirs, act)}
            _send("emails/law_changed", person, context)
    return len(people)


def tell_due(*, on: date) -> int:
    """Write to each person what waits for them, if anything does.

    Args:
        on: the day.

    Returns:
        How many mails were queued.
    """
    rows = queue(on=on)
    people = who_answers(rows) if rows else {}
    for person, theirs in people.items():
        with translation.override(admin_language(person)):
            _send("emails/law_due", person, _list_of(theirs))
    return len(people)


def _list_of(rows: list[Due], act: LegalAct | None = None) -> dict[str, Any]:
    query = f"?act={act.pk}" if act else ""
    return {
        "rows": shown(rows[:MOST_NAMED], may=lambda _due: False),
        "count": len(rows),
        "more": max(0, len(rows) - MOST_NAMED),
        "address": absolute(reverse("law_checking")) + query,
    }


def _send(template: str, person: Any, context: dict[str, Any]) -> None:
    queue_mail(template=template, to=person.email, language=admin_language(person), context=context)
