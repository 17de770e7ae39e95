from dataclasses import replace

from search.ranking.grouping import MOST_PLACES, as_read, grouped
from tests.search.ranking.test_scoring import NOTHING


def test_the_best_parts_of_a_whole_have_places_and_the_last_says_how_many_more() -> None:
    steps = [(10.0 - n, replace(NOTHING, key=f"s{n}", group="course")) for n in range(6)]
    alone = [(5.5, replace(NOTHING, key="alone")), (1.0, replace(NOTHING, key="other", group="another"))]
    entries = grouped(sorted([*steps, *alone], key=lambda one: -one[0]))
    assert [row.key for row in as_read(entries)] == [*(f"s{n}" for n in range(MOST_PLACES)), "alone", "other"]
    assert [entry.more for entry in entries] == [0, 0, 0, 2, 0, 0]
