"""Rules that contradict each other are refused in words, at the field where they are mended."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from learning.domain.publishing.rule_checks import rule_problems, unkeepable
from learning.errors import RulesContradictError
from tests.factories import CourseFactory, ModuleFactory, SiteTree, StepFactory
from tests.learning.ruling import needing, rule

pytestmark = pytest.mark.django_db


def day(number: int) -> datetime:
    """A day of September."""
    return datetime(2026, 9, number, tzinfo=UTC)


def problems(page: Any, **values: Any) -> list[tuple[str, str]]:
    """What is said of a page with these values, not saved."""
    fresh = type(page).objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(fresh, name, needing(*value) if name == "prerequisites" else value)
    with override("en"):
        return [(problem.field, problem.message) for problem in rule_problems(fresh, fresh.get_parent())]


def test_a_page_without_rules_has_no_problem(site_tree: SiteTree) -> None:
    assert [problems(page) for page in (site_tree.course, *site_tree.modules, *site_tree.steps)] == [[]] * 6


def test_a_page_cannot_come_before_itself(site_tree: SiteTree) -> None:
    message = "A page cannot come before itself. Take it off the list."
    assert problems(site_tree.quiz_step, prerequisites=[site_tree.quiz_step]) == [("prerequisites", message)]


def test_a_part_of_a_page_cannot_come_before_it(site_tree: SiteTree) -> None:
    message = "“Sprawdź pomysł” is a part of this page, so it cannot come before it. Take it off the list."
    assert problems(site_tree.modules[0], prerequisites=[site_tree.read_step]) == [("prerequisites", message)]


def test_what_a_page_is_part_of_cannot_come_before_it(site_tree: SiteTree) -> None:
    found = problems(site_tree.quiz_step, prerequisites=[site_tree.course, site_tree.modules[0], site_tree.modules[1]])
    assert [message[:29] for _field, message in found] == ["This page is a part of “Jak z", "This page is a part of “Zanim"]


def test_pages_cannot_wait_for_each_other_however_long_the_circle(site_tree: SiteTree) -> None:
    other = CourseFactory(parent=site_tree.index, slug="inny")
    step = StepFactory(parent=ModuleFactory(parent=other), slug="inny-krok")
    rule(other, first=[site_tree.modules[0]])
    rule(site_tree.read_step, first=[site_tree.steps[2]])
    found = problems(site_tree.steps[2], prerequisites=[step])
    message = f"“{step.title}” waits for this page already, so neither would ever open. Take it off the list."
    assert found == [("prerequisites", message)]


def test_a_page_may_wait_for_a_neighbour_of_what_waits_for_it(site_tree: SiteTree) -> None:
    rule(site_tree.read_step, first=[site_tree.quiz_step])
    assert problems(site_tree.modules[1], prerequisites=[site_tree.modules[0]]) == []


def test_the_first_module_cannot_wait_for_a_later_one_that_waits_in_order(site_tree: SiteTree) -> None:
    rule(site_tree.course, in_order=True)
    assert [field for field, _ in problems(site_tree.modules[0], prerequisites=[site_tree.steps[2]])] == ["prerequisites"]
    rule(site_tree.course, in_order=False)
    assert problems(site_tree.modules[0], prerequisites=[site_tree.steps[2]]) == []


def test_windows_that_never_meet_are_refused_on_the_page_and_above_it(site_tree: SiteTree) -> None:
    end = "the times of course, module and step have nothing in common. Change one of them."
    rule(site_tree.course, opens_at=day(1), closes_at=day(5))
    assert problems(site_tree.quiz_step, opens_at=day(6)) == [("opens_at", f"This page would never be open: {end}")]
    assert problems(site_tree.quiz_step, opens_at=day(4)) == []
    rule(site_tree.quiz_step, opens_at=day(4))
    assert problems(site_tree.course, closes_at=day(3)) == [("closes_at", f"“Kto może być fundatorem” would never be open: {end}")]


def test_a_window_that_closes_before_it_opens_is_refused_by_the_page(site_tree: SiteTree) -> None:
    step = site_tree.quiz_step
    step.opens_at, step.closes_at = day(2), day(1)
    with pytest.raises(ValidationError) as caught:
        step.full_clean()
    assert list(caught.value.message_dict) == ["closes_at"]


@pytest.mark.parametrize(
    ("course", "step", "field"),
    [
        ({}, {"score_rule": "first", "completion_rule": "passed"}, "score_rule"),
        ({"score_rule": "first"}, {"completion_rule": "passed"}, "completion_rule"),
        ({"completion_rule": "passed"}, {"score_rule": "first"}, "score_rule"),
        ({"score_rule": "first"}, {"score_rule": "best", "completion_rule": "passed"}, None),
        ({"score_rule": "first"}, {"attempts_allowed": 1}, None),
        ({}, {"score_rule": "first"}, None),
    ],
)
def test_a_pass_by_the_first_attempt_only_is_refused(
    site_tree: SiteTree, course: dict[str, Any], step: dict[str, Any], field: str | None
) -> None:
    rule(site_tree.course, **course)
    assert [name for name, _message in problems(site_tree.quiz_step, **step)] == ([field] if field else [])


def test_a_course_is_told_which_step_its_rule_would_shut(site_tree: SiteTree) -> None:
    rule(site_tree.quiz_step, completion_rule="passed")
    ((field, message),) = problems(site_tree.course, score_rule="first")
    assert (field, message[:72]) == ("score_rule", "In “Kto może być fundatorem” only the first attempt would count and the ")


@pytest.mark.parametrize(
    ("completion", "is_refused"), [("passed", True), ("answered", True), ("read", False), ("confirmed", False), ("", False)]
)
def test_a_step_without_a_quiz_is_not_published_as_done_by_one(site_tree: SiteTree, completion: str, is_refused: bool) -> None:
    if not is_refused:
        assert rule(site_tree.read_step, completion_rule=completion).completion_rule == completion
        return
    with pytest.raises(RulesContradictError, match=r"pytan|question"):
        rule(site_tree.read_step, completion_rule=completion)
    fresh = type(site_tree.read_step).objects.get(pk=site_tree.read_step.pk)
    assert fresh.completion_rule == ""
    fresh.completion_rule = completion
    assert fresh.publish_refusal() == unkeepable(fresh)[0].message
