"""Where something stands: records keep no lines, so the line is looked for in the file by id and by words."""

import re
from pathlib import PurePosixPath
from uuid import UUID

from ..package import Package, PageSource
from ..problems import Problem

#: So many signs of a text are enough to know it by; more would run over the end of a line.
_ENOUGH = 24


def problem_at(package: Package, source: PageSource, message: str, *, key: UUID | None = None, words: str = "") -> Problem:
    """A problem of a page at the line where it stands.

    Args:
        package: the package.
        source: the page; the files beside it are looked through too.
        message: what is wrong and what to do.
        key: the id of what holds it.
        words: words of the text, looked for from there on.
    """
    for file in _files(package, source):
        line = line_of(package, file, key=key or source.key, words=words)
        if line:
            return Problem(package.path(file), line, message)
    return Problem(package.path(source.file), 0, message)


def line_of(package: Package, file: str, *, key: UUID | None = None, words: str = "", start: int = 1) -> int:
    """The line of the words behind an id; that of the id when they are not found, and 0 when that is not either."""
    lines = package.folder.text(file).split("\n")
    if key is not None:
        start = next((number for number, line in enumerate(lines, start=1) if str(key) in line.lower()), 0)
    if not start or not words:
        return start
    wanted = _bare(words)[:_ENOUGH]
    # A sentence may run over a line's end: the line that its first words begin is enough.
    beginning = wanted.rpartition(" ")[0] or wanted
    for sought in (wanted, beginning, beginning[: _ENOUGH // 2]):
        found = next((number for number in range(start, len(lines) + 1) if sought and sought in _bare(lines[number - 1])), 0)
        if found:
            return found
    return start


def _bare(text: str) -> str:
    """A text without the signs of the notation."""
    return re.sub(r"\]\([^)]*\)|[*\\\[\]\"]", "", text).strip()


def _files(package: Package, source: PageSource) -> list[str]:
    """The page's file and those that stand beside it under its name, as a quiz does."""
    path = PurePosixPath(source.file)
    beside = [
        name for name in package.folder.names_in(path.parent.as_posix(), ".yaml") if PurePosixPath(name).name.startswith(f"{path.stem}.")
    ]
    return [source.file, *beside]
