"""Addresses and the menu line of grading again."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from cms.core.editing.menu_items import GuardedMenuItem

from .publishing import ConfirmPublishingView
from .regrade import RegradeDoneView, RegradesView, RegradeView, may_regrade


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
    return GuardedMenuItem(_("Grading again"), reverse("learning_regrades"), icon_name="rotate", order=110, may=may_regrade)
