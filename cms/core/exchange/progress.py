"""How far a load is: page by page for each language, on a terminal in one line that is written over, elsewhere a line every tenth."""

from collections.abc import Callable
from typing import TextIO

#: Told after each page: the language's code, how many pages are done, how many there are.
Progress = Callable[[str, int, int], None]


def silent(language: str, done: int, total: int) -> None:
    """Say nothing."""


class ConsoleProgress:
    """Says it on a stream.

    Args:
        stream: where to; standard error, so that the report can be read by itself.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.is_terminal = stream.isatty()

    def __call__(self, language: str, done: int, total: int) -> None:
        """Say that a page is done."""
        text = f"[{language}] page {done} of {total}"
        if self.is_terminal:
            filled = 20 * done // total
            end = "\n" if done == total else ""
            self.stream.write(f"\r{text}  {'█' * filled}{'·' * (20 - filled)}{end}")
        elif 10 * done // total > 10 * (done - 1) // total:
            self.stream.write(f"{text}\n")
        self.stream.flush()
