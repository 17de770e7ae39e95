"""What an import of a course package would change; then it is done as it was shown, or not at all."""

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from cms.core.exchange.package import Package
from cms.core.exchange.problems import PackageError, Problem
from cms.core.exchange.report import KEPT, WAITING, LoadReport
from learning.exchange.archive.preview import OutdatedPreviewError, Preview
from learning.exchange.archive.previewing import import_previewed, preview_of
from learning.exchange.archive.reading import read_archive
from learning.exchange.archive.uploads import find_upload, forget_upload
from learning.exchange.exporting import find_course
from learning.models import CoursePage

from .course_package import SHOWN, PackageView, may_import
from .course_package_rows import page_rows
from .course_package_words import counted, gone_rows, summary


class PreviewView(PackageView, TemplateView):
    """The person's own upload, beside the course as it runs."""

    template_name = "learning/admin/course_package_preview.html"
    page_title = gettext_lazy("What the import would change")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the upload; one that is gone is told."""
        if may_import(request.user, self.index) and find_upload(key=kwargs["upload"], user_id=self.user_id) is None:
            words = _("This file is not kept any more: it was imported, thrown away, or sent more than a day ago. Send it again.")
            messages.warning(request, words)
            return redirect("learning_package_import")
        return super().dispatch(request, *args, **kwargs)

    @property
    def path(self) -> Path:
        """The file; between two looks it may go, which reading it tells."""
        return find_upload(key=self.kwargs["upload"], user_id=self.user_id) or Path(f"{self.kwargs['upload']}.zip")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        return self.shown()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Import as it was shown, or leave."""
        if request.POST.get("action") == "leave":
            forget_upload(key=kwargs["upload"], user_id=self.user_id)
            messages.info(request, _("Nothing was imported. The file that you sent was thrown away."))
            return redirect("wagtailadmin_explore", self.index.pk)
        overwrite = request.POST.get("overwrite") == "on"
        try:
            package = read_archive(self.path)
            self.check_course(package)
            report = import_previewed(package=package, state=request.POST.get("state", ""), overwrite=overwrite)
        except OutdatedPreviewError:
            words = _("The course was changed after you opened this page. Nothing was imported. This is what the import would change now.")
            return self.shown(error=words, overwrite=overwrite)
        except PackageError as error:
            return self.shown(problems=error.problems, overwrite=overwrite)
        forget_upload(key=kwargs["upload"], user_id=self.user_id)
        course = find_course(str(package.pages[0].key))
        self.tell(request, course.title, report)
        return redirect("wagtailadmin_explore", course.pk)

    def check_course(self, package: Package) -> None:
        """A course that stands elsewhere has rights of its own.

        Raises:
            PermissionDenied: when the person may not publish it.
        """
        for course in CoursePage.objects.filter(translation_key=package.pages[0].key, locale=self.index.locale_id):
            if not course.permissions_for_user(self.request.user).can_publish():
                raise PermissionDenied

    def shown(self, *, error: str = "", problems: list[Problem] | None = None, overwrite: bool = False) -> HttpResponse:
        """The page, with what speaks against the import, if anything does."""
        preview: Preview | None = None
        found = list(problems or ())
        try:
            package = read_archive(self.path)
            self.check_course(package)
            preview = preview_of(package)
        except PackageError as caught:
            found = found or caught.problems
        return self.render_to_response(self.get_context_data(preview=preview, error=error, overwrite=overwrite, **self.told(found)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the preview in words."""
        preview: Preview | None = kwargs["preview"]
        words: dict[str, Any] = {"summary": [], "counted": [], "pages": [], "gone": []}
        if preview is not None:
            words = {
                "summary": summary(preview),
                "counted": counted(preview),
                "pages": list(page_rows(preview)),
                "gone": list(gone_rows(preview)),
            }
        return super().get_context_data(**words, **kwargs)

    @staticmethod
    def tell(request: HttpRequest, title: str, report: LoadReport) -> None:
        """Say what happened, and name what was kept or waits."""
        messages.success(request, _("The course “%(title)s” has been imported.") % {"title": title})
        named = [row for row in report.rows if row.outcome in (KEPT, WAITING)]
        if named or report.notes:
            lines = [*(f"[{row.language}] {row.title}: {row.reason}" for row in named), *report.notes]
            rows = format_html_join("", '<li lang="en">{}</li>', ((line,) for line in lines[:SHOWN]))
            messages.warning(request, format_html("{}<ul>{}</ul>", _("Kept as they were, or waiting:"), rows))
