"""What stands in a page's head: canonical address, alternates in other languages, structured data, how it looks when shared."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .breadcrumbs import breadcrumbs
from .cards.shared import SharedImage, shared_image
from .places import absolute
from .structured_data import as_script, graph
from .translations import live_addresses

#: Open Graph names a language with a country.
TERRITORIES = {"pl": "pl_PL", "en": "en_GB", "nb": "nb_NO"}
#: schema.org types whose pages are articles for Open Graph too.
ARTICLES = frozenset({"Article", "NewsArticle", "BlogPosting", "Report", "ScholarlyArticle"})


def page_head(page: Any, request: HttpRequest) -> SafeString:
    """Draw the head's part of a published page.

    Args:
        page: a ``BasePage`` that is live.
        request: the request.
    """
    addresses = {code: absolute(path) for code, path in live_addresses(page).items()}
    language = page.locale.language_code
    nodes = graph(page, request)
    return drawn_head(
        here=absolute(breadcrumbs(page)[-1].url),
        places=addresses,
        language=language,
        title=page.seo_title or page.title,
        description=page.shared_text,
        nodes=nodes,
        image=shared_image(page),
        article=article_facts(nodes[-1]),
    )


def drawn_head(
    *,
    here: str,
    places: dict[str, str],
    language: str,
    title: str,
    description: str,
    nodes: list[dict[str, Any]],
    image: SharedImage,
    article: dict[str, Any] | None = None,
) -> SafeString:
    """Draw a head from what is known of a place, be it a page or not.

    Args:
        here: the absolute address.
        places: absolute addresses of the same place by language.
        language: the code of its own.
        title: what it is called when shared.
        description: one or two sentences; may be empty.
        nodes: schema.org.
        image: the picture that stands for it.
        article: of ``article_facts``.
    """
    context = {
        "canonical": here,
        "alternates": list(places.items()),
        "default": places.get(settings.LANGUAGE_CODE, ""),
        "structured_data": as_script(nodes),
        "description": description,
        "title": title,
        "language": _territory(language),
        "other_languages": [_territory(code) for code in places if code != language],
        "site_name": settings.WAGTAIL_SITE_NAME,
        "image": image,
        "article": article,
    }
    return SafeString(render_to_string("components/page_head.html", context))


def article_facts(node: dict[str, Any]) -> dict[str, Any] | None:
    """Dates and authors of an article, as its structured data tell them; None for a page that is none.

    Args:
        node: the page's schema.org node.
    """
    if not ARTICLES & set(_listed(node["@type"])):
        return None
    authors = [author.get("name", "") if isinstance(author, dict) else str(author) for author in _listed(node.get("author", []))]
    return {
        "published": node.get("datePublished", ""),
        "modified": node.get("dateModified", ""),
        "authors": [name for name in authors if name],
    }


def _listed(value: Any) -> Iterable[Any]:
    """Structured data say one thing alone and several in a list."""
    return value if isinstance(value, list) else [value]


def _territory(code: str) -> str:
    return TERRITORIES.get(code, code)
