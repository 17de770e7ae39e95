"""Building the index in Elasticsearch beside the live one."""

import threading
import time
from typing import Any

import pytest

from search.backends.cluster import building
from search.backends.cluster.building import Build
from search.domain.building import build
from search.domain.catching_up import bring_or_note
from search.domain.engines import breaker
from search.errors import BuildRunningError, ClusterError, RefusedError
from search.models import Document
from tests.search.backends.test_elasticsearch import WANTED, found
from tests.search.things import Things

pytestmark = pytest.mark.django_db


def indices(es: Any) -> dict[str, list[str]]:
    """The indices by the end of their names, and their aliases."""
    return {name.removeprefix(es.alias): list(it["aliases"]) for name, it in es.es.indices.get(index=f"{es.alias}*").items()}


def test_each_build_is_a_new_index_and_the_former_goes(es: Any, things: Things) -> None:
    things.put("a", "Ogród")
    seen = []
    for _time in range(3):
        build()
        seen.append((indices(es), found(es, "plogrod")))
    assert seen == [({f"-00000{number}": [es.alias]}, ["a"]) for number in (1, 2, 3)]


def test_whoever_searches_meanwhile_always_finds_everything(es: Any, things: Things) -> None:
    for number in range(300):
        things.put(f"k{number}", f"Ogród {number}")
    build()
    wanted = es.matching(Document, WANTED["a word"], 1_000)
    answers: list[Any] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                answers.append(es.matching(Document, WANTED["a word"], 1_000) == wanted)
            except ClusterError as error:
                answers.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for _time in range(3):
        es.build(Document)
    stop.set()
    reader.join()
    assert (len(wanted), len(answers) > 10, set(answers)) == (300, True, {True})


def test_a_build_that_fails_leaves_what_was_live_and_nothing_else(es: Any, things: Things) -> None:
    things.put("a", "Ogród")
    build()

    def stumble(done: int, total: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        es.build(Document, report=stumble)
    assert (indices(es), found(es, "plogrod")) == ({"-000001": [es.alias]}, ["a"])


def test_a_document_that_is_refused_fails_the_build(es: Any, things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    things.put("a", "Ogród")
    build()
    monkeypatch.setattr(building, "fields_of", lambda row: {"pk": row.pk, "surprise": 1})
    with pytest.raises(ClusterError):
        es.build(Document)
    assert (indices(es), found(es, "plogrod")) == ({"-000001": [es.alias]}, ["a"])


def test_what_changes_while_it_is_built_is_in_it(es: Any, things: Things) -> None:
    for key in "abc":
        things.put(key, "Ogród")
    build()

    def change(done: int, total: int) -> None:
        # Everything was read and sent by now; the live index is told, the new one is not.
        things.put("a", "Most")
        things.rows.pop("b", None)
        things.put("d", "Ogród", "pl", "en")
        bring_or_note(source="thing", keys=["a", "b", "d"])

    es.build(Document, report=change)
    assert (indices(es), found(es, "plogrod"), found(es, "plmost"), es.health()) == ({"-000002": [es.alias]}, ["c", "d"], ["a"], 4)


def test_what_changes_at_the_moment_of_the_switch_is_in_it(es: Any, things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    things.put("a", "Ogród")
    things.put("b", "Ogród")
    build()
    switch = Build._switch

    def changed_before(running: Build) -> None:
        things.put("a", "Most")
        del things.rows["b"]
        bring_or_note(source="thing", keys=["a", "b"])
        switch(running)

    monkeypatch.setattr(Build, "_switch", changed_before)
    es.build(Document)
    assert (found(es, "plogrod"), found(es, "plmost"), es.health()) == ([], ["a"], 1)


def test_two_builds_do_not_run_at_once(es: Any, things: Things) -> None:
    things.put("a", "Ogród")
    build()
    refused: list[type[Exception]] = []

    def again(done: int, total: int) -> None:
        try:
            es.build(Document)
        except ClusterError as error:
            refused.append(type(error))

    es.build(Document, report=again)
    assert (refused, indices(es), breaker.is_open) == ([BuildRunningError], {"-000002": [es.alias]}, False)


def test_what_a_killed_build_has_left_is_taken_over_after_a_while(es: Any, things: Things) -> None:
    things.put("a", "Ogród")
    build()
    killed = Build(es, Document)
    killed._begin()
    with pytest.raises(BuildRunningError):
        es.build(Document)
    es.es.indices.put_mapping(index=killed.name, meta={"beat": time.time() - building.SILENCE - 1})
    es.build(Document)
    assert (indices(es), found(es, "plogrod")) == ({"-000002": [es.alias]}, ["a"])


def test_a_build_that_only_slept_notices_that_another_took_over(es: Any, things: Things) -> None:
    things.put("a", "Ogród")
    build()

    def sleep(done: int, total: int) -> None:
        es.es.indices.put_mapping(index=f"{es.alias}-000002", meta={"beat": time.time() - building.SILENCE - 1})
        Build(es, Document)._begin()

    with pytest.raises(BuildRunningError):
        es.build(Document, report=sleep)
    assert indices(es) == {"-000001": [es.alias], "-000002": []}


def test_a_build_says_that_it_lives(es: Any, things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "PORTION", 1)
    monkeypatch.setattr(building, "BEAT", 0)
    things.put("a", "Ogród")
    things.put("b", "Ogród")
    build()
    beats = []

    def listen(done: int, total: int) -> None:
        beats.append(es.es.indices.get_mapping(index=f"{es.alias}-000002")[f"{es.alias}-000002"]["mappings"]["_meta"]["beat"])

    es.build(Document, report=listen)
    assert (len(beats), beats == sorted(set(beats))) == (2, True)


def test_an_index_of_that_name_that_is_not_ours_is_left_alone(es: Any, things: Things) -> None:
    es.es.indices.create(index=es.alias)
    with pytest.raises(RefusedError, match="ELASTICSEARCH_INDEX"):
        es.build(Document)
    assert indices(es) == {"": []}


def test_indices_that_only_begin_like_ours_are_left_alone(es: Any, things: Things) -> None:
    es.es.indices.create(index=f"{es.alias}-archive")
    es.es.indices.create(index=f"{es.alias}-000001-copy")
    build()
    build()
    assert sorted(indices(es)) == ["-000001-copy", "-000002", "-archive"]


def test_an_empty_portal_has_an_empty_index(es: Any, things: Things) -> None:
    build()
    assert (es.health(), found(es, "plogrod")) == (0, [])
