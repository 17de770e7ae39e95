"""A process's own copies of what lies in a shared cache."""

from typing import Any

import pytest
from django.core.cache import cache

from cms.core import generations, near
from cms.core.once import USUAL, asking_once


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[str]:
    """Keys that were asked for in the shared cache, which the test's cache is taken for."""
    monkeypatch.setattr(generations, "is_in_process", lambda: False)
    asked: list[str] = []
    get, get_many = cache.get, cache.get_many
    monkeypatch.setattr(cache, "get", lambda key, *args, **kwargs: (asked.append(key), get(key, *args, **kwargs))[1])
    monkeypatch.setattr(cache, "get_many", lambda keys, *args, **kwargs: (asked.extend(keys), get_many(keys, *args, **kwargs))[1])
    return asked


def test_a_value_is_fetched_once_by_each_process_and_nobody_shares_it(far: list[str]) -> None:
    near.put("made:x", ["a"], 60)
    first = near.fetched("made:x")
    first.append("mine")
    assert (near.fetched("made:x"), far) == (["a"], [])
    near.COPIES.forget()  # as in another process
    assert [near.fetched("made:x"), near.fetched("made:x"), far] == [["a"], ["a"], ["made:x"]]


def test_a_copy_is_true_for_as_long_as_its_value(far: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000.0
    monkeypatch.setattr(near.time, "time", lambda: now)
    near.put("made:x", "old", 60)
    near.COPIES.forget()
    now += 59
    assert near.fetched("made:x") == "old"
    now += 1
    cache.delete("made:x")
    assert near.fetched("made:x") is None


def test_what_is_kept_has_a_new_value_after_a_change(db: None, far: list[str]) -> None:
    values = iter(["old", "new"])

    def ask() -> str:
        return generations.cached("pages", "thing", lambda: next(values))

    assert [ask(), ask()] == ["old", "old"]
    generations.change_now(["pages"])
    assert [ask(), ask()] == ["new", "new"]


def test_releases_that_run_side_by_side_share_no_value(db: None, far: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for code in ("first", "second", "first"):
        monkeypatch.setattr(generations, "release", lambda code=code: code)
        near.COPIES.forget()
        found.append(generations.cached("pages", "thing", lambda code=code: f"shape of the {code}"))
    assert found == ["shape of the first", "shape of the second", "shape of the first"]


@pytest.mark.django_db(transaction=True)
def test_what_rests_on_what_is_not_committed_is_copied_nowhere(far: list[str]) -> None:
    from django.db import transaction

    with transaction.atomic():
        generations.bump("pages")
        generations.cached("pages", "thing", lambda: "mine")
        assert not near.COPIES._kept


def test_a_page_asks_for_all_marks_together_the_second_time(far: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    times = []
    stored = generations.stored_marks
    monkeypatch.setattr(generations, "stored_marks", lambda names: (times.append(set(names)), stored(names))[1])

    def page(*names: str) -> None:
        times.clear()
        with asking_once("/pl/"):
            for name in names:
                generations.as_asked_before(name)

    page("pages", "sites")
    assert times == [{"pages"}, {"sites"}]
    page("sites", "pages", "menus")
    assert times == [{"pages", "sites"}, {"menus"}]
    page("pages")
    assert times == [{"pages", "sites", "menus"}]
    assert USUAL.get("/pl/") == {"pages"}
    page("menus")
    assert times == [{"pages", "menus"}]
    assert USUAL.get("/pl/") == {"menus"}


def test_an_own_change_is_seen_though_all_marks_were_asked_for_before(db: None, far: list[str]) -> None:
    with asking_once("/pl/"):
        for name in ("pages", "sites"):
            generations.as_asked_before(name)
    with asking_once("/pl/"):
        before = generations.as_asked_before("pages")
        generations.change_now(["sites"])
        assert generations.as_asked_before("sites") == generations.stored_marks(["sites"])["sites"]
        assert generations.as_asked_before("pages") == before
