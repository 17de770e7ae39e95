"""Every address that the resolver knows, with a name to know it by and the arguments it takes."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """An address of the resolver. ``name`` is what ``reverse`` calls it, or its route when it has no name."""

    name: str
    route: str
    arguments: tuple[str, ...]
    named: bool


def every_address() -> list[Address]:
    """All addresses, each name once."""
    found: dict[str, Address] = {}
    for address in _walk(get_resolver(), "", ()):
        found.setdefault(address.name, address)
    return list(found.values())


def _walk(resolver: URLResolver, route: str, namespaces: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, here, (*namespaces, entry.namespace) if entry.namespace else namespaces)
        elif isinstance(entry, URLPattern):
            arguments = tuple(entry.pattern.regex.groupindex)
            name = ":".join((*namespaces, entry.name)) if entry.name else here
            yield Address(name, here, arguments, bool(entry.name))
