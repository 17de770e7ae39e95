"""What the translation room registers with Wagtail."""

from django.urls import URLPattern
from wagtail import hooks

from cms.translation.admin import in_context


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Addresses of the room."""
    return [*in_context.URLS]
