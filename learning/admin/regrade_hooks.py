"""Addresses and the menu line of grading again."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .publishing import ConfirmPublishingView
from .regrade import RegradeDoneView, RegradesView, RegradeView, may_regrade


class RegradesMenuItem(MenuItem):
    """The line for those who may grade again."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may."""
        return may_regrade(request.user)


def regrade_urls() -> list[URLPattern]:
    """Addresses below the admin's own."""
    return [
        path("reports/regrades/", RegradesView.as_view(), name="learning_regrades"),
        path("reports/regrades/question/<int:question_id>/", RegradeView.as_view(), name="learning_regrade"),
        path("reports/regrades/<int:regrade_id>/", RegradeDoneView.as_view(), name="learning_regrade_done"),
        path("pages/<int:page_id>/confirm-publishing/", ConfirmPublishingView.as_view(), name="learning_confirm_publishing"),
    ]


def regrades_menu_item() -> MenuItem:
    """The line under “Reports”."""
    return RegradesMenuItem(_("Grading again"), reverse("learning_regrades"), icon_name="rotate", order=110)
