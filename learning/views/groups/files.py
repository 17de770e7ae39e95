"""The coordinator's table as a file: what stands on the page, and nothing more."""

from typing import Any
from uuid import UUID

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from cms.core.editing.exporting import SafeExportMixin
from learning.domain.groups.standing import Seen, led_group, member_rows
from learning.enums import GroupState
from learning.errors import GroupNotFoundError

from .courses import taken_courses
from .parts import person


@method_decorator(never_cache, name="dispatch")
class GroupFile(LoginRequiredMixin, SafeExportMixin, View):
    """CSV or XLSX, a line a member, four columns a course."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, group_id: UUID, kind: str) -> HttpResponseBase:
        """Give the file.

        Raises:
            Http404: when the person coordinates no such group, or there is no such kind of file.
        """
        try:
            group = led_group(coordinator=person(request), group_id=group_id)
        except GroupNotFoundError:
            raise Http404 from None
        if kind not in self.FORMATS:
            raise Http404
        courses = taken_courses(group)
        self.export_headings = {"name": _("Name and surname")}
        for number, course in enumerate(courses):
            words = {"state": _("how far"), "done": _("steps done"), "total": _("steps"), "day": _("completed on")}
            self.export_headings |= {f"{name}-{number}": f"{course.title}: {word}" for name, word in words.items()}
        self.list_export = list(self.export_headings)
        self.export_filename = "group"
        rows = member_rows(group=group, course_keys=[course.key for course in courses])
        table = [{"name": row.member.name} | _cells(row.seen) for row in rows]
        response: HttpResponseBase = self.as_spreadsheet(table, kind)
        return response


def _cells(seen: list[Seen]) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for number, one in enumerate(seen):
        told = one.state != GroupState.NO_CONSENT
        cells |= {
            f"state-{number}": str(one.state.label),
            f"done-{number}": one.done if told else None,
            f"total-{number}": one.total if told and one.total else None,
            f"day-{number}": one.completed_at.date() if one.completed_at else None,
        }
    return cells


table = GroupFile.as_view()
