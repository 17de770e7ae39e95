"""Which page a vote is about."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from wagtail.models import Page

from cms.core.pages.places import address_of, any_restrictions, locale_ids

#: The moment of publication of a page that was put in place without being published.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class VotedPage:
    """A page as it stands when somebody votes."""

    key: UUID
    language: str
    path: str
    title: str
    published_at: datetime


def asks_if_helpful(page: Any) -> bool:
    """Whether readers are asked about a page: its type asks, it is live, everybody may read it and it is no mirror of another.

    Args:
        page: a page, with or without the fields of its own type.
    """
    if not page.live or page.alias_of_id or not getattr(page.specific_class, "asks_if_helpful", False):
        return False
    return not (any_restrictions() and page.get_view_restrictions().exists())


def voted_page(key: UUID, language: str) -> VotedPage | None:
    """The page that a form is about, wherever it stands by now; None for one that is gone, was never there or does not ask.

    Args:
        key: its translation key.
        language: the code of its language.
    """
    pages = Page.objects.filter(translation_key=key, locale_id=locale_ids().get(language), live=True, alias_of=None)
    page = pages.first()
    if page is None or not asks_if_helpful(page):
        return None
    _language, path = address_of(page.locale_id, page.url_path)
    return VotedPage(key, language, path, page.title, page.last_published_at or NEVER) if path else None
