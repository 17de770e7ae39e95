"""Where the index lies: always in the database, and in Elasticsearch as well when there is one."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.conf import settings
from wagtail.search.backends import get_search_backend

from search.backends.wanted import Wanted

logger = logging.getLogger("search")
Value = TypeVar("Value")
CLUSTER = "cluster"


class Engine(Protocol):
    """A backend of Wagtail's search that also gives a bounded number of ids."""

    def add_bulk(self, model: type[Any], obj_list: list[Any]) -> None:
        """Put rows into the index, or replace them."""

    def matching(self, model: type[Any], wanted: Wanted, limit: int) -> list[str]:
        """Ids of rows that match."""

    def beginning(self, model: type[Any], tokens: list[str], limit: int) -> list[str]:
        """Ids of rows whose titles have words with all of these beginnings."""


def database() -> Any:
    """The index in the database."""
    return get_search_backend("default")


def cluster() -> Any | None:
    """The index in Elasticsearch, or None when the portal has none."""
    return get_search_backend(CLUSTER) if CLUSTER in settings.WAGTAILSEARCH_BACKENDS else None


@dataclass(frozen=True)
class Answer(Generic[Value]):
    """What an engine answered; ``is_fallback`` when the database did so in place of Elasticsearch, which the reader is told."""

    value: Value
    is_fallback: bool


def answered(ask: Callable[[Any], Value]) -> Answer[Value]:
    """Let the engine that answers now do something."""
    return Answer(ask(database()), is_fallback=False)
