"""Groups for staff: which there are, and giving one another coordinator. Nobody's progress is shown here."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, F, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from cms.accounts.models import User
from learning.domain.groups.keeping import appoint_coordinator
from learning.errors import GroupEndedError, GroupNotFoundError
from learning.models import LearningGroup

from .figures_view import PEOPLE
from .report_people import PeopleReportView


class GroupListView(PeopleReportView):
    """Every group with who coordinates it and how many are in it."""

    index_url_name = "learning_group_report"
    index_results_url_name = "learning_group_report_results"
    page_title = gettext_lazy("Groups that learn together")
    header_icon = "group"
    permission_required = PEOPLE
    export_filename = "groups"
    list_export = ("name", "organisation", "coordinator", "people", "created_at", "closed_at")
    export_headings = {
        "name": gettext_lazy("Group"),
        "organisation": gettext_lazy("Organisation"),
        "coordinator": gettext_lazy("Coordinator"),
        "people": gettext_lazy("People in groups"),
        "created_at": gettext_lazy("Made on"),
        "closed_at": gettext_lazy("Closed on"),
    }
    columns = (
        TitleColumn("name", label=export_headings["name"], url_name="learning_group_appoint"),
        Column("organisation", label=export_headings["organisation"]),
        Column("coordinator", label=export_headings["coordinator"]),
        Column("people", label=export_headings["people"]),
        DateColumn("created_at", label=export_headings["created_at"]),
        DateColumn("closed_at", label=export_headings["closed_at"]),
    )

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        """Open groups first, the newest on top."""
        rows = LearningGroup.objects.select_related("coordinator").annotate(people=Count("members"))
        return rows.order_by(F("closed_at").asc(nulls_first=True), "-created_at", "pk")


class CoordinatorForm(forms.Form):
    """Who coordinates from now on."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail of the new coordinator"),
        help_text=gettext_lazy("Of an account on the portal. Members will read the name."),
    )

    def clean_email(self) -> User:
        """Find the account.

        Raises:
            ValidationError: when there is none that is active.
        """
        user = User.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("There is no active account with this e-mail. Ask the person to make one first."))
        return user


class AppointView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]  # takes none at start-up
    """One group, and the form for another coordinator."""

    permission_required = PEOPLE
    template_name = "learning/admin/group_appoint.html"
    header_icon = "group"
    form_class = CoordinatorForm

    def user_has_permission(self, permission: str) -> bool:
        """Whether the person has the permission, which is of no page type."""
        return bool(self.request.user.has_perm(permission))

    @cached_property
    def group(self) -> LearningGroup:
        """The group of the address."""
        return get_object_or_404(LearningGroup.objects.select_related("coordinator"), pk=self.kwargs["group_id"])

    def get_page_title(self) -> str:
        """The group's name."""
        return self.group.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        above = {"url": reverse("learning_group_report"), "label": GroupListView.page_title}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the group."""
        return super().get_context_data(group=self.group, **kwargs)

    def form_valid(self, form: CoordinatorForm) -> HttpResponse:
        """Appoint, and say so."""
        user = form.cleaned_data["email"]
        try:
            appoint_coordinator(group_id=self.group.pk, coordinator=user)
        except (GroupNotFoundError, GroupEndedError):
            return redirect("learning_group_appoint", self.group.pk)  # which then says so
        messages.success(self.request, _("%(person)s coordinates “%(group)s” now.") % {"person": user, "group": self.group.name})
        return redirect("learning_group_report")
