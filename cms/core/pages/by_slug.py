"""Pages that the portal itself leads to – privacy, terms, contacts – known by the slug of their Polish original."""

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page

from cms.core import generations

from .places import PAGES
from .translations import live_addresses


def address_by_slug(slug: str) -> str:
    """The address of a page in the language of the reader, in Polish where it is not translated; empty while there is no such page.

    Args:
        slug: of the Polish original, because editors may name the page as they like in other languages.
    """
    addresses: dict[str, str] = generations.cached(PAGES, f"page-by-slug:{slug}", lambda: _addresses(slug))
    return addresses.get(get_language() or settings.LANGUAGE_CODE) or addresses.get(settings.LANGUAGE_CODE, "")


def _addresses(slug: str) -> dict[str, str]:
    pages = Page.objects.live().filter(slug=slug, locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    page = pages.order_by("depth", "path").first()
    return dict(live_addresses(page)) if page is not None else {}
