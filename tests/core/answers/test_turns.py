"""Many ask at once for what is not there: one draws, the others get the old answer or wait for the new one."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from cms.core.answers import turns
from cms.core.answers.entries import key_of
from cms.core.answers.turns import awaited, turn
from cms.core.middleware.answers import KeptAnswersMiddleware

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 8


class Drawing:
    """A view that takes its time, counts how often it is asked, and says what stands there now."""

    def __init__(self, text: str, *, policy: str = "no-cache") -> None:
        self.text, self.policy, self.drawn = text, policy, 0
        self.lock = threading.Lock()
        self.take_time: Callable[[], Any] = lambda: time.sleep(0.3)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Draw."""
        with self.lock:
            self.drawn += 1
        text = self.text
        self.take_time()
        return HttpResponse(text, headers={"Cache-Control": self.policy, "Vary": "Cookie"})


def crowd(middleware: KeptAnswersMiddleware, answered: Callable[[], Any] = lambda: None) -> list[str]:
    """What so many people get who ask at once; ``answered`` is called after each."""
    barrier = threading.Barrier(PEOPLE)

    def one(_number: int) -> str:
        barrier.wait()
        try:
            return middleware(RequestFactory().get("/pl/")).content.decode()  # type: ignore[attr-defined]
        finally:
            answered()
            connections.close_all()

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(one, range(PEOPLE)))


def test_one_draws_and_the_others_wait(settings: Any) -> None:
    view = Drawing("nowa")
    middleware = KeptAnswersMiddleware(view)
    assert (crowd(middleware), view.drawn) == (["nowa"] * PEOPLE, 1)


def test_others_get_the_old_answer_while_one_draws_the_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    view = Drawing("dawna")
    middleware = KeptAnswersMiddleware(view)
    middleware(RequestFactory().get("/pl/"))
    view.text = "nowa"
    monkeypatch.setattr("cms.core.answers.entries.Kept.is_fresh", property(lambda entry: entry.body == b"nowa"))
    monkeypatch.setattr("cms.core.middleware.answers.proven", lambda _key, _entry: None)
    others = threading.Semaphore(0)
    view.take_time = lambda: [others.acquire(timeout=20) for _person in range(PEOPLE - 1)]  # as long as the others take
    assert sorted(crowd(middleware, others.release)) == ["dawna"] * (PEOPLE - 1) + ["nowa"]
    assert view.drawn == 2


def test_what_is_for_one_person_is_drawn_for_each_and_waited_for_but_once(monkeypatch: pytest.MonkeyPatch) -> None:
    view, waited = Drawing("formularz", policy="private, no-store"), []
    middleware = KeptAnswersMiddleware(view)
    monkeypatch.setattr("cms.core.middleware.answers.awaited", lambda key: waited.append(key) or awaited(key))
    crowd(middleware)
    first = len(waited)
    crowd(middleware)
    assert (view.drawn, first, len(waited)) == (2 * PEOPLE, PEOPLE - 1, first)


def test_turn_is_given_back_when_drawing_fails() -> None:
    with pytest.raises(RuntimeError), turn("x"):
        raise RuntimeError
    with turn("x") as mine:
        assert mine


def test_waiting_ends_when_the_other_gives_up_or_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    assert (awaited("nobody", sleep=waits.append), waits) == (None, [])
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    with turn("somebody"):
        assert awaited("somebody", sleep=waits.append) is None
    assert sum(waits) >= 0.1


def test_turn_is_one_key_beside_the_answer() -> None:
    key = key_of(RequestFactory().get("/pl/"))
    with turn(key) as mine, turn(key) as theirs:
        assert (mine, theirs) == (True, False)
    assert caches["answers"].get(f"{key}:turn") is None
