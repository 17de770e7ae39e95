"""What the translation room registers with Wagtail."""

from django.urls import URLPattern
from wagtail import hooks

from .admin import catalogues
from .admin.catalogues_faults import faults_menu_item

hooks.register("register_reports_menu_item", faults_menu_item)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Addresses of the room."""
    return [
        *catalogues.URLS,
    ]
