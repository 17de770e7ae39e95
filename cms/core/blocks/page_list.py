"""Pages by tag."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from .groups import LINKS
from .same import SameInEveryLanguage
from .sections import SectionBlock

MOST_PAGES = 12


@dataclass(frozen=True)
class ListedPage:
    """A row of the list."""

    title: str
    url: str
    day: date | None


class TagChooserBlock(SameInEveryLanguage, SnippetChooserBlock):
    """Chooses a tag."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("mowis_core.PortalTag", **kwargs)


class PageListBlock(SectionBlock):
    """The newest pages with any of some tags, in the reader's language. New ones join by themselves; archival ones leave."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    tags = blocks.ListBlock(TagChooserBlock(label=_("Tag")), label=_("Tags"), min_num=1, max_num=10)
    limit = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=MOST_PAGES, default=5)

    class Meta:
        icon = "tag"
        group = LINKS
        label = _("Pages by tag")
        label_format = "{title}"
        description = _("The newest pages with some tags. The list keeps itself up to date.")
        template = "blocks/page_list.html"
        preview_template = "blocks/preview/page_list.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add ``pages``."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        parent = parent_context or {}
        context["pages"] = listed_pages(value["tags"], value["limit"], here=parent.get("page"), request=parent.get("request"))
        return context


def listed_pages(tags: Iterable[Any], limit: int | None, *, here: Any, request: Any) -> list[ListedPage]:
    """The rows of a list.

    Args:
        tags: as chosen; None where a tag was deleted.
        limit: how many at most.
        here: the page on which the list stands; it is not listed itself.
        request: for the addresses; may be missing.
    """
    from cms.core.pages.tagged import pages_with_tags

    chosen = [tag for tag in tags if tag is not None]
    if not chosen:
        return []
    most = min(max(limit or 1, 1), MOST_PAGES)
    own = getattr(here, "pk", None)
    found = [page for page in pages_with_tags(chosen, get_language() or "pl", most + 1) if page.pk != own]
    rows = [(page, page.get_url(request)) for page in found[:most]]
    return [ListedPage(page.title, url, page.day) for page, url in rows if url]
