"""What the templates of articles and publications get."""

from typing import Any

from django.http import HttpRequest

from cms.core.pages.bodies import body_html
from cms.core.pages.breadcrumbs import ancestors
from cms.core.pages.contexts import provide_context
from cms.core.pages.places import language_codes
from cms.core.pages.subroutes import View, provide_routes
from cms.news.domain.facts import authors_of, category_of, files_of, related_articles, series_of, tags_of
from cms.news.enums import ArticleKind
from cms.news.models import ArticlePage, NewsIndexPage, PublicationIndexPage, PublicationPage

from .feed_addresses import feed_above
from .feeds import category_feed, list_feed, tag_feed
from .lists import list_context, show_list


def register() -> None:
    """Register the contexts and the addresses below the lists; called once when the app is ready."""
    provide_context(NewsIndexPage, list_context)
    provide_context(PublicationIndexPage, list_context)
    provide_context(ArticlePage, article_context)
    provide_context(PublicationPage, publication_context)
    routes: dict[str, View] = {"": show_list, "feed/": list_feed, "feed/tag/<slug:tag>/": tag_feed}
    provide_routes(NewsIndexPage, {**routes, "feed/category/<slug:category>/": category_feed})
    provide_routes(PublicationIndexPage, routes)


def article_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Authors, category, series, tags and what else to read; the feed of the list above."""
    code = _language(page)
    is_story = page.kind == ArticleKind.STORY
    return {
        "authors": authors_of(page, code),
        "category": category_of(page, code),
        "series": series_of(page, code),
        "tags": tags_of(page, code),
        "related": related_articles(page, code),
        "is_story": is_story,
        # What somebody put on the portal can be reported (DSA, art. 16); what the centre writes has a contact instead.
        "is_reportable": bool(is_story or page.organisation_name or page.submitted_by_id),
        "body_html": body_html(page, request),
        **_above(page),
    }


def publication_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Files and tags; the feed of the list above."""
    code = _language(page)
    return {"files": files_of(page), "tags": tags_of(page, code), "body_html": body_html(page, request), **_above(page)}


def _language(page: Any) -> str:
    return language_codes().get(page.locale_id, "")


def _above(page: Any) -> dict[str, Any]:
    above = ancestors(page)
    return {"list_url": above[-1].url if above else "", "list_title": above[-1].title if above else "", "feed": feed_above(page)}
