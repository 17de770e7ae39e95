"""What is deleted for its age."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.feedback.domain.retention import months_before
from cms.feedback.models import Feedback, SenderHour, SenderVote
from tests.factories import SiteTree
from tests.feedback.making import counts, opinion

pytestmark = pytest.mark.django_db


def prune() -> str:
    out = StringIO()
    call_command("prune_feedback", stdout=out)
    return out.getvalue()


def test_old_opinions_go_and_counters_stay(site_tree: SiteTree, settings: Any) -> None:
    settings.FEEDBACK_KEPT_MONTHS = 6
    old, young = opinion(site_tree.quiz_step), opinion(site_tree.quiz_step, number=2)
    first = timezone.now().replace(
        year=months_before(timezone.localdate(), 6).year, month=months_before(timezone.localdate(), 6).month, day=1
    )
    for row, moment in ((old, first - timedelta(days=2)), (young, first)):
        Feedback.objects.filter(pk=row.pk).update(created_at=moment)
    assert (prune(), prune()) == ("1 opinions deleted\n", "0 opinions deleted\n")
    assert list(Feedback.objects.values_list("pk", flat=True)) == [young.pk]
    assert counts() == {"no": 2, "outdated": 2}


def test_marks_of_senders_go_the_day_after_and_those_of_today_stay(site_tree: SiteTree) -> None:
    opinion(site_tree.quiz_step)
    prune()
    assert (SenderVote.objects.count(), SenderHour.objects.count()) == (1, 1)
    day = timedelta(days=1)
    SenderVote.objects.update(day=timezone.localdate() - day)
    SenderHour.objects.update(hour=timezone.now() - day)
    prune()
    assert (SenderVote.objects.count(), SenderHour.objects.count(), Feedback.objects.count()) == (0, 0, 1)
