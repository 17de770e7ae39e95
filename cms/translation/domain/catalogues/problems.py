"""What is told of a file that was sent: where, and what is wrong there."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.translation.errors import TranslationRoomError

#: Problems that are told; the number of the rest is told with them.
SHOWN = 100


@dataclass(frozen=True)
class Problem:
    """A place in a file and what is to be said of it. Line 0: the file as a whole."""

    file: str
    line: int
    words: str

    @property
    def place(self) -> str:
        """The place in words."""
        return _("%(file)s, line %(line)d") % {"file": self.file, "line": self.line} if self.line else self.file


class CatalogueRefusedError(TranslationRoomError):
    """Nothing was imported. ``problems`` says what stands against it, in the order of files and lines."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: (problem.file, problem.line))
        super().__init__("\n".join(f"{problem.place}: {problem.words}" for problem in self.problems[:SHOWN]))


class LineError(Exception):
    """A file cannot be read. Each pair is a line and what is wrong with it."""

    def __init__(self, problems: list[tuple[int, str]]) -> None:
        self.problems = problems
        super().__init__(problems)
