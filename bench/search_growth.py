"""What a search, a suggestion and a change of one page cost at few and at many documents, on each backend."""

from collections.abc import Iterator, Sequence
from functools import partial

from bench.child import Child
from bench.measure import ratio, take_turns
from bench.report import Line
from bench.search_places import Place

FEW = 1_000
MANY = {"small": 5_000, "full": 50_000}
#: Of the issue that asked for the search.
SEARCH, SUGGESTION, UPDATE = 2.0, 1.5, 1.5
#: Pages that are brought up to date in a round.
UPDATES = 20
#: Statements of a page of results are few and do not grow (search.domain.finding).
WORKS = {
    "search": ("a page of results", SEARCH),
    "suggestion": ("a suggestion", SUGGESTION),
    "update": ("bringing a page up to date", UPDATE),
}


def lines(places: Sequence[Place], path: str, scale: str) -> Iterator[Line]:
    """Run the works by turns on a portal with few documents and one with many, in each place.

    Args:
        places: the backends.
        path: of the dump that words are taken from.
        scale: ``small`` or ``full``.
    """
    many = MANY[scale]
    for one in places:
        with one.portal("few") as small, one.portal("many") as large:
            small.ask("grow_search", path=path, documents=FEW)
            rate = large.ask("grow_search", path=path, documents=many)
            yield Line(f"building the index of {many} documents on {one.name}", f"{rate:.0f} documents a second")
            yield from _growth(one.name, small, large, many)


def _growth(name: str, small: Child, large: Child, many: int) -> Iterator[Line]:
    few_counts, many_counts = small.ask("search_statements"), large.ask("search_statements")
    asked = {
        "search": partial(_ask, work="search_page"),
        "suggestion": partial(_ask, work="suggestion"),
        "update": partial(_ask, work="update_search", repeat=UPDATES),
    }
    for work, (words, most) in WORKS.items():
        timed = take_turns({"few": partial(asked[work], small), "many": partial(asked[work], large)})
        grown = ratio(timed["many"], timed["few"])
        queries = f"{few_counts[work]} and {many_counts[work]}"
        yield Line(f"{words} on {name}, {many} to {FEW} documents", f"× {grown}", f"≤ {most}", grown.median <= most, queries)


def _ask(child: Child, *, work: str, **arguments: int) -> float:
    return float(child.ask(work, **arguments))
