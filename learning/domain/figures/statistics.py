"""How questions do: facility, discrimination, and what is chosen in place of the right answer. From kept sums, no answer is read.

The formulas are those of Moodle's “Quiz statistics calculations” (docs.moodle.org/dev/Quiz_statistics_calculations), over first
attempts, which is Moodle's default. With x the share of the question's points that an answer earned and y the share of the points of
the rest of the quiz:

- facility index: the mean of x. 0.3 is hard, 0.9 is easy;
- discrimination index: the correlation of x and y, C(x, y) / √(V(x) · V(y)). Above 0.3 those who know the rest know this too; about 0
  the question tells nothing; below 0 the key may be wrong.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from math import sqrt
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F, Sum

from learning.domain.counting.facts import THOUSANDTHS
from learning.enums import UNGRADED
from learning.models import OptionStat, Question, QuestionStat, QuestionText

from .option_words import CountedOption, counted_options

_STAT = "current__stat__"
_SUMS = ("sum_x", "sum_xx", "sum_y", "sum_yy", "sum_xy")
#: What a report reads of a question, as plain values: it builds no row that nobody writes.
_READ = (
    "pk", "block_id", "step_key", "option_order", "taught_in", "current", "current__kind", "current__payload",
    *(f"{_STAT}{name}" for name in ("n", "n_hint", *_SUMS)),
)  # fmt: skip


@dataclass(frozen=True)
class OptionFigures:
    """How often an option was chosen. ``share`` is of those who answered the question, 0 to 1."""

    option: CountedOption
    n: int
    share: float

    @property
    def words(self) -> str:
        """The option in words, with its part where the question has parts."""
        return f"{self.option.part} – {self.option.text}" if self.option.part else self.option.text


@dataclass(frozen=True)
class QuestionFigures:
    """A question as it is asked now, in numbers.

    Args:
        block_id: its block on the page.
        step_key: the step that asks it.
        number: its place in the quiz, from 1.
        kind: its type, a value of ``QuestionKind``.
        prompt: its words in the source language.
        n: people who answered this version at their first attempt.
        facility: mean share of the points, 0 to 1; None without answers or points.
        discrimination: −1 to 1; None where it is undefined: fewer than two answers, all alike, or no other question.
        hints: share of people who took the hint, 0 to 1; None without answers.
        options: what can be chosen, in the author's order.
        taught_in: key of the step that teaches it, if the editor named one.
        earlier: people who answered earlier versions of it.
    """

    block_id: UUID
    step_key: UUID
    number: int
    kind: str
    prompt: str
    n: int
    facility: float | None
    discrimination: float | None
    hints: float | None
    options: list[OptionFigures] = field(default_factory=list)
    taught_in: UUID | None = None
    earlier: int = 0

    @property
    def most_chosen_wrong(self) -> OptionFigures | None:
        """The wrong option that most people chose; None where none was chosen."""
        wrong = [figures for figures in self.options if figures.option.right is False and figures.n]
        return max(wrong, key=lambda figures: figures.n, default=None)

    @property
    def most_chosen(self) -> OptionFigures | None:
        """The option that most people chose; None where none was."""
        return max((figures for figures in self.options if figures.n), key=lambda figures: figures.n, default=None)


def facility_index(*, n: int, sum_x: int) -> float | None:
    """Mean share of the points, 0 to 1; None without answers. ``sum_x`` is in thousandths."""
    return sum_x / n / THOUSANDTHS if n else None


def discrimination_index(*, n: int, sum_x: int, sum_xx: int, sum_y: int, sum_yy: int, sum_xy: int) -> float | None:
    """Pearson's correlation of the question's share with that of the rest, −1 to 1, from sums of whole numbers.

    Returns:
        None where it is undefined, because one of the two never varies.
    """
    variances = (n * sum_xx - sum_x * sum_x) * (n * sum_yy - sum_y * sum_y)
    if variances <= 0:
        return None
    return max(-1.0, min(1.0, (n * sum_xy - sum_x * sum_y) / sqrt(variances)))


def question_report(step_key: UUID) -> list[QuestionFigures]:
    """Figures of the questions that a step asks now, in order. Four statements, at any number of answers.

    Args:
        step_key: the step.
    """
    return question_reports([step_key]).get(step_key, [])


def question_reports(step_keys: Collection[UUID]) -> dict[UUID, list[QuestionFigures]]:
    """The same for several steps at once, by step."""
    asked = Question.objects.filter(step_key__in=step_keys, retired_at=None).exclude(current=None)
    questions = list(asked.order_by("step_key", "position", "pk").values(*_READ))
    versions = [question["current"] for question in questions]
    words = QuestionText.objects.filter(version__in=versions, is_current=True, locale=settings.LANGUAGE_CODE)
    texts = dict(words.values_list("version", "texts"))
    chosen: dict[int, dict[str, int]] = {}
    for version, option, n in OptionStat.objects.filter(version__in=versions).values_list("version", "option", "n"):
        chosen.setdefault(version, {})[option] = n
    earlier = _answers_to_earlier([question["pk"] for question in questions])
    reports: dict[UUID, list[QuestionFigures]] = {}
    for question in questions:
        rows, version = reports.setdefault(question["step_key"], []), question["current"]
        wording = texts.get(version, {"prompt": ""})
        rows.append(_figures(question, len(rows) + 1, wording, chosen.get(version, {}), earlier.get(question["pk"], 0)))
    return reports


def _answers_to_earlier(questions: list[int]) -> dict[int, int]:
    rows = QuestionStat.objects.filter(version__question__in=questions).exclude(version=F("version__question__current"))
    return dict(rows.order_by().values_list("version__question").annotate(total=Sum("n")))


def _figures(question: dict[str, Any], number: int, texts: dict[str, Any], chosen: dict[str, int], earlier: int) -> QuestionFigures:
    kind = question["current__kind"]
    # A version that nobody has answered yet has no sums.
    stat = {name: question[f"{_STAT}{name}"] or 0 for name in ("n", *_SUMS)}
    n, hints = stat["n"], question[f"{_STAT}n_hint"] or 0
    options = counted_options(kind=kind, payload=question["current__payload"], texts=texts, order=question["option_order"])
    graded = kind not in UNGRADED
    return QuestionFigures(
        block_id=question["block_id"],
        step_key=question["step_key"],
        number=number,
        kind=kind,
        prompt=texts["prompt"],
        n=n,
        facility=facility_index(n=n, sum_x=stat["sum_x"]) if graded else None,
        discrimination=discrimination_index(**stat) if graded else None,
        hints=hints / n if n else None,
        options=[OptionFigures(o, chosen.get(o.key, 0), chosen.get(o.key, 0) / n if n else 0.0) for o in options],
        taught_in=question["taught_in"],
        earlier=earlier,
    )
