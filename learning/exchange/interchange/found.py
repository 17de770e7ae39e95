"""What was read from a file, and what can be wrong with one question of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from cms.core.exchange.problems import Problem
from learning.exchange.questions import BaseQuestionRecord

from .foreign import Foreign


class FaultyError(Exception):
    """A question cannot be taken as it is; the message says why, ``line`` where."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


class LeftOutError(FaultyError):
    """Something that is no mistake but has no place here, as a category is."""


@dataclass(frozen=True)
class FoundQuestion:
    """A question as it would be taken. ``notes`` say what of it has no place here."""

    line: int
    title: str
    record: BaseQuestionRecord
    notes: tuple[str, ...] = ()


@dataclass
class Found:
    """All that a file holds. Problems keep the whole file out unless a person decides otherwise; what is left out does not."""

    file: str
    questions: list[FoundQuestion] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def notes(self) -> list[Problem]:
        """What of the questions has no place here, each with its line."""
        return [Problem(self.file, question.line, note) for question in self.questions for note in question.notes]

    def take(self, readings: Iterator[Callable[[], Foreign]], to_record: Callable[[Foreign], BaseQuestionRecord]) -> None:
        """Read question by question; one that is wrong is noted and does not hide the next.

        Args:
            readings: for each question, what reads it.
            to_record: makes the record.
        """
        for read in readings:
            try:
                foreign = read()
                record = to_record(foreign)
            except LeftOutError as error:
                self.left_out.append(Problem(self.file, error.line, error.message))
            except FaultyError as error:
                self.problems.append(Problem(self.file, error.line, error.message))
            else:
                self.questions.append(FoundQuestion(foreign.line, foreign.title, record, tuple(dict.fromkeys(foreign.notes))))
