"""Poll: one choice, never graded, and how everybody has chosen."""

from typing import Any

import pytest
from django.utils import translation

from learning.errors import UnknownOptionError
from learning.kinds.poll import Poll, PollOption, PollResult, PollRow
from tests.factories.arranged import ids, poll, reading_of

KIND = Poll()


@pytest.fixture
def raw() -> dict[str, Any]:
    return poll("Rok", "Pięć lat", "Dłużej")


def test_read_knows_no_right_answer(raw: dict[str, Any]) -> None:
    reading, options = reading_of(raw), ids(raw, "options")

    assert KIND.is_graded is False
    assert (reading.payload, reading.options, reading.shuffle) == ({"options": sorted(options)}, options, False)


def test_accept_takes_one_option(raw: dict[str, Any]) -> None:
    payload, (first, second, _third) = reading_of(raw).payload, ids(raw, "options")

    assert KIND.accept(payload, {"": [first]}) == {"": [first]}
    assert KIND.accept(payload, {"": [""]}) == {}
    for bad in ({"": [first, second]}, {"": ["other"]}, {first: [first]}):
        with pytest.raises(UnknownOptionError):
            KIND.accept(payload, bad)


def test_answered_when_chosen(raw: dict[str, Any]) -> None:
    payload, first = reading_of(raw).payload, ids(raw, "options")[0]

    assert (KIND.is_answered(payload, {"": [first]}), KIND.is_answered(payload, {})) == (True, False)
    assert (KIND.counted(payload, {"": [first]}), KIND.counted(payload, {})) == ([first], [])
    with translation.override("en"):
        assert KIND.missing(payload, {}) == "choose one answer."


def test_form_shows_the_options_and_what_was_chosen(raw: dict[str, Any]) -> None:
    reading, (first, second, third) = reading_of(raw), ids(raw, "options")

    assert KIND.form(reading.payload, reading.texts, [third, first, second], {"": [first]}) == [
        PollOption(third, "Dłużej", False),
        PollOption(first, "Rok", True),
        PollOption(second, "Pięć lat", False),
    ]


def test_result_gives_the_distribution(raw: dict[str, Any]) -> None:
    reading, (first, second, _third) = reading_of(raw), ids(raw, "options")

    result = KIND.result(
        reading.payload, reading.texts, reading.options, {"": [second]}, reveal=False, counts={first: 1, second: 7, "gone": 5}
    )

    assert result == PollResult([PollRow("Rok", False, 1, 13), PollRow("Pięć lat", True, 7, 88), PollRow("Dłużej", False, 0, 0)], 8)


def test_result_that_nobody_is_counted_in_has_no_percent(raw: dict[str, Any]) -> None:
    reading, first = reading_of(raw), ids(raw, "options")[0]

    result = KIND.result(reading.payload, reading.texts, reading.options, {"": [first]}, reveal=False, counts={})

    assert (result.total, [row.percent for row in result.rows], [row.chosen for row in result.rows]) == (0, [0, 0, 0], [True, False, False])
