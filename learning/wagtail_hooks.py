"""Hooks of Wagtail's admin: they fetch, ask the domain and say what it answered."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from learning.admin.course_package_hooks import package_buttons, package_urls
from learning.admin.figures_view import COUNTERS, PEOPLE
from learning.admin.interchange_hooks import interchange_buttons, interchange_urls, log_import
from learning.admin.publishing import ask_before_publishing, tell_about_earlier_answers
from learning.admin.regrade import PERMISSION as REGRADE
from learning.admin.regrade_hooks import regrade_urls, regrades_menu_item
from learning.admin.report_hooks import MENU_ITEMS, report_urls
from learning.domain.publishing.gate import draft_problems, publish_problems
from learning.domain.publishing.rule_checks import unkeepable
from learning.models import StepPage


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """Addresses of the reports on courses, of grading again, of questions as files, and of courses as packages."""
    return [*report_urls(), *regrade_urls(), *interchange_urls(), *package_urls()]


hooks.register("register_page_header_buttons", interchange_buttons)
hooks.register("register_page_header_buttons", package_buttons)
hooks.register("register_log_actions", log_import)


for item in (*MENU_ITEMS, regrades_menu_item):
    hooks.register("register_reports_menu_item", item)


@hooks.register("register_permissions")
def report_permissions() -> QuerySet[Permission, Any]:
    """Let an administrator grant the reports, and grading again, to further groups."""
    names = [permission.split(".")[1] for permission in (COUNTERS, PEOPLE, REGRADE)]
    return Permission.objects.filter(content_type__app_label__in=("mowis_learning", "mowis_accounts"), codename__in=names)


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
    unkept = unkeepable(specific)
    if unkept:
        rows = format_html_join("", "<li>{}</li>", ((problem.message,) for problem in unkept))
        head = _("“%(title)s” was not published. What you wrote is saved as a draft.") % {"title": specific.title}
        messages.error(request, format_html("{}<ul>{}</ul>", head, rows))
        return redirect("wagtailadmin_pages:edit", specific.pk)
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


# After the gates: what may not be published is not asked about.
hooks.register("before_publish_page", ask_before_publishing, order=10)
hooks.register("after_publish_page", tell_about_earlier_answers)
