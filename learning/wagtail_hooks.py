"""Hooks of Wagtail's admin: they fetch, ask the domain and say what it answered."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from learning.domain.gate import draft_problems, publish_problems
from learning.domain.reports import answers_to_earlier_versions
from learning.models import StepPage
from learning.views.report import VIEW_PERMISSION, CourseReportView


class CourseReportMenuItem(MenuItem):
    """The report's line in the menu, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may see the report."""
        return bool(request.user.has_perm(VIEW_PERMISSION))


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """Addresses of the course report."""
    return [
        path("reports/courses/", CourseReportView.as_view(), name="learning_course_report"),
        path("reports/courses/results/", CourseReportView.as_view(results_only=True), name="learning_course_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def report_in_menu() -> MenuItem:
    """The course report under “Reports”."""
    return CourseReportMenuItem(_lazy("Courses"), reverse("learning_course_report"), icon_name="form", order=100)


def refuse(request: HttpRequest, page: StepPage, problems: list[str]) -> HttpResponse:
    """Say what is missing, and go back to the editor: nothing that was written is lost."""
    head = _("“%(title)s” was not published in this language. These texts are missing or differ from the source:") % {"title": page.title}
    rows = format_html_join("", "<li>{}</li>", ((problem,) for problem in problems))
    messages.error(request, format_html("{}<ul>{}</ul>", head, rows))
    return redirect("wagtailadmin_pages:edit", page.pk)


def refuse_if_incomplete(
    request: HttpRequest, page: Page, problems_of: Callable[[StepPage], list[str]] = publish_problems
) -> HttpResponse | None:
    """The gate for one page; None lets it pass."""
    specific = page.specific
    if not isinstance(specific, StepPage):
        return None
    problems = problems_of(specific)
    return refuse(request, specific, problems) if problems else None


@hooks.register("before_edit_page", order=-10)  # before wagtail-localize takes over the edit view
def gate_translation_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse “publish” in wagtail-localize's editor while strings are missing."""
    if request.method == "POST" and request.POST.get("action") == "publish":
        return refuse_if_incomplete(request, page, draft_problems)
    return None


@hooks.register("before_publish_page")
def gate_page_editor(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse “publish” in Wagtail's own editor for a translation that is edited by hand."""
    return refuse_if_incomplete(request, page)


@hooks.register("before_bulk_action")
def gate_bulk_publish(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Refuse publishing many pages at once if one of them is an incomplete translation."""
    if action_type != "publish" or action.models != [Page]:
        return None
    for page in objects:
        response = refuse_if_incomplete(request, page.get_latest_revision_as_object())
        if response:
            return response
    return None


@hooks.register("after_publish_page")
def tell_about_earlier_answers(request: HttpRequest, page: Page) -> None:
    """After a change of the key, say how many answers were given before and stay as they were graded."""
    if not isinstance(page.specific, StepPage):
        return
    count = answers_to_earlier_versions(page.specific)
    if count:
        messages.info(
            request,
            ngettext(
                "%(count)d answer was given to an earlier version of these questions. It stays as it was graded; nobody loses a step.",
                "%(count)d answers were given to earlier versions of these questions. They stay as they were graded; nobody loses a step.",
                count,
            )
            % {"count": count},
        )
