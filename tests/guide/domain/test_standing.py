"""Where somebody stands, whatever editors did to the guide meanwhile."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from cms.guide.domain.deadlines import State
from cms.guide.domain.reading import Sent
from cms.guide.domain.standing import Standing, standing_in, standings
from cms.guide.outline import Outline
from tests.factories import ParticipantFactory
from tests.guide.outlines import ACT, ENTRY, GROUP, KEY, NIP, ONLINE, OUTLINE, PAPER, TODAY, say, tick
from tests.harness.queries import Queries

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]


def test_a_stranger_stands_at_the_beginning_and_costs_nothing(sql_count: Counter) -> None:
    with sql_count() as queries:
        standing = standing_in(participant=None, outline=OUTLINE, today=TODAY)
    assert (standing.journey, standing.done, standing.total, standing.next_step, queries.count) == (None, 0, 4, ACT, 0)
    assert [row.key for row in standing.waits_for] == ["wpis-krs"]


def test_somebody_stands_where_they_ticked_entered_and_chose() -> None:
    person = ParticipantFactory()
    say(person, Sent([str(ACT.id)], [], [f"{GROUP}:{PAPER.id}"], {"wpis-krs": "3.11.2026"}))
    standing = standing_in(participant=person, outline=OUTLINE, today=TODAY)
    assert (set(standing.ticked), standing.dates, standing.choices) == ({ACT.id}, {"wpis-krs": date(2026, 11, 3)}, {GROUP: PAPER.id})
    assert (standing.done, standing.total, standing.is_done, standing.waits_for) == (1, 5, False, ())
    assert [one.day for one in standing.deadlines if one.step.id == ENTRY.id] == [date(2026, 11, 17), date(2026, 11, 24)]
    assert standing.next_deadline == standing.deadlines[0]


def test_nobody_elses_way_is_seen() -> None:
    say(ParticipantFactory(), Sent([str(ACT.id)], [], [], {"wpis-krs": "3.11.2026"}))
    standing = standing_in(participant=ParticipantFactory(), outline=OUTLINE, today=TODAY)
    assert (standing.journey, standing.ticked, standing.dates) == (None, {}, {})


def test_what_is_taken_out_of_the_guide_stays_with_its_words() -> None:
    person = ParticipantFactory()
    say(person, Sent([str(ACT.id), str(ENTRY.id)], [], [f"{GROUP}:{ONLINE.id}"], {"wpis-krs": "3.11.2026"}))
    smaller = Outline(KEY, OUTLINE.title, OUTLINE.url, steps=(ENTRY,))
    standing = standing_in(participant=person, outline=smaller, today=TODAY)
    assert [row.title for row in standing.gone_steps] == ["Podpisz akt"]
    assert [str(row) for row in standing.gone_dates] == ["Dzień wpisu do KRS: 03.11.2026"]
    assert [row.title for row in standing.gone_choices] == ["Przez internet"]
    assert (standing.done, standing.total) == (1, 1)


def test_an_edited_step_keeps_its_tick_and_a_changed_rule_counts_anew() -> None:
    person = ParticipantFactory()
    say(person, Sent([str(ACT.id)], [], [], {"wpis-krs": "3.11.2026"}))
    steps = (replace(ACT, title="Podpisz akt u notariusza", number="7"), replace(ENTRY, rules=(replace(NIP, amount=7),)))
    standing = standing_in(participant=person, outline=replace(OUTLINE, steps=steps), today=TODAY)
    assert (ACT.id in standing.ticked, standing.gone_steps) == (True, ())
    assert [(one.day, one.state) for one in standing.deadlines] == [(date(2026, 11, 10), State.TODAY)]


def test_a_standing_costs_four_statements_whatever_is_kept(sql_count: Counter) -> None:
    few, many = ParticipantFactory(), ParticipantFactory()
    say(few, Sent([str(ACT.id)], [], [f"{GROUP}:{ONLINE.id}"], {"wpis-krs": "3.11.2026"}))
    say(many, Sent([str(step.id) for step in OUTLINE.steps], [], [f"{GROUP}:{ONLINE.id}"], {"wpis-krs": "3.11.2026"}))
    counts = []
    for person in (few, many):
        with sql_count() as queries:
            standing_in(participant=person, outline=OUTLINE, today=TODAY)
        counts.append(queries.count)
    assert counts == [4, 4]


def test_a_procedure_that_is_gone_is_listed_with_what_was_ticked() -> None:
    person = ParticipantFactory()
    say(person, tick(ACT, ENTRY))
    (matter,) = standings(participant=person, language="pl", today=TODAY)
    assert (matter.outline, matter.journey.title, matter.standing.deadlines) == (None, "Jak założyć fundację", ())
    assert [row.title for row in matter.standing.gone_steps] == ["Podpisz akt", "Zgłoś się do urzędów"]


def test_the_list_of_a_stranger_is_empty() -> None:
    assert standings(participant=None, language="pl", today=TODAY) == []
    assert Standing().next_deadline is None
    assert UUID(int=5) not in Standing().ticked
