"""Reports for whoever edits pages: what to mend, with CSV and XLSX. Each person sees the pages that they may edit."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.core.editing.broken import broken_links
from cms.core.editing.exporting import SafeExportMixin
from cms.core.editing.images_report import InLibrary, OnPage, image_problems
from cms.core.editing.planned import planned
from cms.core.editing.stale import StalePages, stale_pages, words_of
from cms.core.editing.summaries import without_summary

from .report_rows import Row, Rows, edit_url, page_lines

EDITING = {"change", "publish"}


def may_see_reports(user: Any) -> bool:
    """Whether a person edits any page."""
    return bool(PagePermissionPolicy(Page).user_has_any_permission(user, EDITING))


def editable(user: Any, ids: Iterable[int]) -> set[int]:
    """Those pages that a person may edit, in one query; in none for somebody who may edit all.

    Args:
        user: the person.
        ids: pages.
    """
    wanted = set(ids)
    if user.is_active and user.is_superuser:
        return wanted
    pages = PagePermissionPolicy(Page).instances_user_has_any_permission_for(user, EDITING).filter(pk__in=wanted)
    return set(pages.order_by().values_list("pk", flat=True))


class RowsReportView(SafeExportMixin, ReportView):
    """A report whose rows are computed."""

    header_icon = "warning"
    default_ordering = None
    permission_required = "change"
    list_export: tuple[str, ...] = ("title", "language", "what", "detail", "since")
    export_headings = {"title": _("Page"), "language": _("Language"), "what": _("What to mend"), "detail": _("Where"), "since": _("Since")}
    columns: tuple[Column, ...] = (
        TitleColumn("title", label=_("Page"), get_url=edit_url),
        Column("language", label=_("Language")),
        Column("what", label=_("What to mend")),
        Column("detail", label=_("Where")),
        Column("since", label=_("Since")),
    )

    def user_has_permission(self, permission: str) -> bool:
        """Whether the person edits pages; the report is of no single page type."""
        return may_see_reports(self.request.user)

    def rows(self) -> Sequence[Row]:
        """The lines for this person."""
        raise NotImplementedError

    def get_base_queryset(self) -> Sequence[Row]:
        """Compute the lines; all of them for a file, which Wagtail writes when the person's language and time zone no longer hold."""
        rows = self.rows()
        return list(rows) if self.is_export else rows

    def mine(self, found: Sequence[Any]) -> Sequence[Any]:
        """Those of things with a ``page_id`` whose page the person may edit."""
        ids = found.page_ids if isinstance(found, StalePages) else [each.page_id for each in found]
        editing = editable(self.request.user, ids)
        return found if editing.issuperset(ids) else [each for each in found if each.page_id in editing]

    def page_rows(self, found: Sequence[Any], make: Callable[[Any], Row]) -> Rows:
        """Make lines of things that have a ``page_id``, in their order, for pages that the person may edit."""
        return Rows(self.mine(found), lambda some: page_lines(some, make))


class BrokenLinksView(RowsReportView):
    """Links that lead nowhere: those within the portal as of now, those to other sites as of the last daily check."""

    index_url_name = "mowis_broken_links"
    index_results_url_name = "mowis_broken_links_results"
    page_title = _("Broken links")
    header_icon = "link"

    def rows(self) -> Sequence[Row]:
        """One line for each link on each page."""
        return self.page_rows(broken_links(), lambda link: Row("", "", what=link.words, detail=link.shown, since=link.since))


class StalePagesView(RowsReportView):
    """Pages to look at again."""

    index_url_name = "mowis_stale_pages"
    index_results_url_name = "mowis_stale_pages_results"
    page_title = _("Pages to look at again")
    header_icon = "time"

    def rows(self) -> Sequence[Row]:
        """One line for each page and reason."""
        return self.page_rows(stale_pages(), lambda stale: Row("", "", what=words_of(stale.reason), since=stale.since))


class ImagesView(RowsReportView):
    """Images without a proper alternative text on pages, and images of the library without credit or licence."""

    index_url_name = "mowis_image_report"
    index_results_url_name = "mowis_image_report_results"
    page_title = _("Images to describe")
    header_icon = "image"
    export_headings = {**RowsReportView.export_headings, "title": _("Page or image"), "detail": _("Text as it stands")}
    columns = (
        TitleColumn("title", label=_("Page or image"), get_url=edit_url),
        Column("language", label=_("Language")),
        Column("what", label=_("What to mend")),
        Column("detail", label=_("Text as it stands")),
    )
    list_export = ("title", "language", "what", "detail")

    def rows(self) -> Sequence[Row]:
        """Lines of pages first, then those of the library."""
        on_pages, in_library = image_problems()
        return Rows([*self.mine(on_pages), *in_library], _of_images)


def _of_images(some: Sequence[OnPage | InLibrary]) -> list[Row]:
    on_pages = [problem for problem in some if isinstance(problem, OnPage)]
    lines = page_lines(on_pages, lambda problem: Row("", "", what=problem.words, detail=problem.text))
    library = (problem for problem in some if isinstance(problem, InLibrary))
    return lines + [Row(one.title, reverse("wagtailimages:edit", args=(one.image_id,)), what=one.words, detail=one.text) for one in library]


class NoSummaryView(RowsReportView):
    """Live pages without a summary: lists and search engines have nothing to show of them."""

    index_url_name = "mowis_no_summary"
    index_results_url_name = "mowis_no_summary_results"
    page_title = _("Pages without a summary")
    header_icon = "list-ul"
    list_export = ("title", "language", "since")
    columns = (
        TitleColumn("title", label=_("Page"), get_url=edit_url),
        Column("language", label=_("Language")),
        Column("since", label=_("Published on")),
    )

    def rows(self) -> Sequence[Row]:
        """One line for each page."""
        return self.page_rows(without_summary(), lambda page: Row("", "", since=page.since))


class PlannedView(RowsReportView):
    """What is published or withdrawn by itself, the next one first."""

    index_url_name = "mowis_planned"
    index_results_url_name = "mowis_planned_results"
    page_title = _("Planned")
    header_icon = "calendar-alt"
    export_headings = {**RowsReportView.export_headings, "what": _("What happens"), "since": _("When")}
    list_export = ("title", "language", "what", "since")
    columns = (
        TitleColumn("title", label=_("Page"), get_url=edit_url),
        Column("language", label=_("Language")),
        Column("what", label=_("What happens")),
        Column("since", label=_("When")),
    )

    def rows(self) -> Sequence[Row]:
        """One line for each plan."""
        return self.page_rows(planned(), lambda plan: Row("", "", what=plan.words, since=timezone.localtime(plan.at).date()))


REPORTS: tuple[type[RowsReportView], ...] = (StalePagesView, BrokenLinksView, PlannedView, NoSummaryView, ImagesView)
