"""The search: how good it is, and how it grows."""

from collections.abc import Iterator

from bench import search_growth, search_quality
from bench.report import Line
from bench.search_places import places


def lines(scale: str) -> Iterator[Line]:
    """Measure on every backend that is on this machine; a line for each that is not.

    Args:
        scale: ``small`` or ``full``.
    """
    path = search_quality.dump()
    with places() as (found, missing):
        for name, why in missing.items():
            yield Line(f"search on {name}", why)
        yield from search_quality.lines(found, path)
        yield from search_growth.lines(found, path, scale)
