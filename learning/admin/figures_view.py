"""What the pages of course reports have in common."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from cms.core.editing.exporting import SafeExportMixin
from learning.domain.figures.course_figures import Scope

from .report_scope import ScopeForm

#: Sums of courses: editors and coordinators.
COUNTERS = "mowis_learning.view_courseprogress"
#: Who learns what, by name: coordinators.
PEOPLE = "mowis_accounts.view_participant"


class FiguresView(SafeExportMixin, PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A page of numbers with filters, that can be downloaded. It shows numbers, never a person."""

    permission_required = COUNTERS
    header_icon = "form"

    def user_has_permission(self, permission: str) -> bool:
        """Whether the person has the permission, which is of the counters and not of a page type."""
        return bool(self.request.user.has_perm(permission))

    @cached_property
    def form(self) -> ScopeForm:
        """The filters as they were sent."""
        return ScopeForm(self.request.GET)

    @property
    def scope(self) -> Scope:
        """Whose learning is looked at."""
        return self.form.scope

    def rows(self) -> list[Any]:
        """What is downloaded, a row each."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show the page, or give the file."""
        if self.is_export:
            return self.as_spreadsheet(self.rows(), request.GET["export"])
        return super().get(request, *args, **kwargs)

    def trail(self) -> list[dict[str, Any]]:
        """The reports above this one."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, *self.trail(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the filters."""
        return super().get_context_data(form=self.form, is_filtered=self.scope != Scope(), query=self._query(), **kwargs)

    def _query(self) -> str:
        """The filters, for links to other reports of the same people."""
        kept = self.request.GET.copy()
        for name in set(kept) - set(self.form.fields):
            del kept[name]
        return f"?{kept.urlencode()}" if kept else ""


def courses_crumb() -> dict[str, Any]:
    """The list of courses, as a step of the way."""
    return {"url": reverse("learning_course_report"), "label": _("Courses")}
