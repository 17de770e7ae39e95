"""When a step takes answers: before it opens, while it is open, after it closed, and by what comes first."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from cms.accounts.models import Participant
from learning.domain.answering.completions import confirm_step
from learning.domain.answering.opening import Reason, ReasonCode, StepDone, Tries, closed_reasons, missing_of, reasons
from learning.domain.keys import page_key
from learning.domain.publishing.settling import StepFact
from learning.enums import AttemptState
from learning.errors import ClosedError
from learning.models import Attempt, CourseProgress, StepCompletion, StepPage, StructureStep
from tests.factories import CourseFactory, ModuleFactory, ParticipantFactory, SiteTree, StepFactory, course_of, unpublish
from tests.harness.queries import Queries
from tests.learning.domain.publishing.test_structure import complete, confirm
from tests.learning.quizzes import lock_of, submit
from tests.learning.ruling import rule

NOW = datetime(2026, 9, 10, 12, tzinfo=UTC)
BEFORE, AFTER = NOW - timedelta(days=1), NOW + timedelta(days=1)
KEY, NEED = UUID(int=1), ("module", UUID(int=2))
EARLY, LATE = Reason(ReasonCode.TOO_EARLY, at=AFTER), Reason(ReasonCode.TOO_LATE, at=BEFORE)
FIRST = Reason(ReasonCode.PREREQUISITE, missing=(NEED,))
USED, WAIT = Reason(ReasonCode.NO_ATTEMPT_LEFT, allowed=2), Reason(ReasonCode.WAIT, at=NOW + timedelta(minutes=30))
HALF_AN_HOUR_AGO = NOW - timedelta(minutes=30)

#: Rules, submitted attempts, what is missing, and why the step is closed.
PHASES: list[tuple[dict[str, Any], Tries, tuple[Any, ...], list[Reason]]] = [
    ({}, Tries(99, NOW), (), []),
    ({"opens_at": AFTER}, Tries(), (), [EARLY]),
    ({"opens_at": NOW}, Tries(), (), []),
    ({"opens_at": BEFORE, "closes_at": AFTER}, Tries(), (), []),
    ({"closes_at": NOW + timedelta(microseconds=1)}, Tries(), (), []),
    ({"closes_at": NOW}, Tries(), (), [Reason(ReasonCode.TOO_LATE, at=NOW)]),
    ({"closes_at": BEFORE}, Tries(), (), [LATE]),
    ({"closes_at": BEFORE, "attempts_allowed": 2}, Tries(2, BEFORE), (NEED,), [LATE]),
    ({"attempts_allowed": 2}, Tries(1, BEFORE), (), []),
    ({"attempts_allowed": 2}, Tries(2, BEFORE), (), [USED]),
    ({"attempts_allowed": 2}, Tries(3, BEFORE), (), [USED]),
    ({"attempts_allowed": 2, "attempt_delay": 60}, Tries(2, HALF_AN_HOUR_AGO), (NEED,), [USED]),
    ({"attempt_delay": 60}, Tries(), (), []),
    ({"attempt_delay": 60}, Tries(1, HALF_AN_HOUR_AGO), (), [WAIT]),
    ({"attempt_delay": 30}, Tries(1, HALF_AN_HOUR_AGO), (), []),
    ({}, Tries(), (NEED,), [FIRST]),
    ({"opens_at": AFTER, "attempt_delay": 60}, Tries(1, HALF_AN_HOUR_AGO), (NEED,), [EARLY, FIRST, WAIT]),
]


@pytest.mark.parametrize(("rules", "tries", "missing", "expected"), PHASES)
def test_the_rules_that_stand_in_the_way(rules: dict[str, Any], tries: Tries, missing: tuple[Any, ...], expected: list[Reason]) -> None:
    step = StepFact(KEY, KEY, required=True, pass_mark=60, **rules)
    assert reasons(step, now=NOW, tries=tries, missing=missing) == expected


def rows(*done: bool, required: tuple[bool, ...] = (True, True), finished: bool = False) -> list[StepDone]:
    """Two steps of one module."""
    return [
        StepDone(UUID(int=1), UUID(int=2), UUID(int=10 + n), needed, is_done, finished)
        for n, (needed, is_done) in enumerate(zip(required, done, strict=True))
    ]


@pytest.mark.parametrize("kind", ["module", "course"])
@pytest.mark.parametrize(
    ("steps", "is_missing"),
    [
        (rows(False, False), True),
        (rows(True, False), True),
        (rows(True, True), False),
        (rows(True, False, required=(True, False)), False),
        (rows(False, True, required=(True, False)), True),
        (rows(True, False, required=(False, False)), True),
        (rows(True, True, required=(False, False)), False),
        ([], False),
    ],
)
def test_a_module_or_course_is_done_with_its_required_steps(kind: str, steps: list[StepDone], is_missing: bool) -> None:
    need = (kind, UUID(int=2 if kind == "module" else 1))
    assert missing_of([need], steps) == ((need,) if is_missing else ())


def test_a_completed_course_stays_done_when_it_grows_and_its_module_does_not() -> None:
    grown = rows(True, False, finished=True)
    module, course = ("module", UUID(int=2)), ("course", UUID(int=1))
    assert missing_of([course, module], grown) == (module,)


def test_a_step_that_is_gone_holds_nobody_up() -> None:
    gone, there = ("step", UUID(int=99)), ("step", UUID(int=10))
    assert missing_of([gone, there], rows(False, False)) == (there,)


def kept(page: StepPage) -> StructureStep:
    """The step in its current edition."""
    return StructureStep.objects.get(step_key=page_key(page), structure__is_current=True)


@pytest.fixture
def person() -> Participant:
    """Somebody who learns."""
    return ParticipantFactory()


@pytest.mark.django_db
def test_modules_in_order_open_one_after_another(site_tree: SiteTree, person: Participant) -> None:
    rule(site_tree.course, in_order=True)
    last = kept(site_tree.steps[2])
    waits = [Reason(ReasonCode.PREREQUISITE, missing=(("module", page_key(site_tree.modules[0])),))]
    assert closed_reasons(participant=None, step=last, now=NOW) == waits
    assert closed_reasons(participant=person, step=last, now=NOW) == waits
    submit(site_tree.steps[0], person)
    assert closed_reasons(participant=person, step=last, now=NOW) == waits
    confirm(site_tree.read_step, person)
    assert closed_reasons(participant=person, step=last, now=NOW) == []
    assert closed_reasons(participant=ParticipantFactory(), step=last, now=NOW) == waits


@pytest.mark.django_db
def test_a_course_comes_first_until_it_is_completed_once(site_tree: SiteTree, person: Participant) -> None:
    other = CourseFactory(parent=site_tree.index, slug="dalszy")
    step = StepFactory(parent=ModuleFactory(parent=other), slug="dalszy-krok")
    rule(other, first=[site_tree.course])
    need = ("course", page_key(site_tree.course))
    assert closed_reasons(participant=person, step=kept(step), now=NOW) == [Reason(ReasonCode.PREREQUISITE, missing=(need,))]
    complete(site_tree, person)
    StepFactory(parent=site_tree.modules[1], title="Nowy krok", slug="nowy")
    assert CourseProgress.objects.get(participant=person).done == 3
    assert closed_reasons(participant=person, step=kept(step), now=NOW) == []


@pytest.mark.django_db
def test_a_withdrawn_prerequisite_holds_nobody_up(site_tree: SiteTree, person: Participant) -> None:
    rule(site_tree.steps[2], first=[site_tree.modules[0]])
    assert closed_reasons(participant=person, step=kept(site_tree.steps[2]), now=NOW) != []
    unpublish(site_tree.modules[0])
    assert closed_reasons(participant=person, step=kept(site_tree.steps[2]), now=NOW) == []


@pytest.mark.django_db
def test_the_learners_word_is_not_taken_before_its_time_and_nobody_is_made(site_tree: SiteTree) -> None:
    rule(site_tree.read_step, opens_at=timezone.now() + timedelta(days=1))
    person = ParticipantFactory()
    with pytest.raises(ClosedError) as caught:
        confirm(site_tree.read_step, person)
    assert [reason.code for reason in caught.value.reasons] == [ReasonCode.TOO_EARLY]
    assert not StepCompletion.objects.exists()
    assert not CourseProgress.objects.exists()


@pytest.mark.django_db
def test_what_was_done_in_time_may_be_said_again_later(site_tree: SiteTree, person: Participant) -> None:
    confirm(site_tree.read_step, person)
    rule(site_tree.read_step, closes_at=timezone.now() - timedelta(days=1))
    assert confirm_step(owner=lambda: lock_of(person), step_key=page_key(site_tree.read_step)).done == 1
    with pytest.raises(ClosedError):
        confirm(site_tree.read_step, ParticipantFactory())


@pytest.mark.django_db
@pytest.mark.parametrize("size", [2, 60])
def test_asking_costs_one_statement_at_any_size_and_none_without_rules(
    site_tree: SiteTree, person: Participant, sql_count: Callable[[], AbstractContextManager[Queries]], size: int
) -> None:
    course = course_of(size, parent=site_tree.index)
    step = kept(site_tree.steps[2])
    attempt = submit(site_tree.steps[2], person)
    with sql_count() as none:
        assert closed_reasons(participant=person, step=step, now=NOW) == []
    step.attempts_allowed = 1
    with sql_count() as one:
        assert [reason.code for reason in closed_reasons(participant=person, step=step, now=NOW)] == [ReasonCode.NO_ATTEMPT_LEFT]
    step.attempts_allowed, step.attempt_delay = 2, 30
    step.prerequisites = [["course", str(page_key(course))], ["module", str(page_key(site_tree.modules[0]))]]
    sent = attempt.submitted_at
    assert sent
    with sql_count() as all_rules:
        found = closed_reasons(participant=person, step=step, now=sent)
    assert [reason.code for reason in found] == [ReasonCode.PREREQUISITE, ReasonCode.WAIT]
    assert found[1].at == sent + timedelta(minutes=30)
    assert (none.count, one.count, all_rules.count) == (0, 1, 1)


@pytest.mark.django_db
def test_an_open_attempt_is_none_that_was_used(site_tree: SiteTree, person: Participant) -> None:
    Attempt.objects.create(participant=person, step_key=page_key(site_tree.quiz_step), number=1, locale="pl", seed=1)
    assert Attempt.objects.get().state == AttemptState.OPEN
    step = replace(StepFact(page_key(site_tree.quiz_step), KEY, required=True, pass_mark=60), attempts_allowed=1)
    assert closed_reasons(participant=person, step=step, now=NOW) == []
