"""What search engines read about a page: schema.org as JSON-LD. It never carries an answer."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from .breadcrumbs import Crumb, breadcrumbs
from .cards.shared import shared_image
from .places import absolute, language_codes
from .publication_record import publication_record

CONTEXT = "https://schema.org"
#: As Django's ``json_script`` does; the JSON stays the same JSON, and no text of a page can end the block.
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def json_ld(page: Any, request: HttpRequest | None = None) -> SafeString:
    """The data block of a page, as a ``<script>`` that runs nothing and that ``default-src 'self'`` therefore lets be.

    Args:
        page: a ``BasePage``. Its own type's part comes from a method ``structured_data(request) -> dict``, if it has one.
        request: the request.

    Returns:
        HTML with ``<``, ``>`` and ``&`` escaped.
    """
    return as_script(graph(page, request))


def as_script(nodes: list[dict[str, Any]]) -> SafeString:
    """Nodes as a data block with ``<``, ``>`` and ``&`` escaped."""
    text = json.dumps({"@context": CONTEXT, "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    # Escaped on this very line; format_html would escape the quotes of the JSON.
    return mark_safe(f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>')  # noqa: S308 - escaped on this line


def graph(page: Any, request: HttpRequest | None = None) -> list[dict[str, Any]]:
    """The nodes: the way to the page, and the page itself."""
    crumbs = breadcrumbs(page)
    return [trail(crumbs), describe(page, absolute(crumbs[-1].url) if crumbs[-1].url else "", request)]


def trail(crumbs: list[Crumb]) -> dict[str, Any]:
    """The way to a page or a view as a node; places without an address are left out."""
    items = [
        {"@type": "ListItem", "position": number, "name": crumb.title, "item": absolute(crumb.url)}
        for number, crumb in enumerate(crumbs, start=1)
        if crumb.url
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def describe(page: Any, url: str, request: HttpRequest | None = None) -> dict[str, Any]:
    """The page as a thing of its type, with what its room adds; what is empty is left out."""
    published, changed = page.first_published_at, page.last_published_at
    publisher = publication_record(page).entity or settings.WAGTAIL_SITE_NAME
    node: dict[str, Any] = {
        "@type": page.schema_type,
        "name": page.title,
        "description": page.shared_text,
        "url": url,
        "inLanguage": language_codes().get(page.locale_id, ""),
        "image": shared_image(page).url,
        "author": {"@type": "Person", "name": page.responsible_person} if page.responsible_person else None,
        "datePublished": published.isoformat() if published else "",
        "dateModified": changed.isoformat() if changed else "",
        "publisher": {"@type": "Organization", "name": publisher, "url": absolute("/")},
    }
    own = getattr(page, "structured_data", None)
    if own is not None:
        node |= own(request)
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}
