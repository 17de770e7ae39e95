"""Figures above the quiz in the page editor."""

from collections.abc import Callable
from typing import Any

import pytest

from learning.domain.keys import page_key
from learning.models import Question
from tests.factories import ParticipantFactory, SiteTree
from tests.harness.client import BrowserClient
from tests.learning.domain.acting import answer

from .test_reports import parsed, said

pytestmark = pytest.mark.django_db


def panel(tree: SiteTree, browser: BrowserClient) -> list[Any]:
    """The panel in the editor of the step with a quiz."""
    found: list[Any] = parsed(browser.get(f"/admin/pages/{tree.quiz_step.pk}/edit/")).select(".question-figures")
    return found


def test_the_editor_sees_what_people_choose(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    for right in (True, True, False):
        answer(site_tree.quiz_step, ParticipantFactory(), right=right)
    Question.objects.filter(block_id=site_tree.first_questions[0]["id"]).update(taught_in=page_key(site_tree.read_step))
    [shown] = panel(site_tree, editor_client)
    [first, _second] = [said(row) for row in shown.select("li")]
    assert all(part in first for part in ("1. Kto może ustanowić fundację?", "3 ", "67%", "33%", "„Tylko spółka”", "„Sprawdź pomysł”"))
    assert [link["href"] for link in shown.select("a")] == [
        f"#:w:contentpath=questions.{site_tree.first_questions[0]['id']}",
        f"/admin/pages/{site_tree.read_step.pk}/edit/",
        f"#:w:contentpath=questions.{site_tree.first_questions[1]['id']}",
        f"/admin/reports/courses/{page_key(site_tree.course)}/questions/",
    ]


def test_nobody_has_answered_yet(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    [shown] = panel(site_tree, editor_client)
    assert shown.select("li") == []


def test_those_who_may_not_see_reports_see_none(site_tree: SiteTree, translator_client: BrowserClient, admin_client: BrowserClient) -> None:
    answer(site_tree.quiz_step, ParticipantFactory())
    assert len(panel(site_tree, admin_client)) == 1
    assert panel(site_tree, translator_client) == []


def test_the_editor_opens_at_one_cost(site_tree: SiteTree, editor_client: BrowserClient, sql_count: Callable[..., Any]) -> None:
    counts = []
    for size in (1, 9):
        for _ in range(size):
            answer(site_tree.quiz_step, ParticipantFactory())
        panel(site_tree, editor_client)
        with sql_count() as queries:
            panel(site_tree, editor_client)
        counts.append(queries.count)
    assert counts[0] == counts[1]
