"""Fixtures of the tests that speak with a cluster, or that find it away."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cms.core.findable import registry
from search.backends import elasticsearch
from search.domain import engines
from tests.search.things import Things, cluster_at, nobody_listens

Cluster = Callable[..., Any]


@pytest.fixture
def cluster(settings: Any) -> Iterator[Cluster]:
    """``cluster(url, …)`` puts a cluster into the settings and gives its backend; connections are closed afterwards."""

    def use(url: str, **more: Any) -> Any:
        settings.WAGTAILSEARCH_BACKENDS = {**settings.WAGTAILSEARCH_BACKENDS, "cluster": cluster_at(url, **more)}
        engines.breaker.answered()
        return engines.cluster()

    before = dict(elasticsearch._backends)
    yield use
    for name in elasticsearch._backends.keys() - before.keys():
        elasticsearch._backends.pop(name).es.close()
    engines.breaker.answered()


@pytest.fixture
def es(cluster: Cluster, elasticsearch_url: str, index_prefix: str, db: None) -> Any:
    """The backend on the real node, with an index of the test's own, where what is written is found at once."""
    return cluster(elasticsearch_url, INDEX=f"{index_prefix}portal", REFRESH=True)


@pytest.fixture
def away(cluster: Cluster, db: None) -> Iterator[Any]:
    """The backend of a cluster that is away."""
    with nobody_listens() as url:
        yield cluster(url)


@pytest.fixture
def things(monkeypatch: pytest.MonkeyPatch) -> Things:
    """The only source that there is."""
    source = Things()
    monkeypatch.setattr(registry, "_sources", {"thing": source})
    return source
