"""The months' totals say what the counts say, and a report is the same from either."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone

from learning.domain.counting.recounting import counter_differences
from learning.domain.figures.course_figures import Scope, all_courses, one_course
from learning.domain.keys import page_key
from learning.domain.rebuild import rebuild
from learning.models import CourseProgress, LearningCount, LearningTotal
from tests.factories import ParticipantFactory, SiteTree, StepFactory
from tests.factories.publishing import publish
from tests.learning.domain.acting import answer, read

pytestmark = pytest.mark.django_db
#: Everybody, yet told by the day.
BY_DAY = Scope(since=date(1900, 1, 1))


def act(tree: SiteTree) -> None:
    """Two people complete the course, the one in another month and language; a third only begins."""
    for audience, locale in (("ngo", "pl"), ("", "en")):
        person = ParticipantFactory(audience=audience)
        answer(tree.steps[0], person, locale=locale)
        read(tree.steps[1], person)
        answer(tree.steps[2], person)
    answer(tree.steps[0], ParticipantFactory(), right=False)
    CourseProgress.objects.filter(locale="en").update(
        enrolled_at=timezone.now() - timedelta(days=70), completed_at=timezone.now() - timedelta(days=35)
    )
    rebuild()


def agree(tree: SiteTree) -> bool:
    """Whether the reports are the same from totals and from counts, and say something."""
    key = page_key(tree.course)
    whole, by_day = one_course(key, Scope()), one_course(key, BY_DAY)
    assert whole is not None
    assert whole == by_day
    assert all_courses(Scope()) == all_courses(BY_DAY)
    assert list(counter_differences()) == []
    return whole.enrolled > 0


def test_a_report_is_the_same_from_totals_and_from_counts(site_tree: SiteTree) -> None:
    act(site_tree)
    assert agree(site_tree)
    assert LearningTotal.objects.filter(measure="enrolled").count() == 2  # months
    answer(site_tree.steps[2], ParticipantFactory(), locale="nb")  # counted as it happens
    assert agree(site_tree)


def test_totals_follow_a_course_that_changes(site_tree: SiteTree) -> None:
    act(site_tree)
    site_tree.steps[0].unpublish()
    assert agree(site_tree)
    assert not LearningTotal.objects.filter(step_key=page_key(site_tree.steps[0])).exists()
    publish(site_tree.steps[0])
    StepFactory(parent=site_tree.modules[1], title="Nowy", slug="nowy")
    assert agree(site_tree)


def test_the_check_names_a_wrong_total_and_the_rebuild_mends_it(site_tree: SiteTree, capsys: Any) -> None:
    act(site_tree)
    LearningTotal.objects.filter(measure="attempts").update(n=F("n") + 1)
    with pytest.raises(CommandError):
        call_command("rebuild_progress", check=True)
    assert "totals" in capsys.readouterr().out
    call_command("rebuild_progress")
    assert agree(site_tree)


def test_a_rebuild_leaves_right_counts_alone(site_tree: SiteTree) -> None:
    act(site_tree)
    before = dict(LearningCount.objects.values_list("pk", "n"))
    wrong, missing = LearningCount.objects.order_by("pk")[:2]
    LearningCount.objects.filter(pk=wrong.pk).update(n=99)
    LearningCount.objects.filter(pk=missing.pk).delete()
    extra = LearningCount.objects.create(course_key=wrong.course_key, step_key=wrong.step_key, day=date(2020, 1, 1), measure="done", n=3)
    assert {(row.kept, row.counted) for row in counter_differences() if row.table == "counts"} == {
        (99, wrong.n), (0, missing.n), (3, 0),
    }  # fmt: skip
    rebuild()
    after = dict(LearningCount.objects.values_list("pk", "n"))
    assert (before.keys() - after.keys(), len(after), extra.pk in after) == ({wrong.pk, missing.pk}, len(before), False)
    assert agree(site_tree)
