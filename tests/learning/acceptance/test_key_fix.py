"""A key is mended after a thousand people have answered: nothing moves before grading again, and then nobody loses."""

import re
from typing import Any

import pytest
from django.db import models

from cms.accounts.models import User
from cms.core.models.immutable import ImmutableError
from learning.domain.counting.recounting import counter_differences
from learning.domain.keys import page_key
from learning.domain.rebuild import differences, rebuild
from learning.models import Attempt, CourseProgress, LearningCount, Regrade, RegradeChange, Response, StepCompletion, StepPage
from tests.factories import SiteTree, single
from tests.harness.client import BrowserClient
from tests.learning.admin.test_regrade import LIST, dry_run, form
from tests.learning.domain.publishing.test_versions import edit, flip_key
from tests.learning.domain.regrading.test_regrade import answers_in_bulk

pytestmark = pytest.mark.django_db
WRONG, RIGHT = 600, 400


def facts() -> dict[str, list[Any]]:
    """Everything that is kept of answers, row by row."""
    tables: list[type[models.Model]] = [Attempt, Response, StepCompletion, CourseProgress, LearningCount]
    return {table.__name__: list(table._default_manager.order_by("pk").values()) for table in tables}


def thousand(tree: SiteTree) -> StepPage:
    """A step that a thousand people answered before its key was turned round."""
    step = edit(tree.steps[2], lambda _raw: [single()])
    answers_in_bulk(step, WRONG)
    answers_in_bulk(step, RIGHT, right=True)
    rebuild()
    keys = StepCompletion.objects.filter(step_key=page_key(step)).count()
    StepCompletion.objects.bulk_create(
        [
            StepCompletion(participant_id=one.participant_id, step_key=one.step_key, reason="passed", evidence_id=one.pk)
            for one in Attempt.objects.filter(passed=True).exclude(participant__completions__step_key=page_key(step))
        ],
        batch_size=200,
    )
    assert keys == 1
    rebuild()
    return step


def test_a_thousand_answers_stand_until_they_are_graded_again_and_nobody_loses(
    site_tree: SiteTree, editor: User, editor_client: BrowserClient
) -> None:
    step = thousand(site_tree)
    before = facts()
    assert (len(before["Attempt"]), sum(row["passed"] for row in before["Attempt"])) == (WRONG + RIGHT, RIGHT)

    edit(step, flip_key)
    assert facts() == before

    page = editor_client.get(dry_run(step))
    plan = page.context["plan"]
    assert (plan.looked_at, plan.people, plan.frozen, plan.refusal) == (WRONG + RIGHT, WRONG + RIGHT, 0, None)
    assert (len(plan.raised), len(plan.newly_passed), len(plan.lowered)) == (WRONG, WRONG, RIGHT)
    # It shows whose attempt: when it was sent, which it was, points before and after; the rest as a number.
    assert (page.content.decode().count("0 → 1"), page.context["more"]) == (100, WRONG + RIGHT - 100)
    assert facts() == before

    done = editor_client.post(dry_run(step), form(step, reason="Klucz był odwrócony."))
    after = facts()
    for name in ("points", "passed"):
        pairs = list(zip([row[name] for row in before["Attempt"]], [row[name] for row in after["Attempt"]], strict=True))
        assert all(old <= new for old, new in pairs), name
    assert all(row["passed"] for row in after["Attempt"])
    kept = [row for row in after["StepCompletion"] if row["id"] in {old["id"] for old in before["StepCompletion"]}]
    assert (kept, len(after["StepCompletion"])) == (before["StepCompletion"], WRONG + RIGHT)
    assert [*differences(), *counter_differences()] == []
    readable(editor_client, editor, done["Location"])


def readable(browser: BrowserClient, editor: User, url: str) -> None:
    """The record says who, when and why, and every answer with its points; nobody can change it."""
    record = Regrade.objects.get()
    assert url == f"{LIST}{record.pk}/"
    pages = [browser.get(url, {"p": number}).content.decode() for number in range(1, WRONG // 100 + 1)]
    assert all(words in pages[0] for words in (str(editor), "Klucz był odwrócony.", str(record.made_at.year)))
    assert sum(len(re.findall("0 → 1", page)) for page in pages) == WRONG == RegradeChange.objects.count()
    record.reason = "Inny"
    with pytest.raises(ImmutableError):
        record.save()
    change = RegradeChange.objects.earliest("pk")
    change.points_after = 0  # type: ignore[assignment]
    with pytest.raises(ImmutableError):
        change.save()


def test_the_editor_says_how_many_answers_before_publishing(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    step = edit(site_tree.steps[2], lambda _raw: [single()])
    answers_in_bulk(step, 127)
    page: Any = StepPage.objects.get(pk=step.pk)
    raw = list(page.questions.raw_data)
    flip_key(raw)
    page.questions = raw
    page.save_revision()
    html = editor_client.get(f"/admin/pages/{page.pk}/edit/", headers={"accept-language": "en"}).content.decode()
    assert "127 answers affected" in html
