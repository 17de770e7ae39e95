"""Links to other pages of the portal."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from cms.core.pages.places import unrestricted

from .groups import LINKS
from .sections import SectionBlock


@dataclass(frozen=True)
class PageLink:
    """A link; ``lang`` is filled when the page is in another language than the reader's."""

    title: str
    url: str
    lang: str


def page_links(pages: list[Page | None], *, language: str, request: HttpRequest | None) -> list[PageLink]:
    """Turn chosen pages into links; what ``paired_links`` has no link for is left out."""
    return [link for link in paired_links(pages, language=language, request=request) if link]


def paired_links(pages: list[Page | None], *, language: str, request: HttpRequest | None) -> list[PageLink | None]:
    """Find the link of each chosen page, in one query for all of them.

    Args:
        pages: Pages as chosen, in any language; ``None`` where a page was deleted.
        language: The reader's language: a translation into it is taken where there is one.
        request: For the addresses; may be missing.

    Returns:
        A link for each page, in the same order; ``None`` for one that is deleted, unpublished or restricted.
    """
    chosen = [page for page in pages if page is not None]
    if not chosen:
        return [None] * len(pages)
    same_page = Q(pk__in=[page.pk for page in chosen])
    same_text = Q(translation_key__in=[page.translation_key for page in chosen], locale__language_code=language)
    found = list(unrestricted(Page.objects.live()).filter(same_page | same_text).select_related("locale"))
    by_key = {page.translation_key: page for page in found if page.locale.language_code == language}
    by_pk = {page.pk: page for page in found}
    targets = [page and (by_key.get(page.translation_key) or by_pk.get(page.pk)) for page in pages]
    return [_link(target, language, request) if target else None for target in targets]


def _link(target: Page, language: str, request: HttpRequest | None) -> PageLink | None:
    url = target.get_url(request)
    code = target.locale.language_code
    return PageLink(title=target.title, url=url, lang="" if code == language else code) if url else None


class RelatedPagesBlock(SectionBlock):
    """Pages to read next."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    items = blocks.ListBlock(blocks.PageChooserBlock(label=_("Page")), label=_("Pages"), min_num=1)

    class Meta:
        icon = "link"
        group = LINKS
        label = _("Related pages")
        label_format = "{title}"
        description = _("Links to other pages of the portal, each in the reader's language where it exists.")
        template = "blocks/related_pages.html"

    def get_preview_value(self) -> Any:
        """Show the first pages of the portal."""
        pages = Page.objects.live().filter(depth__gt=1).order_by("path")[:2]
        return self.normalize({"title": __("See also"), "items": list(pages)})

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Add ``links``."""
        context = super().get_context(value, parent_context=parent_context)
        context["links"] = page_links(list(value["items"]), language=get_language() or "pl", request=(parent_context or {}).get("request"))
        return context
