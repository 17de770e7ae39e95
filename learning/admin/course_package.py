"""The course package in the admin: downloading one, sending one, and who may."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.core.exchange.problems import PackageError, Problem
from learning.domain.keys import is_canonical
from learning.exchange.archive.previewing import preview_of
from learning.exchange.archive.reading import read_archive
from learning.exchange.archive.uploads import LARGEST_UPLOAD, UploadTooLargeError, find_upload, forget_upload, keep_upload
from learning.exchange.archive.writing import archive_of
from learning.exchange.loading import course_index
from learning.models import CourseIndexPage, CoursePage

from .course_package_words import problems_of

#: Problems that a page shows; the number is always of all.
SHOWN = 100


def may_import(user: Any, index: Page) -> bool:
    """Whether a person may import courses: an import adds and publishes below the list of courses."""
    permissions = index.permissions_for_user(user)
    return bool(permissions.can_add_subpage() and permissions.can_publish_subpage())


class DownloadView(View):
    """The package of a course, for those who may edit it: it holds the right answers."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Send the file; a course that cannot be written as one is told, and where to mend it.

        Raises:
            Http404: for a translation; the course in the source language has it.
            PermissionDenied: for those who may not edit the course.
        """
        course = get_object_or_404(CoursePage, pk=page_id)
        if not is_canonical(course):
            raise Http404
        if not course.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        try:
            data = archive_of(course)
        except PackageError as error:
            rows = format_html_join("", '<li lang="en">{}</li>', ((problem,) for problem in error.problems[:SHOWN]))
            head = _("This course cannot be written as a package. Mend these, then try again:")
            messages.error(request, format_html("{}<ul>{}</ul>", head, rows))
            return redirect("wagtailadmin_explore", course.pk)
        response = HttpResponse(data, content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="{course.slug}.zip"'
        return response


class PackageView(WagtailAdminTemplateMixin):
    """What both pages of an import share: who is let in, and the way here."""

    header_icon = "upload"
    request: HttpRequest

    @cached_property
    def index(self) -> CourseIndexPage:
        """The list of courses.

        Raises:
            Http404: when there is none; courses stand below it.
        """
        found = course_index()
        if found is None:
            raise Http404
        return found

    @property
    def user_id(self) -> int:
        """Who asks."""
        return int(str(self.request.user.pk))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may publish below the list of courses.

        Raises:
            PermissionDenied: for everybody else.
        """
        if not may_import(request.user, self.index):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        courses = {"url": reverse("wagtailadmin_explore", args=[self.index.pk]), "label": self.index.get_admin_display_title()}
        above = [] if isinstance(self, SendView) else [{"url": reverse("learning_package_import"), "label": SendView.page_title}]
        return [*self.breadcrumbs_items, courses, *above, {"url": "", "label": self.get_page_title()}]

    @staticmethod
    def told(problems: list[Problem]) -> dict[str, Any]:
        """Problems as the templates take them."""
        return {"problems": problems_of(problems[:SHOWN]), "more": max(0, len(problems) - SHOWN)}


class SendForm(forms.Form):
    """A package."""

    file = forms.FileField(
        label=gettext_lazy("Course package"),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
        help_text=gettext_lazy("A zip file that was downloaded as a course package, here or on another portal."),
    )


class SendView(PackageView, FormView):  # type: ignore[type-arg]  # at this point of start-up it takes none
    """Sending a package. Nothing is imported by this."""

    template_name = "learning/admin/course_package_send.html"
    page_title = gettext_lazy("Import a course from a package")
    form_class = SendForm

    def form_valid(self, form: SendForm) -> HttpResponse:
        """Keep the file and show what it would change; one that cannot be taken is told, and not kept."""
        upload = form.cleaned_data["file"]
        try:
            key = keep_upload(chunks=upload.chunks(), user_id=self.user_id)
        except UploadTooLargeError:
            words = _("The file is larger than %(size)d MB. Whoever runs the portal can import it with import_course.")
            form.add_error("file", words % {"size": LARGEST_UPLOAD // 1_000_000})
            return self.form_invalid(form)
        path = find_upload(key=key, user_id=self.user_id)
        try:
            if path is not None:  # else somebody cleared it within this very second; the next page tells
                preview_of(read_archive(path))
        except PackageError as error:
            forget_upload(key=key, user_id=self.user_id)
            # What the file is called in the store says nothing to a person.
            named = [Problem(upload.name, 0, one.message) if one.file == f"{key}.zip" else one for one in error.problems]
            return self.render_to_response(self.get_context_data(form=form, **self.told(named)))
        return redirect("learning_package_preview", key)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the template asks for in each state, and the limit."""
        return {"problems": [], "more": 0, "largest": LARGEST_UPLOAD // 1_000_000, **super().get_context_data(**kwargs)}
