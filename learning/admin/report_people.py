"""Reports on people: organisations as sums, and learners with an account, for those who may know them."""

from itertools import product
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from cms.core.editing.exporting import SafeExportMixin
from learning.domain.figures.people_figures import SMALLEST, learners, organisations, too_small
from learning.models import CoursePage

from .figures_view import COUNTERS, PEOPLE
from .report_scope import ScopeFilterSet


class PeopleReportView(SafeExportMixin, ReportView):
    """A report with pages of rows, each about a course."""

    default_ordering = None

    def user_has_permission(self, permission: str) -> bool:
        """Whether the person has the permission, which is of no page type."""
        return bool(self.request.user.has_perm(permission))

    def titles(self, keys: set[UUID]) -> dict[UUID, str]:
        """Titles of courses in the source language."""
        pages = CoursePage.objects.filter(translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE)
        return dict(pages.values_list("translation_key", "title"))


class OrganisationReportView(PeopleReportView):
    """Sums of people in groups who agreed to be seen. It shows numbers, never a person."""

    index_url_name = "learning_organisation_report"
    index_results_url_name = "learning_organisation_report_results"
    results_template_name = "learning/admin/report_organisations_results.html"
    page_title = _("Organisations: how their people get on")
    header_icon = "group"
    permission_required = COUNTERS
    export_filename = "organisations"
    list_export = ("organisation", "course", "people", "enrolled", "completed")
    export_headings = {
        "organisation": _("Organisation"),
        "course": _("Course"),
        "people": _("People in groups"),
        "enrolled": _("Enrolled"),
        "completed": _("Completed"),
    }
    columns = tuple(Column(name, label=label) for name, label in export_headings.items())

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        """Organisations that are large enough."""
        return organisations()

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Give each row its course's title. The table holds the same rows already."""
        titles = self.titles({row["course_key"] for row in object_list})
        for row in object_list:
            row["course"] = titles.get(row["course_key"], str(_("a course that is gone")))
        return object_list

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add how small an organisation may be, and how many are smaller."""
        return super().get_context_data(*args, smallest=SMALLEST, too_small=too_small(), **kwargs)


class LearnerReportView(PeopleReportView):
    """People with an account: what they take and how far they came. No answers, no notes, nobody without an account."""

    index_url_name = "learning_learner_report"
    index_results_url_name = "learning_learner_report_results"
    results_template_name = "learning/admin/report_learners_results.html"
    filterset_class = ScopeFilterSet
    page_title = _("Learners")
    header_icon = "user"
    permission_required = PEOPLE
    is_searchable = True
    export_filename = "learners"
    list_export = ("name", "course", "percent", "completed_at", "last_activity_at", "enrolled_at")
    export_headings = {
        "name": _("Name"),
        "course": _("Course"),
        "percent": _("Progress in percent"),
        "completed_at": _("Completed"),
        "last_activity_at": _("Last activity"),
        "enrolled_at": _("Enrolled on"),
    }
    columns = (
        Column("name", label=_("Name")),
        Column("course", label=_("Course")),
        Column("percent", label=_("Progress in percent")),
        DateColumn("completed_at", label=_("Completed")),
        DateColumn("last_activity_at", label=_("Last activity")),
        DateColumn("enrolled_at", label=_("Enrolled on")),
    )

    @cached_property
    def words(self) -> list[str]:
        """What is looked for."""
        return self.search_query.split()

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        """Enrolments of people with an account."""
        return learners()

    @cached_property
    def active_filters(self) -> list[Any]:
        """Filters that are applied: none of them where one has a fault, for then all are left out."""
        return super().active_filters if self.filters.is_valid() else []

    def search_queryset(self, queryset: Any) -> Any:
        """Keep people whose name or e-mail has every word."""
        for word in self.words:
            found = Q()
            # SQLite knows capitals of plain Latin letters only, so „żak” is looked for as „Żak” too.
            for spelled, name in product({word, word.lower(), word.capitalize()}, ("first_name", "last_name", "email")):
                found |= Q(**{f"participant__user__{name}__icontains": spelled})
            queryset = queryset.filter(found)
        return queryset

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """Give each row the person's name and the course's title."""
        rows = list(object_list)
        titles = self.titles({row.course_key for row in rows})
        for row in rows:
            row.name = str(row.participant.user)
            row.course = titles.get(row.course_key, str(_("a course that is gone")))
        return rows
