"""Synthetic learners: the same from the same seed, and such as people could have left behind."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cms.accounts.models import Participant
from learning.domain.counting.facts import facts_of
from learning.domain.counting.recounting import counter_differences, kept_facts
from learning.models import Attempt, CourseProgress, QuestionVersion, Response, StepCompletion
from learning.synthetic import add_learners, sample_course
from tests.factories import SiteTree

from .domain.naive_counts import naive_facts

pytestmark = pytest.mark.django_db
LEARNERS = 40


def what_stands() -> dict[str, list[Any]]:
    """All rows without moments, which are those of the year before now."""
    return {
        "progress": list(CourseProgress.objects.order_by("participant").values_list("participant", "done", "total", "audience", "locale")),
        "completions": list(StepCompletion.objects.order_by("participant", "step_key").values_list("participant", "evidence_id")),
        "attempts": list(Attempt.objects.order_by("pk").values_list("pk", "number", "points", "max_points", "passed", "counts", "asked")),
        "responses": list(
            Response.objects.order_by("attempt", "question").values_list("attempt", "version", "answer", "points", "correct", "shown_order")
        ),
    }


def test_one_seed_gives_the_same_rows_again_and_another_gives_others(site_tree: SiteTree) -> None:
    course = sample_course(steps=3, index=site_tree.index)
    found = []
    for seed in (1, 1, 2):
        Participant.objects.all().delete()
        rows = add_learners(course=course, learners=LEARNERS, seed=seed)
        found.append(what_stands())
        assert rows == LEARNERS + sum(map(len, found[-1].values()))
    assert all(len(rows) >= LEARNERS for rows in found[0].values())
    assert (found[0] == found[1], found[0] == found[2]) == (True, False)


def test_the_counters_agree_with_what_was_written(site_tree: SiteTree) -> None:
    course = sample_course(steps=3, index=site_tree.index)
    for seed in (1, 2):
        add_learners(course=course, learners=LEARNERS, seed=seed)
    call_command("rebuild_progress", check=True, verbosity=0)
    assert list(counter_differences()) == []
    assert kept_facts() == facts_of() == naive_facts()


def test_answers_are_graded_as_the_portal_grades(site_tree: SiteTree) -> None:
    add_learners(course=sample_course(steps=2, index=site_tree.index), learners=LEARNERS)
    right = {version.pk: version.payload["correct"] for version in QuestionVersion.objects.all()}
    responses = list(Response.objects.select_related("attempt"))
    assert {(row.answer[""] == right[row.version_id]) == row.correct == (row.points == row.max_points) for row in responses} == {True}
    assert {row.correct for row in responses} == {True, False}
    assert all(attempt.passed == (attempt.percent >= attempt.pass_mark) for attempt in Attempt.objects.all())


def test_the_command_refuses_a_portal_that_people_use(site_tree: SiteTree, settings: Any) -> None:
    settings.SYNTHETIC_DATA = False
    with pytest.raises(CommandError, match="SYNTHETIC_DATA"):
        call_command("generate", learners=1)
    assert not Participant.objects.exists()
    settings.SYNTHETIC_DATA = True
    call_command("generate", learners=2, steps=1, verbosity=0)
    assert Participant.objects.count() == 2
