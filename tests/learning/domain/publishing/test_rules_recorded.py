"""Rules on their way from pages to what counts: settled into the structure, applied to attempts, kept by enrolments."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

import pytest
from django.db import connection

from cms.accounts.models import Participant
from cms.credentials.domain.holders import rules_about
from cms.credentials.evidence import COURSE
from learning.domain.answering.completions import confirm_step, record_activity
from learning.domain.counting.counting import Submission
from learning.domain.keys import page_key
from learning.domain.publishing.structure import draft_fact, kept_steps, live_steps
from learning.domain.rebuild import outdated_structures, rebuild
from learning.enums import CompletionReason
from learning.errors import NotConfirmedError, QuizRequiredError
from learning.models import Attempt, CourseProgress, CourseStructure, LearningCount, StepCompletion, StepPage, StructureStep
from tests.factories import ParticipantFactory, SiteTree, UserFactory, course_of
from tests.harness.queries import Queries
from tests.learning.quizzes import key_for, lock_of, submit
from tests.learning.ruling import rule

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]


@pytest.fixture
def person() -> Participant:
    """Somebody who learns."""
    return ParticipantFactory()


def rules_of(tree: SiteTree, *names: str) -> list[tuple[object, ...]]:
    """Fields of the course's steps, in order."""
    rows = StructureStep.objects.filter(structure__course_key=page_key(tree.course), structure__is_current=True)
    return list(rows.order_by("position").values_list(*names))


def test_rules_are_settled_into_the_structure_without_a_new_edition(site_tree: SiteTree) -> None:
    before = CourseStructure.objects.filter(course_key=page_key(site_tree.course)).count()
    rule(site_tree.course, attempts_allowed=3, attempt_delay=60, score_rule="last", in_order=True)
    rule(site_tree.modules[1], attempts_allowed=1, pass_mark=90, first=[site_tree.read_step])
    rule(site_tree.steps[0], attempts_allowed=0, completion_rule="answered")
    names = ("completion_rule", "attempts_allowed", "attempt_delay", "score_rule", "pass_mark", "prerequisites")
    own = ["step", str(page_key(site_tree.read_step))]
    assert rules_of(site_tree, *names) == [
        ("answered", None, 60, "last", 60, []),
        ("confirmed", 3, 60, "last", 60, []),
        ("passed", 1, 60, "last", 90, [own, ["module", str(page_key(site_tree.modules[0]))]]),
    ]
    assert CourseStructure.objects.filter(course_key=page_key(site_tree.course)).count() == before


def test_an_optional_module_makes_its_steps_optional_and_a_new_edition(site_tree: SiteTree, person: Participant) -> None:
    submit(site_tree.steps[0], person)
    rule(site_tree.modules[1], required=False)
    assert [required for (required,) in rules_of(site_tree, "required")] == [True, True, False]
    progress = CourseProgress.objects.get(participant=person)
    assert (progress.done, progress.total) == (1, 2)


@pytest.mark.parametrize(
    "change",
    [
        {"completion_rule": "read"},
        {"attempts_allowed": 2},
        {"attempt_delay": 5},
        {"score_rule": "first"},
        {"opens_at": "2026-09-01T00:00:00Z"},
        {"closes_at": "2026-09-01T00:00:00Z"},
        {"prerequisites": [["step", "00000000-0000-0000-0000-000000000001"]]},
        {"required": False},
        {"pass_mark": 61},
    ],
)
def test_a_structure_that_differs_in_any_rule_is_outdated_and_is_mended(site_tree: SiteTree, change: dict[str, object]) -> None:
    assert outdated_structures() == []
    StructureStep.objects.filter(step_key=page_key(site_tree.steps[0])).update(**change)
    assert outdated_structures() == [page_key(site_tree.course)]
    rebuild()
    assert outdated_structures() == []


def test_another_score_rule_marks_other_attempts_and_completed_stays(site_tree: SiteTree, person: Participant) -> None:
    attempts = [submit(site_tree.quiz_step, person, right=right) for right in (False, True, False)]
    assert list(Attempt.objects.filter(counts=True)) == [attempts[1]]
    for score, index in (("last", 2), ("first", 0), ("best", 1)):
        rule(site_tree.quiz_step, score_rule=score)
        assert list(Attempt.objects.filter(counts=True)) == [attempts[index]]
    assert StepCompletion.objects.get().evidence_id == attempts[1].pk


@pytest.mark.parametrize(
    ("completion", "right", "reason"),
    [
        ("answered", False, "answered"),
        ("answered", True, "answered"),
        ("passed", False, None),
        ("passed", True, "passed"),
        ("read", True, None),
    ],
)
def test_a_quiz_completes_its_step_by_the_rule(
    site_tree: SiteTree, person: Participant, completion: str, right: bool, reason: str | None
) -> None:
    rule(site_tree.quiz_step, completion_rule=completion)
    attempt = submit(site_tree.quiz_step, person, right=right)
    found = [(row.reason, row.evidence_id) for row in StepCompletion.objects.all()]
    assert found == ([(reason, attempt.pk)] if reason else [])


@pytest.mark.parametrize("completion", ["read", "confirmed"])
def test_a_step_with_a_quiz_is_done_by_word_where_the_rule_says_so(site_tree: SiteTree, person: Participant, completion: str) -> None:
    rule(site_tree.quiz_step, completion_rule=completion)
    confirm_step(owner=partial(lock_of, person), step_key=page_key(site_tree.quiz_step))
    assert [(row.reason, row.evidence_id) for row in StepCompletion.objects.all()] == [(completion, None)]


@pytest.mark.parametrize("completion", ["answered", "passed"])
def test_a_word_is_not_enough_where_the_quiz_decides(site_tree: SiteTree, person: Participant, completion: str) -> None:
    rule(site_tree.quiz_step, completion_rule=completion)
    with pytest.raises(QuizRequiredError):
        confirm_step(owner=partial(lock_of, person), step_key=page_key(site_tree.quiz_step))


def test_a_sentence_has_to_be_confirmed_and_reading_has_not(site_tree: SiteTree, person: Participant) -> None:
    say = partial(confirm_step, owner=partial(lock_of, person), step_key=page_key(site_tree.read_step), is_said=False)
    with pytest.raises(NotConfirmedError):
        say()
    assert not StepCompletion.objects.exists()
    rule(site_tree.read_step, completion_rule="read")
    assert say().done == 1


def test_an_enrolment_keeps_audience_and_language_as_they_were(site_tree: SiteTree) -> None:
    person = ParticipantFactory(audience="ngo")
    confirm_step(owner=partial(lock_of, person), step_key=page_key(site_tree.read_step), locale="nb")
    Participant.objects.filter(pk=person.pk).update(audience="official")
    submit(site_tree.quiz_step, Participant.objects.get(pk=person.pk))
    row = CourseProgress.objects.get(participant=person)
    assert (row.audience, row.locale, row.in_statistics) == ("ngo", "nb", True)
    assert set(LearningCount.objects.values_list("audience", "locale")) == {("ngo", "nb")}


def test_staff_try_a_course_out_and_are_not_counted(site_tree: SiteTree) -> None:
    person = ParticipantFactory(user=UserFactory(is_superuser=True), token_hash=None)
    submit(site_tree.quiz_step, person)
    assert CourseProgress.objects.get(participant=person).in_statistics is False
    assert not LearningCount.objects.exists()


def test_the_same_step_again_is_counted_as_done_once(site_tree: SiteTree, person: Participant) -> None:
    for _ in range(2):
        confirm_step(owner=partial(lock_of, person), step_key=page_key(site_tree.read_step))
    assert dict(LearningCount.objects.values_list("measure", "n")) == {"enrolled": 1, "done": 1}


@pytest.mark.parametrize("size", [2, 60])
def test_recording_costs_the_same_at_any_size(site_tree: SiteTree, person: Participant, sql_count: Counter, size: int) -> None:
    course = course_of(size, parent=site_tree.index)
    steps = list(StepPage.objects.descendant_of(course).order_by("path"))
    submit(steps[0], person)
    place = list(StructureStep.objects.select_related("structure").filter(step_key=page_key(steps[1]), structure__is_current=True))
    key = key_for(steps[1], person)
    took = Submission(is_first=True, passed=True, passed_before=False, took=key.given_at - key.given_at)
    rules_about(kind=COURSE, key=page_key(course))  # kept in the cache, as what the course page says of certificates
    with sql_count() as queries:
        record_activity(
            participant=person, places=place, reason=CompletionReason.PASSED, evidence_id=key.attempt_id, locale="pl", submission=took
        )
    # Enrolments with what is done, the completion, the enrolment, counts with totals; on PostgreSQL the lock before them.
    assert queries.count == 4 + (connection.vendor == "postgresql"), str(queries)


def test_what_is_kept_is_what_the_pages_say(site_tree: SiteTree) -> None:
    rule(site_tree.course, opens_at="2026-09-01T00:00:00Z", first=[], in_order=True)
    structure = CourseStructure.objects.get(course_key=page_key(site_tree.course), is_current=True)
    course = type(site_tree.course).objects.get(pk=site_tree.course.pk)
    assert kept_steps(structure) == live_steps(course)
    step = StepPage.objects.get(pk=site_tree.quiz_step.pk)
    assert draft_fact(step) == kept_steps(structure)[0]
