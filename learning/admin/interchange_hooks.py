"""Addresses of importing and exporting questions, their lines in a step's menu and in the log."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.menus.pages import PageMenuItem

from learning.domain.keys import is_canonical
from learning.exchange.interchange.steps import IMPORTED
from learning.models import StepPage

from .interchange import ExportQuestionsView, ImportQuestionsView, may_exchange


def interchange_urls() -> list[URLPattern]:
    """Addresses below the admin's own."""
    return [
        path("pages/<int:page_id>/import-questions/", ImportQuestionsView.as_view(), name="learning_import_questions"),
        path("pages/<int:page_id>/export-questions/", ExportQuestionsView.as_view(), name="learning_export_questions"),
    ]


class ImportQuestionsButton(PageMenuItem):
    """Leads to the import."""

    label = _("Import questions")
    icon_name = "upload"
    url_name = "learning_import_questions"
    #: Whether the step is changed there.
    changes = True

    def is_shown(self, user: Any) -> bool:
        """For steps in the source language that the person may edit."""
        # The type is asked before anything that costs a query: lists ask for each of their pages.
        page = self.page
        return page.specific_class is StepPage and is_canonical(page) and may_exchange(page, user, changes=self.changes)


class ExportQuestionsButton(ImportQuestionsButton):
    """Leads to the export."""

    label = _("Export questions")
    icon_name = "download"
    url_name = "learning_export_questions"
    changes = False


def interchange_buttons(page: Any, user: Any, next_url: str | None = None, **_unused: Any) -> list[PageMenuItem]:
    """Both; each decides for itself whether it is shown."""
    return [
        ImportQuestionsButton(page=page, next_url=next_url, priority=47),
        ExportQuestionsButton(page=page, next_url=next_url, priority=48),
    ]


def log_import(actions: Any) -> None:
    """Name what an import writes into the log."""
    actions.register_action(IMPORTED, _("Import questions"), _("Questions imported into the draft"))
