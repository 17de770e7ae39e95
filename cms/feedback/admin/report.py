"""“Pages by usefulness”: how many readers each page helped, for pages that the person may edit."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.core.editing.views.report_rows import edit_url
from cms.core.editing.views.reports import EDITING, RowsReportView
from cms.feedback.domain.usefulness import PageUse, usefulness
from cms.feedback.enums import Reason

from .filters import UsefulnessFilterSet
from .links import queue_url

PERCENT = 100


@dataclass
class UseRow:
    """A line of the report."""

    title: str
    edit_url: str
    language: str
    yes: int
    no: int
    votes: int
    share: int
    reason: str
    words: str
    words_url: str


def _row(use: PageUse) -> UseRow:
    reason = f"{Reason(use.reason).label} ({use.reason_count})" if use.reason else ""
    return UseRow(
        title=use.title,
        edit_url=reverse("wagtailadmin_pages:edit", args=(use.page_id,)),
        language=use.language,
        yes=use.yes,
        no=use.no,
        votes=use.votes,
        share=round(PERCENT * use.yes / use.votes),
        reason=reason,
        words=str(_("Read the opinions")),
        words_url=queue_url(page=use.key, locale=use.language),
    )


class UsefulnessView(RowsReportView):
    """Pages with votes. A page with few of them stands neither first nor last, however they were."""

    index_url_name = "mowis_usefulness"
    index_results_url_name = "mowis_usefulness_results"
    results_template_name = "feedback/admin/usefulness_results.html"
    filterset_class = UsefulnessFilterSet
    page_title = _("Pages by usefulness")
    header_icon = "view"
    export_filename = "usefulness"
    list_export = ("title", "language", "votes", "yes", "no", "share", "reason")
    export_headings = {
        "title": _("Page"),
        "language": _("Language"),
        "votes": _("Votes"),
        "yes": _("Yes"),
        "no": _("No"),
        "share": _("“Yes” in percent"),
        "reason": _("Most common reason"),
    }
    columns = (
        TitleColumn("title", label=_("Page"), get_url=edit_url),
        Column("language", label=_("Language")),
        Column("votes", label=_("Votes")),
        Column("share", label=_("“Yes” in percent")),
        Column("reason", label=_("Most common reason")),
        TitleColumn("words", label=_("Opinions"), get_url=lambda row: row.words_url),
    )

    def rows(self) -> list[Any]:
        """One line for each page and language with votes in the time that is looked at."""
        pages = PagePermissionPolicy(Page).instances_user_has_any_permission_for(self.request.user, EDITING)
        period, order = self.filters.wanted
        found = usefulness(pages=pages, period=period, order=order, today=timezone.localdate())
        return [_row(use) for use in found]
