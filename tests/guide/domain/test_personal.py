"""The copy of what somebody keeps, and what becomes of it with the person."""

from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from cms.accounts.domain.exporting import tables_of
from cms.accounts.domain.people import delete_account
from cms.accounts.domain.retention import delete_stale_participants
from cms.accounts.models import Participant
from cms.guide.domain.personal import journey_tables
from cms.guide.domain.reading import Sent
from cms.guide.models import OwnChoice, OwnDate, OwnJourney, OwnStep
from tests.factories import ParticipantFactory
from tests.guide.outlines import ACT, GROUP, ONLINE, say

pytestmark = pytest.mark.django_db
MODELS = (OwnJourney, OwnStep, OwnDate, OwnChoice)
ALL = Sent([str(ACT.id)], [], [f"{GROUP}:{ONLINE.id}"], {"wpis-krs": "3.11.2026"})


def counts() -> list[int]:
    """How many rows each table has."""
    return [model.objects.count() for model in MODELS]


def test_the_copy_holds_all_that_is_kept_and_nobody_elses() -> None:
    person, other = ParticipantFactory(), ParticipantFactory()
    say(person, ALL)
    say(other, ALL)
    with translation.override("en"):
        tables = {table.name: table.rows for table in journey_tables(participant=person, user=None)}
    assert {name: len(rows) for name, rows in tables.items()} == {
        "procedures": 1, "procedure_steps": 1, "procedure_dates": 1, "procedure_choices": 1
    }  # fmt: skip
    assert tables["procedure_choices"] == [{"procedure": "Jak założyć fundację", "way": "Przez internet"}]
    assert [(row["date"], row["on"]) for row in tables["procedure_dates"]] == [("Dzień wpisu do KRS", date(2026, 11, 3))]
    assert [row["step"] for row in tables["procedure_steps"]] == ["Podpisz akt"]


def test_the_room_gives_its_tables_to_the_copy() -> None:
    person = ParticipantFactory()
    assert {"procedures", "procedure_steps", "procedure_dates", "procedure_choices"} <= {
        table.name for table in tables_of(participant=person, user=None)
    }
    assert journey_tables(participant=None, user=None) == []


def test_an_account_that_is_deleted_takes_it_along() -> None:
    person, other = ParticipantFactory(signed_in=True), ParticipantFactory()
    say(person, ALL)
    say(other, ALL)
    delete_account(user=person.user)
    assert counts() == [1, 1, 1, 1]


def test_somebody_who_stays_away_is_forgotten_with_it() -> None:
    person, other = ParticipantFactory(), ParticipantFactory()
    say(person, ALL)
    say(other, ALL)
    Participant.objects.filter(pk=person.pk).update(last_seen_at=timezone.now() - timedelta(days=400))
    delete_stale_participants(before=timezone.now() - timedelta(days=180))
    assert (counts(), OwnJourney.objects.get().participant_id) == ([1, 1, 1, 1], other.pk)
