"""What stands in a page's head: canonical address, alternates in other languages, structured data, text when shared."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .breadcrumbs import breadcrumbs
from .places import absolute
from .structured_data import json_ld
from .translations import live_addresses


def page_head(page: Any, request: HttpRequest) -> SafeString:
    """Draw the head's part of a published page.

    Args:
        page: a ``BasePage`` that is live.
        request: the request.
    """
    addresses = {code: absolute(path) for code, path in live_addresses(page).items()}
    context = {
        "canonical": absolute(breadcrumbs(page)[-1].url),
        "alternates": list(addresses.items()),
        "default": addresses.get("pl", ""),
        "structured_data": json_ld(page, request),
        "description": page.shared_text,
        "title": page.seo_title or page.title,
        "language": page.locale.language_code,
    }
    return render_to_string("components/page_head.html", context)
