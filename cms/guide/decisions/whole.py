"""All questions and results of a helper in their order, with links from each answer to what it leads to."""

from dataclasses import dataclass

from .helper import AnswerRow, Helper, QuestionRow


@dataclass(frozen=True)
class Target:
    """What an answer leads to, on the same page."""

    anchor: str
    number: int
    words: str
    is_result: bool


@dataclass(frozen=True)
class Asking:
    """A question with its answers; one that leads nowhere yet has no target."""

    row: QuestionRow
    ways: list[tuple[AnswerRow, Target | None]]


def questions_of(helper: Helper) -> list[Asking]:
    """The questions in the order in which they were written."""
    targets = {row.key: Target(f"question-{row.number}", row.number, row.text, is_result=False) for row in reversed(helper.questions)}
    targets |= {row.key: Target(f"result-{row.number}", row.number, row.title, is_result=True) for row in reversed(helper.results)}
    return [Asking(row, [(answer, targets.get(answer.leads_to)) for answer in row.answers]) for row in helper.questions]
