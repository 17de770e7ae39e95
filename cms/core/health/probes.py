"""Probes of the parts that every request may need: database, cache, search."""

import uuid

from django.core.cache import cache
from django.db import connection
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from .registry import register_probe


class PartFailedError(RuntimeError):
    """A part answers, but wrongly."""


def probe_database() -> None:
    """Ask the database for one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def probe_cache() -> None:
    """Put something into the cache and take it out again.

    Raises:
        PartFailedError: when it does not come back. A cache that is switched off (``dummycache://``) fails too.
    """
    key, value = f"probe:{uuid.uuid4().hex}", uuid.uuid4().hex
    cache.set(key, value, 10)
    back = cache.get(key)
    cache.delete(key)
    if back != value:
        raise PartFailedError("The cache does not give back what was put into it.")


def probe_search() -> None:
    """Search for a word through the configured backend."""
    list(get_search_backend().search("gotowe", Page)[:1])


def register() -> None:
    """Add the probes; called once when the app is ready."""
    register_probe("database", probe_database)
    register_probe("cache", probe_cache)
    register_probe("search", probe_search)
