"""The kept counters say what the facts say, whatever people do and whatever becomes of courses and people."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.accounts.domain.merge import merge_participant
from cms.accounts.domain.retention import delete_stale_participants
from cms.accounts.models import Participant
from learning.domain.counting.counting import is_staff
from learning.domain.counting.facts import facts_of
from learning.domain.counting.recounting import counter_differences, kept_facts
from learning.domain.counting.time_bins import STARTS, bin_of, median_seconds
from learning.domain.keys import page_key
from learning.domain.rebuild import rebuild
from learning.enums import Measure
from learning.models import Attempt, CourseProgress, LearningCount, OptionStat, QuestionStat
from tests.factories import ParticipantFactory, SiteTree, StepFactory, UserFactory, course_of
from tests.factories.publishing import publish
from tests.learning.domain.acting import answer, read
from tests.learning.domain.naive_counts import naive_facts

pytestmark = pytest.mark.django_db
TABLES = ("mowis_learning_learningcount", "mowis_learning_learningtotal", "mowis_learning_questionstat", "mowis_learning_optionstat")


def holds() -> bool:
    """Whether kept counters, set-based facts and facts by hand are one."""
    assert list(counter_differences()) == []
    assert facts_of() == naive_facts() == kept_facts()
    return True


def alias_elsewhere(tree: SiteTree, step: Any) -> Any:
    """A second course that borrows a step of the first and has one of its own; gives the own one."""
    other = course_of(1, parent=tree.index)
    module = other.get_children().first().specific
    step.create_alias(parent=module, update_slug="pozyczony")
    publish(module)
    return module.get_children().first().specific


def act(tree: SiteTree) -> dict[str, Participant]:
    """Three people in two languages, one of whom completes the course at the second go."""
    people = {name: ParticipantFactory() for name in ("ala", "bo", "cy")}
    answer(tree.steps[0], people["ala"], right=False)
    answer(tree.steps[0], people["ala"])
    read(tree.steps[1], people["ala"])
    answer(tree.steps[2], people["ala"])
    answer(tree.steps[0], people["bo"], locale="en")
    read(tree.steps[1], people["cy"], locale="nb")
    answer(tree.steps[2], people["cy"], right=False)
    return people


def counted(tree: SiteTree, step: Any = None) -> dict[str, int]:
    """Sums over days, audiences and languages of a step, or of the course."""
    key = page_key(step or tree.course)
    totals: dict[str, int] = {}
    for measure, n in LearningCount.objects.filter(course_key=page_key(tree.course), step_key=key).values_list("measure", "n"):
        totals[measure] = totals.get(measure, 0) + n
    return totals


def test_what_people_do_is_counted_once(site_tree: SiteTree) -> None:
    act(site_tree)
    assert counted(site_tree) == {"enrolled": 3, "completed": 1, "finished": 1}
    assert counted(site_tree, site_tree.steps[0]) == {
        "done": 2, "attempts": 3, "attempted": 2, "passed-first": 1, "passed": 2, "time-0": 2,
    }  # fmt: skip
    assert counted(site_tree, site_tree.steps[1]) == {"done": 2}
    assert holds()


def test_enrolment_keeps_its_language_and_audience(site_tree: SiteTree) -> None:
    person = ParticipantFactory(audience="ngo")
    answer(site_tree.steps[0], person, locale="en")
    Participant.objects.filter(pk=person.pk).update(audience="official")
    read(site_tree.steps[1], person, locale="nb")
    assert set(LearningCount.objects.values_list("audience", "locale")) == {("ngo", "en")}
    assert holds()


def test_doing_it_again_counts_an_attempt_and_nothing_else(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    for _ in range(3):
        answer(site_tree.steps[0], person)
        read(site_tree.steps[1], person)
    assert counted(site_tree, site_tree.steps[0])[Measure.ATTEMPTS] == 3
    assert [stat.n for stat in QuestionStat.objects.all()] == [1, 1]
    assert sum(OptionStat.objects.values_list("n", flat=True)) == 3  # one option, then two
    assert holds()


def test_counting_a_submission_costs_three_statements(site_tree: SiteTree, sql_count: Callable[..., Any]) -> None:
    person = ParticipantFactory()
    for expected in (3, 1):  # only a first attempt enters the statistics of questions
        with sql_count() as queries:
            answer(site_tree.steps[0], person)
        assert [sql for sql in queries.sql if sql.startswith("INSERT") and any(table in sql for table in TABLES)] == [
            sql for sql in queries.sql if any(table in sql for table in TABLES)
        ]
        assert sum(any(table in sql for table in TABLES) for sql in queries.sql) == expected


def test_staff_are_not_counted(site_tree: SiteTree) -> None:
    editor = ParticipantFactory(user=UserFactory(role="Editors"), token_hash=None)
    learner = ParticipantFactory(signed_in=True)
    assert (is_staff(editor), is_staff(learner), is_staff(ParticipantFactory())) == (True, False, False)
    assert is_staff(ParticipantFactory(user=UserFactory(admin=True), token_hash=None))
    for step in (site_tree.steps[0], site_tree.steps[2]):
        answer(step, editor)
    assert (LearningCount.objects.count(), QuestionStat.objects.count(), CourseProgress.objects.count()) == (0, 0, 1)
    assert holds()


def test_a_learner_who_becomes_staff_stays_counted_as_one_person(site_tree: SiteTree) -> None:
    person = ParticipantFactory(signed_in=True)
    answer(site_tree.steps[0], person)
    person.user.is_superuser = True
    person.user.save()
    own = course_of(2, parent=site_tree.index).get_descendants().last().specific
    answer(own, person)
    assert set(CourseProgress.objects.values_list("in_statistics", flat=True)) == {True}
    assert holds()


def test_what_was_done_elsewhere_counts_at_enrolment(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    own = alias_elsewhere(site_tree, site_tree.steps[0])
    answer(site_tree.steps[0], person, right=False)
    answer(own, person)
    assert holds()
    answer(site_tree.steps[0], person)
    assert (CourseProgress.objects.exclude(completed_at=None).count(), holds()) == (1, True)


@pytest.mark.parametrize("signed_in", [True, False])
def test_a_merge_moves_numbers_with_people(site_tree: SiteTree, signed_in: bool) -> None:
    target = ParticipantFactory(signed_in=True) if signed_in else ParticipantFactory()
    people = act(site_tree)
    answer(site_tree.steps[0], target, right=False, locale="nb")
    Attempt.objects.update(started_at=timezone.now() - timedelta(seconds=100))
    rebuild()
    for name in ("ala", "bo", "cy", "ala"):
        merge_participant(source=people[name], target=target)
        assert holds()
    assert counted(site_tree)[Measure.ENROLLED] == 1


def test_a_merge_into_staff_takes_the_numbers_out(site_tree: SiteTree) -> None:
    people = act(site_tree)
    staff = ParticipantFactory(user=UserFactory(role="Editors"), token_hash=None)
    merge_participant(source=people["ala"], target=staff)
    assert (counted(site_tree)[Measure.ENROLLED], holds()) == (2, True)


def test_steps_that_come_and_go_take_their_numbers_along(site_tree: SiteTree) -> None:
    act(site_tree)
    site_tree.steps[0].unpublish()
    assert holds()
    assert (counted(site_tree, site_tree.steps[0]), counted(site_tree)["completed"]) == ({}, 1)
    publish(site_tree.steps[0])
    assert counted(site_tree, site_tree.steps[0])[Measure.ATTEMPTS] == 3
    StepFactory(parent=site_tree.modules[1], title="Nowy", slug="nowy")
    site_tree.steps[2].delete()
    assert holds()


def test_a_smaller_course_completes_people_and_counts_them(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    answer(site_tree.steps[0], person)
    site_tree.modules[1].unpublish()
    site_tree.steps[1].unpublish()
    assert (counted(site_tree)["completed"], holds()) == (1, True)


def test_people_who_are_forgotten_leave_the_numbers(site_tree: SiteTree) -> None:
    people = act(site_tree)
    Participant.objects.filter(pk=people["bo"].pk).update(last_seen_at=timezone.now() - timedelta(days=900))
    assert delete_stale_participants(before=timezone.now() - timedelta(days=800)) == 1
    assert (counted(site_tree)[Measure.ENROLLED], holds()) == (2, True)


def test_the_check_names_every_difference_and_the_rebuild_mends_it(site_tree: SiteTree, capsys: Any) -> None:
    act(site_tree)
    call_command("rebuild_progress", check=True)
    assert capsys.readouterr().out.strip() == "0 differences"
    LearningCount.objects.filter(measure="attempts", locale="en").update(n=7)
    QuestionStat.objects.filter(n_correct__gt=0).update(n_correct=0)
    OptionStat.objects.first().delete()  # type: ignore[union-attr]
    with pytest.raises(CommandError) as raised:
        call_command("rebuild_progress", check=True)
    out = capsys.readouterr().out
    assert (raised.value.returncode, "attempts: kept 7, counted 1" in out) == (1, True)
    assert all(word in out for word in ("counts ", "questions ", "options ", "n_correct: kept 0, counted"))
    call_command("rebuild_progress")
    assert holds()


def test_days_are_those_of_the_portals_own_clock(site_tree: SiteTree) -> None:
    person = ParticipantFactory()
    answer(site_tree.steps[0], person)
    before_midnight_in_utc = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    CourseProgress.objects.update(enrolled_at=before_midnight_in_utc)
    with timezone.override("America/New_York"):
        rebuild()
    assert {str(day) for day in LearningCount.objects.values_list("day", flat=True)} == {"2026-07-01"}
    assert holds()


@pytest.mark.parametrize("seconds", [0, 14.9, 15, 59.999, 60, 86399, 86400, 10**6])
def test_the_database_bins_times_as_python_does(site_tree: SiteTree, seconds: float) -> None:
    attempt = answer(site_tree.steps[0], ParticipantFactory())
    assert attempt.submitted_at
    Attempt.objects.update(started_at=attempt.submitted_at - timedelta(seconds=seconds))
    rebuild()
    bins = [name for name in counted(site_tree, site_tree.steps[0]) if name.startswith("time-")]
    assert (bins, holds()) == ([bin_of(timedelta(seconds=seconds))], True)


def test_a_time_below_zero_is_the_shortest() -> None:
    assert bin_of(timedelta(seconds=-5)) == "time-0"


@pytest.mark.parametrize(
    ("counts", "median"),
    [
        ({}, None),
        ({"done": 4}, None),
        ({"time-60": 2}, 75),
        ({"time-0": 1, "time-60": 1}, 15),
        ({"time-0": 1, "time-60": 3}, 60 + 10),
        ({"time-86400": 3}, STARTS[-1]),
    ],
)
def test_the_median_lies_in_its_bin(counts: dict[str, int], median: int | None) -> None:
    assert median_seconds(counts) == median
