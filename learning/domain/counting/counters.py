"""Adding to the kept counters of learning: one statement a table (``cms.core.counting``)."""

from collections import Counter
from datetime import date
from uuid import UUID

from cms.core.counting import add_rows
from learning.models import LearningCount, OptionStat, QuestionStat
from learning.models.statistics import ALWAYS, EVERYBODY

from .facts import SUMS, CountKey, Facts

COUNT_KEY = ("course_key", "step_key", "day", "audience", "locale", "measure")
TOTAL_KEY = ("course_key", "step_key", "day", "measure")
#: (course, step, first day of the month or ``ALWAYS``, measure).
TotalKey = tuple[UUID, UUID, date, str]


def add_facts(facts: Facts) -> None:
    """Add to all tables of counters; numbers may be negative where the sum stays above zero."""
    add_counts(facts.counts)
    add_questions(facts.questions)
    add_options(facts.options)


def add_counts(counts: Counter[CountKey]) -> None:
    """Add to ``LearningCount``, and in the same statement what ``LearningTotal`` gets of it."""
    added = counts.copy()
    for (course, step, day, _audience, _locale, measure), n in counts.items():
        added[course, step, day.replace(day=1) if step == course else ALWAYS, EVERYBODY, EVERYBODY, measure] += n
    add_rows(LearningCount, COUNT_KEY, ("n",), [(*key, n) for key, n in added.items() if n])


def add_questions(sums: Counter[tuple[int, str]]) -> None:
    """Add to ``QuestionStat``; keys are pairs of version and field."""
    versions = sorted({version for version, _ in sums})
    add_rows(QuestionStat, ("version",), SUMS, [(version, *(sums[version, name] for name in SUMS)) for version in versions])


def add_options(options: Counter[tuple[int, str]]) -> None:
    """Add to ``OptionStat``; keys are pairs of version and option."""
    add_rows(OptionStat, ("version", "option"), ("n",), [(*key, n) for key, n in options.items() if n])
