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
from django.db.models import F, Prefetch, Sum

from learning.domain.counting.facts import THOUSANDTHS
from learning.enums import UNGRADED
from learning.models import OptionStat, Question, QuestionStat, QuestionText

from .option_words import CountedOption, counted_options


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
    """Figures of the questions that a step asks now, in order. Five statements, at any number of answers.

    Args:
        step_key: the step.
    """
    return question_reports([step_key]).get(step_key, [])


def question_reports(step_keys: Collection[UUID]) -> dict[UUID, list[QuestionFigures]]:
    """The same for several steps at once, by step."""
    words = QuestionText.objects.filter(is_current=True, locale=settings.LANGUAGE_CODE)
    questions = list(
        Question.objects.filter(step_key__in=step_keys, retired_at=None)
        .exclude(current=None)
        .order_by("step_key", "position", "pk")
        .select_related("current", "current__stat")
        .prefetch_related(Prefetch("current__wordings", words, to_attr="words"))
    )
    chosen: dict[int, dict[str, int]] = {}
    for version, option, n in OptionStat.objects.filter(version__in=[q.current_id for q in questions]).values_list(
        "version", "option", "n"
    ):
        chosen.setdefault(version, {})[option] = n
    earlier = _answers_to_earlier(questions)
    reports: dict[UUID, list[QuestionFigures]] = {}
    for question in questions:
        rows = reports.setdefault(question.step_key, [])
        rows.append(_figures(question, len(rows) + 1, chosen.get(question.current_id or 0, {}), earlier.get(question.pk, 0)))
    return reports


def _answers_to_earlier(questions: list[Question]) -> dict[int, int]:
    rows = QuestionStat.objects.filter(version__question__in=questions).exclude(version=F("version__question__current"))
    return dict(rows.order_by().values_list("version__question").annotate(total=Sum("n")))


def _figures(question: Question, number: int, chosen: dict[str, int], earlier: int) -> QuestionFigures:
    version: Any = question.current
    stat = getattr(version, "stat", None) or QuestionStat(version=version)
    texts = version.words[0].texts if version.words else {"prompt": ""}
    options = counted_options(kind=version.kind, payload=version.payload, texts=texts, order=question.option_order)
    graded = version.kind not in UNGRADED
    sums = {name: getattr(stat, name) for name in ("n", "sum_x", "sum_xx", "sum_y", "sum_yy", "sum_xy")}
    return QuestionFigures(
        block_id=question.block_id,
        step_key=question.step_key,
        number=number,
        kind=version.kind,
        prompt=texts["prompt"],
        n=stat.n,
        facility=facility_index(n=stat.n, sum_x=stat.sum_x) if graded else None,
        discrimination=discrimination_index(**sums) if graded else None,
        hints=stat.n_hint / stat.n if stat.n else None,
        options=[OptionFigures(o, chosen.get(o.key, 0), chosen.get(o.key, 0) / stat.n if stat.n else 0.0) for o in options],
        taught_in=question.taught_in,
        earlier=earlier,
    )
