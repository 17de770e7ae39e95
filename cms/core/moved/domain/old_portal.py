"""Addresses of the portal before this one: ``/{section}/{id},{type},{slug}.html``, without a language."""

import re
from urllib.parse import unquote, urlsplit

from django.conf import settings

#: Some types have a part of their own, as in ``/start/2911,ma,0,artykul,organizacje.html``.
_OLD = re.compile(r"(?:/[\w.-]+)+/\d+(?:,[\w.-]+){2,}\.html")


def is_old_path(path: str) -> bool:
    """Whether a path is formed as the old portal formed them."""
    return _OLD.fullmatch(path) is not None


def words_of(path: str) -> str:
    """The title that an old address ends with, as words to look for; an empty text for any other address."""
    return path.rpartition(",")[2].removesuffix(".html").replace("_", " ").replace("-", " ").strip() if is_old_path(path) else ""


def old_path(address: str) -> str:
    """The path of an address of the old portal, decoded.

    Args:
        address: a path, or an address with one of the hosts of ``OLD_PORTAL_HOSTS`` or this portal's own.

    Returns:
        The path, or an empty text when this is no address of the old portal.
    """
    host, path = host_and_path(address)
    return path if host in ("", own_host(), *settings.OLD_PORTAL_HOSTS) and is_old_path(path) else ""


def host_and_path(address: str) -> tuple[str, str]:
    """Host (empty for a path) and decoded path of an address; the path is empty when it says more, such as a query."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return "", ""
    if parts.query or parts.fragment or parts.scheme not in ("", "http", "https"):
        return parts.netloc.lower(), ""
    return parts.netloc.lower(), unquote(parts.path)


def own_host() -> str:
    """The host of this portal."""
    return urlsplit(settings.SITE_URL).netloc.lower()
