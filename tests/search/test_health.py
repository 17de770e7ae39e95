"""What the doctor and the probe say of Elasticsearch."""

from typing import Any

import pytest
from django.test import Client

from cms.core.health import registry
from search import health
from search.domain.building import build
from search.domain.engines import breaker
from search.domain.keeping import bring_up_to_date
from search.models import Waiting
from tests.search.things import Things

pytestmark = pytest.mark.django_db


def test_the_line_is_registered_and_not_needed() -> None:
    assert [line.needed for line in registry.lines() if line.name == "Elasticsearch"] == [False]


def test_a_portal_without_a_cluster_misses_nothing() -> None:
    assert health.look() == registry.Finding(True, "not used; the database answers searches")


def test_a_cluster_that_is_away_leaves_the_portal_ready_and_is_named(away: Any) -> None:
    Waiting.objects.create(source="thing", key="a")
    finding = health.look()
    said = "does not answer (ConnectionError); the database answers searches, changes wait (1)"
    assert (finding.ok, finding.detail, "ELASTICSEARCH_URL" in finding.mend) == (False, said, True)
    response = Client().get("/readyz")
    assert (response.status_code, response.json()["parts"]["search"]) == (200, "ok")


def test_an_index_is_missing_then_there_then_behind(es: Any, things: Things) -> None:
    things.put("a", "Ogród")
    lines = [health.look()]
    build()
    lines.append(health.look())
    things.put("b", "Ogród")
    bring_up_to_date(source="thing", keys=["b"])
    lines.append(health.look())
    assert lines == [
        registry.Finding(False, "the index was never built; the database answers searches", health.BUILD),
        registry.Finding(True, "1 documents"),
        registry.Finding(False, "1 documents, the database has 2", health.BUILD),
    ]
    assert breaker.is_open is False
