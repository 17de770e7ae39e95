"""Addresses of the course package, and its lines in the menus of a course and of the list of courses."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.menus.pages import PageMenuItem

from learning.domain.keys import is_canonical
from learning.models import CourseIndexPage, CoursePage

from .course_package import DownloadView, SendView, may_import
from .course_package_preview import PreviewView


class DownloadButton(PageMenuItem):
    """Leads to the package of a course."""

    label = _("Download as a package")
    icon_name = "download"
    url_name = "learning_package_download"

    def is_shown(self, user: Any) -> bool:
        """For courses in the source language that the person may edit."""
        # The type is asked before anything that costs a query: lists ask for each of their pages.
        page = self.page
        return page.specific_class is CoursePage and is_canonical(page) and page.permissions_for_user(user).can_edit()


class ImportButton(PageMenuItem):
    """Leads to the form that takes a package."""

    label = _("Import a course from a package")
    icon_name = "upload"

    @cached_property
    def url(self) -> str:
        """The form is one for the portal."""
        return reverse("learning_package_import")

    def is_shown(self, user: Any) -> bool:
        """On the list of courses in the source language, for those who may publish below it."""
        page = self.page
        return page.specific_class is CourseIndexPage and is_canonical(page) and may_import(user, page)


def package_buttons(page: Any, user: Any, next_url: str | None = None, **_unused: Any) -> list[PageMenuItem]:
    """Both; each decides for itself whether it is shown."""
    return [DownloadButton(page=page, priority=47), ImportButton(page=page, priority=48)]


def package_urls() -> list[URLPattern]:
    """Addresses below the admin's own."""
    return [
        path("pages/<int:page_id>/course-package/", DownloadView.as_view(), name="learning_package_download"),
        path("course-packages/import/", SendView.as_view(), name="learning_package_import"),
        path("course-packages/<uuid:upload>/", PreviewView.as_view(), name="learning_package_preview"),
    ]
