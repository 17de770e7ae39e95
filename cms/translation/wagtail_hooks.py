"""What the translation room registers with Wagtail."""

from django.urls import URLPattern
from wagtail import hooks

from .admin.term_report import URLS as TERM_URLS
from .admin.term_report import report_item
from .admin.term_viewset import TermViewSet


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Addresses of the room."""
    return [*TERM_URLS]


@hooks.register("register_admin_viewset")
def glossary() -> TermViewSet:
    """The approved terms."""
    return TermViewSet()


hooks.register("register_reports_menu_item", report_item)
