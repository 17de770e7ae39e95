"""Numbers of reports in words: rounded, never cut."""

import pytest
from django.utils import translation

from learning.templatetags.report_tags import duration, index, percent, plain, share_of


@pytest.mark.parametrize(("share", "words"), [(None, "–"), (0.0, "0%"), (0.404, "40%"), (0.405, "41%"), (2 / 3, "67%"), (1.0, "100%")])
def test_percent_is_rounded(share: float | None, words: str) -> None:
    with translation.override("en"):
        assert percent(share) == words


@pytest.mark.parametrize(("value", "words"), [(None, "–"), (2 / 3, "0.67"), (-0.125, "-0.12"), (1.0, "1.00")])
def test_an_index_has_two_decimals(value: float | None, words: str) -> None:
    with translation.override("en"):
        assert index(value) == words


TIMES = [(None, "–"), (0, "0 s"), (119, "119 s"), (150, "2 min"), (7199, "120 min"), (9000, "2.5 h")]


@pytest.mark.parametrize(("seconds", "words"), TIMES)
def test_a_time_is_as_coarse_as_it_may_be(seconds: int | None, words: str) -> None:
    with translation.override("en"):
        assert duration(seconds) == words


def test_attributes_have_a_point_in_every_language() -> None:
    with translation.override("pl"):
        assert (share_of(1, 3), share_of(5, 0), share_of(9, 3), plain(0.6667)) == ("33.33", "0.00", "100.00", "0.6667")
