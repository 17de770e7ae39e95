"""All benchmarks, in the order of the table."""

from collections.abc import Callable, Collection, Iterator
from functools import partial

from bench import growth, learning, papers, search, serving, texts
from bench.report import Line


def lines(scale: str, only: Collection[str] = ()) -> Iterator[Line]:
    """Run each benchmark and give its lines.

    Args:
        scale: ``small`` or ``full``.
        only: names of those to run; all when empty.
    """
    works: dict[str, Callable[[], Iterator[Line]]] = {
        "texts": texts.lines,
        "papers": papers.lines,
        "search": partial(search.lines, scale),
        "learning": partial(learning.lines, scale),
        "growth": partial(growth.lines, scale),
        "serving": partial(serving.lines, scale),
    }
    for name, work in works.items():
        if not only or name in only:
            yield from work()
