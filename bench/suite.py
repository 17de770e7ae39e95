"""All benchmarks, in the order of the table."""

from collections.abc import Iterator

from bench import learning, papers, texts
from bench.report import Line


def lines(scale: str) -> Iterator[Line]:
    """Run each benchmark and give its lines.

    Args:
        scale: ``small`` or ``full``.
    """
    yield from texts.lines()
    yield from papers.lines()
    yield from learning.lines(scale)
