"""What the feedback room registers with Wagtail."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.core.editing import waiting
from cms.core.editing.menu_items import GuardedMenuItem
from cms.core.editing.views.reports import may_see_reports

from .admin.buttons import opinions_button
from .admin.queue import QueueView
from .admin.report import UsefulnessView
from .admin.rights import VIEW_PERMISSION
from .admin.waiting import opinions

waiting.register("feedback", opinions)
hooks.register("register_page_header_buttons", opinions_button)

#: Views of parts of a listing only look.
LOOKING = ["get", "head", "options"]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Addresses of the queue and of the report."""
    return [
        path("opinions/", QueueView.as_view(), name="feedback_queue"),
        path("opinions/results/", QueueView.as_view(results_only=True, http_method_names=LOOKING), name="feedback_queue_results"),
        path("reports/usefulness/", UsefulnessView.as_view(), name="mowis_usefulness"),
        path("reports/usefulness/results/", UsefulnessView.as_view(results_only=True), name="mowis_usefulness_results"),
    ]


@hooks.register("register_admin_menu_item")
def queue_in_menu() -> MenuItem:
    """The queue."""
    return GuardedMenuItem(QueueView.page_title, reverse("feedback_queue"), icon_name="comment", order=321, may=VIEW_PERMISSION)


@hooks.register("register_reports_menu_item")
def report_in_menu() -> MenuItem:
    """The report."""
    return GuardedMenuItem(UsefulnessView.page_title, reverse("mowis_usefulness"), icon_name="view", order=910, may=may_see_reports)
