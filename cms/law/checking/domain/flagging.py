"""A change of an act: written down, and every place that cites the act flagged, in the transaction of the change."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cms.core import generations
from cms.core.pages.places import PAGES, language_codes
from cms.law.checking.facts import WATCHED, facts_of
from cms.law.checking.places import Place, places_citing
from cms.law.models import ActChange, LegalAct, LegalFlag

from .telling import tell_change


@dataclass(frozen=True)
class Recorded:
    """What was written: the changes, and the places that cite the act; flagged now or before."""

    changes: list[ActChange]
    places: list[Place]


@transaction.atomic
def record_change(*, act: LegalAct, before: Mapping[str, str]) -> Recorded:
    """Compare an act with what it said before; flag what cites it, and tell those who answer for it.

    The one door: whoever saves an act – a form, an import, a program – comes through here (``cms.law.receivers``).

    Args:
        act: as it was saved, in the language in which it was made.
        before: its facts before (``facts_of``).

    Returns:
        What was written; nothing when no fact changed that concerns what cites the act. A place that has an open flag of this act
        keeps it, so that it stands in the list once, with all that happened since.
    """
    changes = changes_between(act, before, facts_of(act))
    if not changes:
        return Recorded([], [])
    LegalAct.objects.select_for_update().filter(pk=act.pk).first()  # two changes at once flag one after the other
    ActChange.objects.bulk_create(changes)
    places = places_citing([act.pk])
    flags = [
        LegalFlag(act=act, content_type_id=place.content_type_id, key=place.key, block_id=place.block_id, flagged_at=changes[0].changed_at)
        for place in places
    ]
    LegalFlag.objects.bulk_create(flags, ignore_conflicts=True)
    generations.bump(PAGES)
    tell_change(act=act, changes=changes, places=places)
    return Recorded(changes, places)


def changes_between(act: LegalAct, before: Mapping[str, str], now: Mapping[str, str]) -> list[ActChange]:
    """What differs, not saved yet, all of the same moment; in the order in which changes are told."""
    moment = timezone.now()
    return [
        ActChange(act=act, field=name, old=before[name], new=now[name], changed_at=moment) for name in WATCHED if before[name] != now[name]
    ]


def is_watched(act: LegalAct) -> bool:
    """Whether a change of this record concerns places: citations hang on the act as it was made, not on its translations."""
    return language_codes().get(act.locale_id) == settings.LANGUAGE_CODE
