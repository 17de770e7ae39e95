"""How far a load is."""

import io

import pytest

from cms.core.exchange.progress import ConsoleProgress


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


def said(stream: io.StringIO, total: int) -> str:
    progress = ConsoleProgress(stream)
    for done in range(1, total + 1):
        progress("pl", done, total)
    return stream.getvalue()


def test_terminal_has_one_line_that_is_written_over() -> None:
    text = said(Terminal(), 3)
    assert text.count("\n") == 1
    assert text.endswith("\r[pl] page 3 of 3  ████████████████████\n")
    assert [part[:16] for part in text.split("\r")[1:]] == ["[pl] page 1 of 3", "[pl] page 2 of 3", "[pl] page 3 of 3"]


@pytest.mark.parametrize(("total", "lines"), [(1, 1), (7, 7), (10, 10), (93, 10), (500, 10)])
def test_elsewhere_there_is_a_line_every_tenth(total: int, lines: int) -> None:
    text = said(io.StringIO(), total)
    assert "\r" not in text
    assert len(text.splitlines()) == lines
    assert text.endswith(f"[pl] page {total} of {total}\n")
