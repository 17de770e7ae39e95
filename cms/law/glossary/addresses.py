"""Where the glossary stands."""

from dataclasses import dataclass

from wagtail.models import Page

from cms.core import generations
from cms.core.pages.places import PAGES
from cms.core.pages.translations import live_addresses

from .models import GlossaryPage


@dataclass(frozen=True)
class Place:
    """The address of the glossary; ``lang`` is filled when it is in another language than the one asked for."""

    url: str
    lang: str = ""


def glossary_address(language: str) -> Place | None:
    """The glossary in a language, else in Polish; None when the portal has none. Two statements, from the cache afterwards."""
    found = generations.cached(PAGES, "glossary-addresses", _addresses)
    if language in found:
        return Place(found[language])
    # Languages come in the portal's order, so that the first is the source.
    return next((Place(url, code) for code, url in found.items()), None)


def _addresses() -> dict[str, str]:
    # By a subquery and in no order of the database's: SQLite would go through the whole portal to find the few.
    few = Page.objects.filter(pk__in=GlossaryPage.objects.order_by().values("pk"), live=True).order_by()
    pages = sorted(few.only("translation_key"), key=lambda page: page.translation_key)
    return next((found for page in pages if (found := live_addresses(page))), {})
