"""What arrives last is what the database says, and what differs is mended."""

from typing import Any

import pytest

from search.backends.cluster import comparing
from search.domain.building import build
from search.domain.catching_up import bring_or_note
from search.domain.keeping import bring_up_to_date
from search.models import Document
from tests.search.backends.test_elasticsearch import found
from tests.search.things import Things

pytestmark = pytest.mark.django_db


def test_two_who_save_one_after_the_other_leave_what_was_saved_last(es: Any, things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    things.put("a", "Ogród")
    build()
    replace = es.replace
    slow = iter([True])

    def delayed(source: str, keys: Any, documents: Any, **more: Any) -> None:
        # Somebody else saves and sends after this one has read and before it sends.
        if next(slow, False):
            things.put("a", "Most")
            bring_or_note(source="thing", keys=["a"])
        replace(source, keys, documents, **more)

    monkeypatch.setattr(es, "replace", delayed)
    things.put("a", "Łódź")
    bring_or_note(source="thing", keys=["a"])
    assert (found(es, "plmost"), found(es, "pllodz")) == (["a"], [])


def test_an_index_that_differs_is_mended_where_it_differs(es: Any, things: Things, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "PORTION", 2)
    for key in "abcde":
        things.put(key, "Ogród")
    build()
    # Nobody tells the cluster: one is changed, one is gone, one is new, and of the last nothing remains in the database.
    things.put("a", "Most")
    things.put("f", "Ogród")
    for key in "be":
        del things.rows[key]
    bring_up_to_date(source="thing", keys=["a", "b", "e", "f"])
    es.es.delete(index=es.alias, id="thing:c:pl")
    told = (comparing.level(es, Document, es.alias), comparing.level(es, Document, es.alias))
    assert (told, found(es, "plogrod"), found(es, "plmost"), es.health()) == ((5, 0), ["c", "d", "f"], ["a"], 4)
