"""What can be wrong with files, said so that a person can mend it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong: the file as it is called inside its folder, the line (0: the whole file), and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class PackageError(Exception):
    """The files cannot be taken as they are. Nothing was imported."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Problems:
    """Collects what is wrong, so that a person sees everything at once and not one thing per run."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def add(self, file: str, line: int, message: str) -> None:
        """Note one problem."""
        self._found.append(Problem(file, line, message))

    def attempt(self, action: Callable[[], T]) -> T | None:
        """Do something that may refuse; what it says is noted, and the answer is then None."""
        try:
            return action()
        except PackageError as error:
            self.take(error)
            return None

    def take(self, error: PackageError) -> None:
        """Note all problems of an error that was raised further down."""
        self._found.extend(error.problems)

    def raise_if_any(self) -> None:
        """Stop here if anything is wrong.

        Raises:
            PackageError: with every problem that was noted.
        """
        if self._found:
            raise PackageError(self._found)
