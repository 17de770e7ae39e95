"""Where the index lies: always in the database, and in Elasticsearch as well when there is one; and which of them answers now."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.conf import settings
from wagtail.search.backends import get_search_backend

from search.backends.wanted import Wanted
from search.errors import ClusterError, RefusedError

from .breaker import Breaker

logger = logging.getLogger("search")
Value = TypeVar("Value")
CLUSTER = "cluster"
#: Elasticsearch that has failed is left alone for so long (seconds).
breaker = Breaker(10)


class Engine(Protocol):
    """A backend of Wagtail's search that also gives a bounded number of ids."""

    def add_bulk(self, model: type[Any], obj_list: list[Any]) -> None:
        """Put rows into the index, or replace them."""

    def matching(self, model: type[Any], wanted: Wanted, limit: int) -> list[str]:
        """Ids of rows that match."""

    def beginning(self, model: type[Any], tokens: list[str], limit: int) -> list[str]:
        """Ids of rows whose titles have words with all of these beginnings."""


@dataclass(frozen=True)
class Answer(Generic[Value]):
    """What an engine answered; ``is_fallback`` when the database did so in place of Elasticsearch, which the reader is told."""

    value: Value
    is_fallback: bool


def database() -> Engine:
    """The index in the database."""
    engine: Engine = get_search_backend("default")
    return engine


def cluster() -> Any | None:
    """The index in Elasticsearch, or None when the portal has none."""
    return get_search_backend(CLUSTER) if CLUSTER in settings.WAGTAILSEARCH_BACKENDS else None


def answered(ask: Callable[[Any], Value]) -> Answer[Value]:
    """Let the engine that answers now do something: Elasticsearch when there is one and it answers, else the database.

    Args:
        ask: puts one or several questions to the engine that it is given; may be called twice.
    """
    engine = cluster()
    if engine is None:
        return Answer(ask(database()), is_fallback=False)
    try:
        return Answer(told(ask), is_fallback=False)
    except ClusterError:
        return Answer(ask(database()), is_fallback=True)


def told(tell: Callable[[Any], Value]) -> Value:
    """Let Elasticsearch do something, unless it has just failed.

    Args:
        tell: speaks with the engine that it is given.

    Raises:
        ClusterError: when there is none, when it is away, or when it was a moment ago.
    """
    engine = cluster()
    if engine is None:
        raise ClusterError("The portal has no Elasticsearch.")
    if not breaker.may_ask():
        raise ClusterError("Elasticsearch has just failed and is not asked again yet.")
    try:
        value = tell(engine)
    except RefusedError:
        breaker.answered()
        raise
    except ClusterError as error:
        if breaker.failed():
            logger.warning("Elasticsearch does not answer, the database does so instead: %s", error)
        raise
    breaker.answered()
    return value
