"""What waits for editors on the admin's front page."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import TaskState, WorkflowState

from . import waiting
from .broken import broken_links
from .planned import planned
from .stale import stale_pages
from .views.report_rows import titles_of
from .views.reports import editable, may_see_reports
from .waiting import Waiting


def to_approve(user: Any) -> Waiting | None:
    """Pages that wait for this person's decision; Wagtail lists them further down."""
    count = TaskState.objects.reviewable_by(user).count()
    words = ngettext("%(count)d page waits for your decision.", "%(count)d pages wait for your decision.", count)
    return Waiting(count, words % {"count": count}, reverse("wagtailadmin_reports:workflow_tasks") + "?status=in_progress")


def returned(user: Any) -> Waiting | None:
    """Pages and stories that were returned and wait for their authors."""
    count = WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES).count()
    words = ngettext(
        "%(count)d page was returned and waits for its author.", "%(count)d pages were returned and wait for their authors.", count
    )
    return Waiting(count, words % {"count": count}, reverse("wagtailadmin_reports:workflow") + "?status=needs_changes")


def scheduled(user: Any) -> Waiting | None:
    """What is published or withdrawn by itself next."""
    plans = planned()
    editing = editable(user, (plan.page_id for plan in plans))
    mine = [plan for plan in plans if plan.page_id in editing]
    words = ngettext("%(count)d page is planned.", "%(count)d pages are planned.", len(mine)) % {"count": len(mine)}
    if mine:
        when = date_format(timezone.localtime(mine[0].at), "DATETIME_FORMAT")
        title, _language = titles_of([mine[0].page_id]).get(mine[0].page_id, ("", ""))
        words += " " + _("The next one is “%(title)s”, on %(when)s.") % {"title": title, "when": when}
    return Waiting(len(mine), words, reverse("mowis_planned"))


def stale(user: Any) -> Waiting | None:
    """Pages to look at again."""
    count = len(editable(user, stale_pages().page_ids))
    words = ngettext("%(count)d page should be looked at again.", "%(count)d pages should be looked at again.", count)
    return Waiting(count, words % {"count": count}, reverse("mowis_stale_pages"))


def broken(user: Any) -> Waiting | None:
    """Links that lead nowhere on pages that this person edits."""
    found = broken_links()
    editing = editable(user, (each.page_id for each in found))
    count = sum(each.page_id in editing for each in found)
    words = ngettext("%(count)d link leads nowhere.", "%(count)d links lead nowhere.", count)
    return Waiting(count, words % {"count": count}, reverse("mowis_broken_links"))


def register() -> None:
    """Register the rows, in their order; for people who edit pages."""
    for name, counter in (("approve", to_approve), ("returned", returned), ("planned", scheduled), ("stale", stale), ("links", broken)):
        waiting.register(name, _for_editors(counter))


def _for_editors(counter: waiting.Counter) -> waiting.Counter:
    def count(user: Any) -> Waiting | None:
        return counter(user) if may_see_reports(user) else None

    return count
