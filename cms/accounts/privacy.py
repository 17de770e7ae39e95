"""Where the privacy page and the terms are, in the language of the reader."""

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page

from cms.core import generations
from cms.core.pages.places import PAGES
from cms.core.pages.translations import live_addresses


def privacy_url() -> str:
    """Return the address of the privacy page, in Polish where it is not translated; empty while there is no such page.

    The page is known by the slug of its Polish original (``PRIVACY_SLUG``), because editors may name it as they like in
    other languages.
    """
    return _address_of(settings.PRIVACY_SLUG)


def terms_url() -> str:
    """Return the address of the terms of the portal (regulamin), known in the same way by ``TERMS_SLUG``; empty while there are none."""
    return _address_of(settings.TERMS_SLUG)


def _address_of(slug: str) -> str:
    addresses: dict[str, str] = generations.cached(PAGES, f"page-by-slug:{slug}", lambda: _addresses(slug))
    return addresses.get(get_language() or settings.LANGUAGE_CODE) or addresses.get(settings.LANGUAGE_CODE, "")


def _addresses(slug: str) -> dict[str, str]:
    pages = Page.objects.live().filter(slug=slug, locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    page = pages.order_by("depth", "path").first()
    return dict(live_addresses(page)) if page is not None else {}
