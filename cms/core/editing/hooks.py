"""What the editors' tools register with Wagtail."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from . import counters
from .buttons import archive_buttons
from .checker import use_our_checker
from .domain.archive import ARCHIVED, RESTORED
from .menu_items import GuardedMenuItem
from .views.archive import ArchiveView, RestoreView
from .views.reports import REPORTS, RowsReportView, may_see_reports
from .waiting import waiting_for

hooks.register("register_page_header_buttons", archive_buttons)
hooks.register("register_page_listing_more_buttons", archive_buttons)
hooks.register("construct_wagtail_userbar", use_our_checker)
counters.register()

#: Before Wagtail's own panels: what waits is read first.
FIRST = 50
#: Behind Wagtail's own reports in the menu.
AFTER_WAGTAILS = 900


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Addresses of the archive's forms and of the reports."""
    found = [
        path("pages/<int:page_id>/archive/", ArchiveView.as_view(), name="mowis_archive_page"),
        path("pages/<int:page_id>/take-out-of-archive/", RestoreView.as_view(), name="mowis_restore_page"),
    ]
    for view in REPORTS:
        word = view.index_url_name.removeprefix("mowis_").replace("_", "-")
        found.append(path(f"reports/{word}/", view.as_view(), name=view.index_url_name))
        found.append(path(f"reports/{word}/results/", view.as_view(results_only=True), name=view.index_results_url_name))
    return found


def _in_menu(view: type[RowsReportView], order: int) -> None:
    def item() -> MenuItem:
        return GuardedMenuItem(view.page_title, reverse(view.index_url_name), icon_name=view.header_icon, order=order, may=may_see_reports)

    hooks.register("register_reports_menu_item", item)


for number, report in enumerate(REPORTS):
    _in_menu(report, AFTER_WAGTAILS + number)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what the archive writes into the log."""
    actions.register_action(ARCHIVED, _("Archive"), _("Put into the archive"))
    actions.register_action(RESTORED, _("Take out of the archive"), _("Taken out of the archive"))


class WaitingPanel(Component):
    """What waits for the person, on the admin's front page."""

    name = "mowis_waiting"
    template_name = "wagtailadmin/editing/waiting.html"
    order = FIRST

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Count."""
        return {"rows": waiting_for(parent_context["request"].user)}


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Component]) -> None:
    """Put the list before Wagtail's own."""
    panels.append(WaitingPanel())


@hooks.register("insert_global_admin_css")
def our_colours() -> SafeString:
    """Colours and sizes of the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
