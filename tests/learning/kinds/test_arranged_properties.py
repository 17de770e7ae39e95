"""What holds for any answer to the arranged types: shares within 0 and 1, two errors at most, tokens that tell nothing."""

from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.errors import TooLongError, UnknownOptionError
from learning.kinds import Answer, Kind, Payload
from learning.kinds.matching import token_of
from learning.kinds.registry import kind_of
from learning.kinds.scenario import walk
from tests.factories.arranged import matching, ordering, poll, reading_of, scenario

QUESTIONS = {
    "matching": matching(extra=["nic"]),
    "ordering": ordering("a", "b", "c", "d"),
    "ordering, whole": ordering("a", "b", "c", partial=False),
    "scenario": scenario(),
    "poll": poll(),
}
IDS = st.uuids(version=4).map(str)


def words_of(value: Any) -> set[str]:
    """Every string in a piece of JSON."""
    if isinstance(value, dict):
        return {*value, *(word for one in value.values() for word in words_of(one))}
    if isinstance(value, list):
        return {word for one in value for word in words_of(one)}
    return {value} if isinstance(value, str) else set()


def posts(payload: Payload) -> st.SearchStrategy[Answer]:
    """Anything that could come in: words of the key, tokens, numbers, and plain rubbish."""
    known = sorted(words_of(payload))
    some = st.sampled_from([*known, *map(token_of, known), "", "1", "2", "3", "4"]) | st.text(max_size=20)
    return st.dictionaries(some, st.lists(some, max_size=3), max_size=6)


@pytest.mark.parametrize("name", QUESTIONS)
@given(data=st.data())
def test_any_post_is_accepted_or_refused_by_name_and_graded_within_bounds(name: str, data: st.DataObject) -> None:
    raw = QUESTIONS[name]
    kind, reading = kind_of(raw["type"]), reading_of(raw)
    posted = data.draw(posts(reading.payload))
    try:
        answer = kind.accept(reading.payload, posted)
    except (UnknownOptionError, TooLongError):
        return
    _holds_for(kind, reading.payload, reading.texts, kind.joined(reading.payload, {}, answer))


@pytest.mark.parametrize("name", QUESTIONS)
@given(data=st.data())
def test_any_kept_answer_can_be_graded_shown_and_judged(name: str, data: st.DataObject) -> None:
    raw = QUESTIONS[name]
    reading = reading_of(raw)
    _holds_for(kind_of(raw["type"]), reading.payload, reading.texts, data.draw(posts(reading.payload)))


def _holds_for(kind: Kind, payload: Payload, texts: Any, answer: Answer) -> None:
    share = kind.share(payload, texts, answer)
    assert isinstance(share, Fraction)
    assert 0 <= share <= 1
    assert kind.is_answered(payload, answer) or kind.missing(payload, answer)
    kind.form(payload, texts, [], answer)
    for reveal in (False, True):
        kind.result(payload, texts, [], answer, reveal=reveal, counts={})
    kind.counted(payload, answer)


@given(saved=st.data())
def test_a_scenario_never_takes_back_what_was_saved(saved: st.DataObject) -> None:
    payload = reading_of(QUESTIONS["scenario"]).payload
    kind = kind_of("scenario")
    first = kind.joined(payload, {}, saved.draw(posts(payload)))
    then = kind.joined(payload, first, saved.draw(posts(payload)))

    assert walk(payload, then)[0][: len(first)] == walk(payload, first)[0]
    assert kind.joined(payload, then, {}) == then


@given(st.lists(IDS, min_size=2, max_size=8, unique=True))
def test_tokens_are_distinct_and_tell_no_id(keys: list[str]) -> None:
    tokens = [token_of(key) for key in keys]

    assert len(set(tokens)) == len(keys)
    for token in tokens:
        assert not any(key in token or token in key.replace("-", "") or UUID(key).hex[:12] in token for key in keys)


@given(IDS)
def test_tokens_of_neighbouring_ids_are_unrelated(key: str) -> None:
    """A token says nothing about its id: with one bit of the id changed, about half of the token's 96 bits change."""
    neighbour = str(UUID(int=UUID(key).int ^ 1))
    differing = bin(int(token_of(key), 16) ^ int(token_of(neighbour), 16)).count("1")

    assert 15 < differing < 81
