"""A report for editors and coordinators: how many people take each course, from the kept counters."""

from typing import Any

from django.db.models import Avg, Count, F, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale

from learning.models import CoursePage, CourseStructure

VIEW_PERMISSION = "mowis_learning.view_courseprogress"


class CourseReportView(ReportView):
    """Enrolled, completed and average progress of every course. It shows numbers, never a person."""

    index_url_name = "learning_course_report"
    index_results_url_name = "learning_course_report_results"
    page_title = _("Courses: who takes them")
    header_icon = "form"
    permission_required = VIEW_PERMISSION
    list_export = ("course", "version", "enrolled", "completed", "average")
    export_headings = {
        "course": _("Course"),
        "version": _("Edition"),
        "enrolled": _("Enrolled"),
        "completed": _("Completed"),
        "average": _("Average progress in percent"),
    }
    columns = (
        Column("course", label=_("Course")),
        Column("version", label=_("Edition")),
        Column("enrolled", label=_("Enrolled")),
        Column("completed", label=_("Completed")),
        Column("average", label=_("Average progress in percent")),
    )

    def user_has_permission(self, permission: str) -> bool:
        """Whether the person has the permission, which is of the counters and not of a page type."""
        return bool(self.request.user.has_perm(permission))

    def get_base_queryset(self) -> QuerySet[CourseStructure, Any]:
        """The current edition of each course with its numbers, in one statement."""
        everybody = "progress"
        return (
            CourseStructure.objects.filter(is_current=True)
            .annotate(
                enrolled=Count(everybody),
                completed=Count(everybody, filter=Q(progress__completed_at__isnull=False)),
                average=Avg(100 * F("progress__done") / F("progress__total"), filter=Q(progress__total__gt=0)),
            )
            .order_by("-enrolled", "pk")
        )

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Give each row its course's title."""
        rows = list(object_list)
        keys = [row.course_key for row in rows]
        pages = CoursePage.objects.filter(translation_key__in=keys, locale=Locale.get_default()).values_list("translation_key", "title")
        titles = dict(pages)
        for row in rows:
            row.course = titles.get(row.course_key, _("a course that is gone"))
            row.average = round(row.average or 0)
        return rows
