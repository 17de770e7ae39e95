"""Writing a list as an Atom feed (RFC 4287)."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone, translation
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from cms.core.context_processors import default_entity
from cms.core.pages.places import absolute, address_of, language_codes
from cms.news.domain.facets import NEWS, Listing
from cms.news.domain.filters import Filters
from cms.news.domain.listing import newest
from cms.news.models import Author, Category
from cms.news.models.terms import terms

#: The date of RFC 4151 by which the portal's name was its own; part of every id, so it never changes.
TAG_DATE = "2026"


#: Signs that XML cannot hold; a word processor's soft line end is one, and titles may carry it along.
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: Any) -> str:
    """A text without what XML cannot hold: one such sign would cost every reader the whole feed."""
    return _NOT_IN_XML.sub(" ", str(text))


class PortalFeed(Atom1Feed):
    """Atom with several authors and with names of categories."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Add the authors and categories that the standard writer has no place for."""
        super().add_item_elements(handler, item)
        for name in item["author_names"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", xml_text(name))
            handler.endElement("author")
        for term, label in item["terms"]:
            handler.addQuickElement("category", "", {"term": xml_text(term), "label": xml_text(label)})


def entry_id(code: str, key: Any) -> str:
    """The id of an entry: the same for as long as the portal has its name, whatever becomes of title and address."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{TAG_DATE}:{code}/{key}"


def write_feed(index: Any, listing: Listing, filters: Filters, path: str) -> str:
    """Write the newest entries of a list.

    Args:
        index: the list's page.
        listing: what it lists.
        filters: how it is narrowed; archival entries are never in a feed.
        path: the feed's own address.
    """
    code = language_codes().get(index.locale_id, settings.LANGUAGE_CODE)
    with translation.override(code):
        entity = default_entity()
        pages = list(_pages(index, listing, filters))
        labels = [facet.labels(code)[value].text if facet.labels else value for facet, value in _chosen(listing, filters)]
        list_url = address_of(index.locale_id, index.url_path)[1]
        feed = PortalFeed(
            title=xml_text(" – ".join([index.title, *labels])),
            link=absolute(filters.address(list_url)),
            description="",
            subtitle=xml_text(index.summary) or None,
            language=code,
            author_name=xml_text(entity.name if entity else settings.WAGTAIL_SITE_NAME),
            feed_url=absolute(path),
            feed_guid=entry_id(code, f"{index.translation_key}/{filters.query()}" if filters.chosen else index.translation_key),
        )
        for page in pages:
            _add(feed, page, listing, code)
        latest = [page.last_published_at for page in pages if page.last_published_at]
        feed.latest_post_date = lambda: max(latest, default=index.last_published_at or datetime(2026, 1, 1, tzinfo=UTC))  # type: ignore[method-assign]
        return feed.writeString("utf-8")


def _chosen(listing: Listing, filters: Filters) -> Iterable[tuple[Any, str]]:
    facets = {facet.name: facet for facet in listing.facets}
    return [(facets[name], value) for name, value in filters.chosen]


def _pages(index: Any, listing: Listing, filters: Filters) -> Any:
    pages = newest(listing, index, filters).defer("body").prefetch_related("tagged_items__tag")
    return pages.prefetch_related("article_authors") if listing is NEWS else pages


def _add(feed: PortalFeed, page: Any, listing: Listing, code: str) -> None:
    tags = sorted({item.tag.slug: item.tag.title(code) for item in page.tagged_items.all()}.items())
    if listing is NEWS:
        people = terms(Author, code)
        names = [str(author.name) for author in (people.of(row.author_id) for row in page.article_authors.all()) if author]
        names += [page.organisation_name] if page.organisation_name else []
        category = terms(Category, code).of(page.category_id)
        tags = [*([(category.slug, str(category.name))] if category else []), *tags]
        written = datetime.combine(page.published_on, datetime.min.time(), timezone.get_default_timezone())
    else:
        names = [name.strip() for name in page.author_names.split(",") if name.strip()]
        tags = [(page.kind, str(page.get_kind_display())), *tags]
        written = page.first_published_at or page.last_published_at
    feed.add_item(
        title=xml_text(page.title),
        link=absolute(address_of(page.locale_id, page.url_path)[1]),
        description=xml_text(page.summary) or _("Read on the portal."),
        unique_id=entry_id(code, page.translation_key),
        pubdate=written,
        updateddate=page.last_published_at or written,
        author_names=names,
        terms=tags,
    )
