"""The key of a form: what it pins comes back whole, and a clock that is wrong is noticed."""

import itertools
import random
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core import signing
from django.test import override_settings
from django.utils import timezone

from learning.domain.answering.attempt_keys import CLOCKS_DIFFER, MAX_AGE, SALT, AttemptKey, load, mint, shown_order
from learning.errors import BadAttemptKeyError, StaleFormError

OPTIONS = ["a", "b", "c", "d"]


def key() -> AttemptKey:
    return mint(step_key=uuid4(), participant=7, locale="pl", asked=((3, 4), (5, 6)))


def test_a_key_comes_back_as_it_was_minted_to_the_microsecond() -> None:
    minted = key()
    assert load(minted.dump()) == minted


def test_a_key_of_an_open_attempt_keeps_its_id_and_seed() -> None:
    attempt_id = uuid4()
    minted = mint(step_key=uuid4(), participant=7, locale="pl", asked=(), attempt_id=attempt_id, seed=0)
    assert (minted.attempt_id, minted.seed) == (attempt_id, 0)


@pytest.mark.parametrize(
    ("aside", "error"),
    [
        (-MAX_AGE - timedelta(seconds=1), StaleFormError),
        (-MAX_AGE + timedelta(minutes=1), None),
        (CLOCKS_DIFFER - timedelta(minutes=1), None),
        (CLOCKS_DIFFER + timedelta(minutes=1), StaleFormError),
    ],
)
def test_a_form_of_long_ago_or_of_a_clock_far_ahead_is_stale(aside: timedelta, error: type[Exception] | None) -> None:
    text = replace(key(), given_at=timezone.now() + aside).dump()
    if error is None:
        assert load(text)
    else:
        with pytest.raises(error):
            load(text)


def test_a_key_that_is_not_ours_is_refused() -> None:
    ours = key()
    other_use = signing.dumps([str(uuid4())], salt="something.else")
    old_shape = signing.dumps([str(ours.attempt_id), str(ours.step_key), 7, "pl", 1, [[3, 4]]], salt=SALT)
    absurd_time = signing.dumps([str(ours.attempt_id), str(ours.step_key), 7, "pl", 1, [[3, 4]], 10**30], salt=SALT)
    for text in ("", "x", "a:b:c", ours.dump()[:-1], "\x00", other_use, old_shape, absurd_time):
        with pytest.raises(BadAttemptKeyError):
            load(text)


def test_the_order_is_the_same_for_one_seed_and_the_authors_without_shuffling() -> None:
    block = uuid4()
    first = shown_order(seed=1, block_id=block, options=OPTIONS, shuffle=True)
    assert first == shown_order(seed=1, block_id=block, options=OPTIONS, shuffle=True)
    assert shown_order(seed=1, block_id=block, options=OPTIONS, shuffle=False) == OPTIONS


def test_the_order_cannot_be_drawn_without_the_portals_secret() -> None:
    block = UUID(int=1)
    ours = [shown_order(seed=seed, block_id=block, options=OPTIONS, shuffle=True) for seed in range(40)]
    by_seed_alone = []
    for seed in range(40):
        order = list(OPTIONS)
        random.Random(f"{seed}:{block}").shuffle(order)
        by_seed_alone.append(order)
    with override_settings(SECRET_KEY="another"):
        elsewhere = [shown_order(seed=seed, block_id=block, options=OPTIONS, shuffle=True) for seed in range(40)]
    assert ours != by_seed_alone
    assert ours != elsewhere


def test_every_order_comes_up_about_equally_often() -> None:
    found = Counter(tuple(shown_order(seed=seed, block_id=UUID(int=1), options=OPTIONS[:3], shuffle=True)) for seed in range(1200))
    assert set(found) == set(itertools.permutations(OPTIONS[:3]))
    assert all(140 <= times <= 260 for times in found.values()), found
