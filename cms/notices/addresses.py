"""From an address that somebody copied or typed to what stands there."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils import translation

from cms.core.pages.places import absolute, any_restrictions
from cms.core.pages.serving import find_route

from .errors import ForeignAddressError, UnknownAddressError
from .models.notices import MOST_IN_ADDRESS
from .registry import Item, item_of

_SCHEMES = frozenset({"", "http", "https"})
_PAGE = "wagtail_serve"


@dataclass(frozen=True)
class Place:
    """What stands at an address. ``item`` is None for the portal's own pages."""

    path: str
    title: str
    item: Item | None


def place_at(address: str, *, host: str) -> Place:
    """Find what an address of this portal shows.

    Args:
        address: as it was typed: whole, without scheme, or only the path; query and fragment are dropped.
        host: the host by which the portal was reached, which is this portal too.

    Raises:
        ForeignAddressError: when it is another site's.
        UnknownAddressError: when nothing is there.
    """
    path = _path_of(address.strip(), {host.lower(), urlsplit(settings.SITE_URL).netloc.lower()})
    if not path.isprintable() or len(absolute(path)) > MOST_IN_ADDRESS:
        raise UnknownAddressError(path)  # nothing stands there, and the database could not keep it
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        try:
            match = resolve(path)
        except Resolver404:
            raise UnknownAddressError(path) from None
        if match.url_name != _PAGE:
            return Place(path, "", None)
        route = find_route(match.args[0] if match.args else "")
    if route is None:
        raise UnknownAddressError(path)
    # The title goes into mails to whoever reports; of a page that is not for everybody it stays here.
    hidden = any_restrictions() and route.page.get_view_restrictions().exists()
    return Place(path, "" if hidden else route.page.title, item_of(route.page))


def _path_of(address: str, hosts: set[str]) -> str:
    try:
        parts = urlsplit(address if "//" in address or address.startswith("/") else f"//{address}")
    except ValueError:
        raise ForeignAddressError(address) from None
    if parts.scheme.lower() not in _SCHEMES or (parts.netloc and parts.netloc.lower() not in hosts):
        raise ForeignAddressError(address)
    path = unquote(parts.path) or get_script_prefix()
    # People leave the last stroke out; pages have one, files do not.
    return path if path.endswith("/") or "." in path.rpartition("/")[2] else f"{path}/"
