"""Which engine answers."""

import logging
import time
from typing import Any

import pytest

from search.backends.wanted import Wanted
from search.domain.building import build
from search.domain.engines import Answer, answered, breaker, cluster, database, told
from search.errors import ClusterError, NotBuiltError, RefusedError
from search.models import Document
from tests.search.fixtures import Cluster
from tests.search.things import Things, nobody_answers

pytestmark = pytest.mark.django_db
GARDEN = Wanted(((((frozenset({"plogrod"}),),),),), ("plqxall",))


def garden(engine: Any) -> list[str]:
    """Ask for what has a garden."""
    found: list[str] = engine.matching(Document, GARDEN, 10)
    return found


def ids() -> list[str]:
    return [str(pk) for pk in Document.objects.values_list("pk", flat=True)]


def test_a_portal_without_a_cluster_asks_its_database_and_apologises_for_nothing(things: Things) -> None:
    things.put("a", "Ogród")
    build()
    assert (cluster(), answered(garden)) == (None, Answer(ids(), is_fallback=False))
    with pytest.raises(ClusterError):
        told(garden)


def test_a_cluster_that_answers_is_asked(es: Any, things: Things) -> None:
    things.put("a", "Ogród")
    build()
    asked: list[Any] = []
    answer = answered(lambda engine: (asked.append(engine), garden(engine))[1])
    assert (answer, asked == [es]) == (Answer(ids(), is_fallback=False), True)


def test_without_the_cluster_the_database_answers_and_says_so(away: Any, things: Things, caplog: pytest.LogCaptureFixture) -> None:
    things.put("a", "Ogród")
    with caplog.at_level(logging.CRITICAL), pytest.raises(ClusterError):
        build()
    breaker.answered()
    with caplog.at_level(logging.WARNING):
        answers = [answered(garden) for _time in range(3)]
    assert answers == [Answer(ids(), is_fallback=True)] * 3
    assert [record.getMessage().split(":")[0] for record in caplog.records if record.name == "search"] == [
        "Elasticsearch does not answer, the database does so instead"
    ]


def test_an_index_that_was_never_built_is_not_asked_for(es: Any, things: Things) -> None:
    with pytest.raises(NotBuiltError):
        garden(es)
    assert answered(garden) == Answer([], is_fallback=True)


def test_one_search_waits_for_the_timeout_and_the_next_do_not(cluster: Cluster, things: Things) -> None:
    with nobody_answers() as url:
        cluster(url, TIMEOUT=0.3)
        began = time.monotonic()
        spans = []
        for _time in range(3):
            answered(garden)
            spans.append(time.monotonic() - began)
    assert (spans[0] >= 0.3, spans[2] - spans[0] < 0.3) == (True, True)


def test_after_a_while_one_search_tries_the_cluster_again(es: Any, things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    things.put("a", "Ogród")
    build()
    breaker.failed()
    before = answered(garden).is_fallback
    now = time.monotonic() + 11
    monkeypatch.setattr(breaker, "clock", lambda: now)
    assert (before, answered(garden).is_fallback, breaker.is_open) == (True, False, False)


def test_a_document_that_the_cluster_refuses_does_not_take_searches_away_from_it(away: Any) -> None:
    def refuse(engine: Any) -> None:
        raise RefusedError("too long")

    with pytest.raises(RefusedError):
        told(refuse)
    assert breaker.is_open is False


def test_what_is_wrong_with_us_is_no_fault_of_the_cluster(away: Any) -> None:
    def stumble(engine: Any) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answered(stumble)
    assert breaker.is_open is False
    assert database().matching(Document, GARDEN, 1) == []
