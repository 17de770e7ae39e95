"""What the translation room registers with Wagtail."""

from django.urls import URLPattern
from wagtail import hooks


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Addresses of the room."""
    return []
