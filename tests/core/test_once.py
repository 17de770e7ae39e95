"""What one request finds out, it finds out once; what it changes itself it sees at once."""

from collections.abc import Collection
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction

from cms.core import generations
from cms.core.once import asking_once
from tests.factories import SiteTree


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the marks that were asked for outside of the request."""
    names: list[str] = []
    stored_marks = generations.stored_marks

    def ask(wanted: Collection[str]) -> dict[str, str]:
        names.extend(wanted)
        return stored_marks(wanted)

    monkeypatch.setattr(generations, "stored_marks", ask)
    return names


def test_a_page_asks_for_each_mark_once(site_tree: SiteTree, client: Any, asked: list[str]) -> None:
    client.get(site_tree.quiz_step.url)
    # As after the commit of what the tree was made in: its marks are where everybody asks for them.
    connection.run_on_commit.clear()
    asked.clear()
    client.get(site_tree.quiz_step.url)
    assert len(asked) == len(set(asked)) > 1


@pytest.mark.django_db
def test_outside_of_a_request_time_may_pass_so_marks_are_asked_for_each_time(asked: list[str]) -> None:
    assert [generations.current("pages"), generations.current("pages")] == [generations.current("pages")] * 2
    assert asked == ["pages"] * 3


@pytest.mark.django_db(transaction=True)
def test_a_request_sees_what_it_changes_itself_before_and_after_the_commit() -> None:
    values = iter(["old", "mine", "new"])
    seen = []

    def ask() -> None:
        seen.append(generations.cached("pages", "value", lambda: next(values), is_constant=True))

    with asking_once():
        ask()
        with transaction.atomic():
            generations.bump("pages")
            ask()
            ask()
        ask()
    assert seen == ["old", "mine", "mine", "new"]


@pytest.mark.django_db(transaction=True)
def test_the_next_request_sees_what_others_changed() -> None:
    values = iter(["old", "new"])
    seen = []
    for _request in range(2):
        with asking_once():
            seen.append(generations.cached("pages", "value", lambda: next(values), is_constant=True))
        generations.bump("pages")
    assert seen == ["old", "new"]


@pytest.mark.django_db
def test_only_what_nobody_changes_is_given_out_again() -> None:
    with asking_once():
        constant = [generations.cached("pages", "constant", dict, is_constant=True) for _time in range(2)]
        cache.clear()
        constant.append(generations.cached("pages", "constant", dict, is_constant=True))
        other = [generations.cached("pages", "other", dict) for _time in range(2)]
    assert (constant[0] is constant[1] is constant[2], other[0] is other[1]) == (True, False)
