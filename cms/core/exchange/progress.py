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
        what: what is counted, in a word.
    """

    def __init__(self, stream: TextIO, what: str = "page") -> None:
        self.stream = stream
        self.what = what
        self.is_terminal = stream.isatty()
        #: How many were done when it was told last: a portion may pass a tenth without ending on it.
        self.before = 0

    def __call__(self, language: str, done: int, total: int) -> None:
        """Say that a page is done."""
        text = f"[{language}] {self.what} {done} of {total}"
        if self.is_terminal:
            filled = 20 * done // total
            end = "\n" if done == total else ""
            self.stream.write(f"\r{text}  {'█' * filled}{'·' * (20 - filled)}{end}")
        elif 10 * done // total > 10 * self.before // total:
            self.stream.write(f"{text}\n")
        self.before = 0 if done == total else done
        self.stream.flush()
