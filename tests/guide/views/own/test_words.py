"""What is said: each problem has its sentence, and a deadline that moved names both days."""

from datetime import date
from uuid import UUID

import pytest
from django.utils import translation

from cms.guide.domain.deadlines import Deadline, own_deadlines
from cms.guide.domain.problems import Problem, ProblemKind
from cms.guide.outline import Rule, StepRow
from cms.guide.views.own.words import left_words, moved_words, problem_words
from tests.guide.outlines import OUTLINE


@pytest.fixture(autouse=True)
def _english() -> None:
    translation.activate("en")


def deadline(rule: Rule, start: date, today: date = date(2026, 11, 10)) -> Deadline:
    """The deadline by one rule."""
    step = StepRow(UUID(int=8), "1", "Krok", rules=(rule,))
    (found,) = own_deadlines(outline=OUTLINE, steps=[step], dates={"wpis-krs": start}, ticked={}, today=today)
    return found


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem("d", ProblemKind.NO_SUCH_DAY), "There is no such day in the calendar. Check day and month; everything else was saved."),
        (Problem("d", ProblemKind.TOO_EARLY), "This date is before 1 January 1989. Check the year; everything else was saved."),
        (Problem("d", ProblemKind.TOO_LATE), "This date is after 31 December 2099. Check the year; everything else was saved."),
        (
            Problem("d", ProblemKind.UNREADABLE_DATE),
            "We could not read this as a date. Write it like 3.11.2026; everything else was saved.",
        ),
        (
            Problem("d", ProblemKind.GONE_DATE, "3.11.2026"),
            "The guide does not ask for this date any more, so “3.11.2026” was not saved. Everything else was.",
        ),
        (
            Problem("d", ProblemKind.ENTERED_SINCE, "2026-11-01", date(2026, 11, 3)),
            (
                "You entered 3 November 2026 here after this page had been opened, so that date stands."
                " If it should be 1 November 2026, change it and save."
            ),
        ),
    ],
)
def test_a_problem_says_what_happened_what_was_kept_and_what_to_do(problem: Problem, said: str) -> None:
    assert problem_words(problem) == said


def test_every_problem_has_words() -> None:
    problems = [Problem("date-a", kind, "2026-11-01", date(2026, 11, 3)) for kind in ProblemKind]
    assert len({problem_words(one) for one in problems}) == len(ProblemKind)


@pytest.mark.parametrize(
    ("rule", "start", "said"),
    [
        (
            Rule(UUID(int=9), "", "", "wpis-krs", 14, "days"),
            date(2026, 10, 31),
            (
                "Counted, it would be Saturday, 14 November 2026. That is a day off, so the term ends on the next working day:"
                " Monday, 16 November 2026."
            ),
        ),
        (
            Rule(UUID(int=9), "", "", "wpis-krs", 2, "days", "before"),
            date(2026, 11, 9),
            (
                "Counted, it would be Saturday, 7 November 2026. That is a day off, so do it by the working day before:"
                " Friday, 6 November 2026."
            ),
        ),
        (
            Rule(UUID(int=9), "", "", month=11, day=11),
            date(2026, 11, 9),
            "Wednesday, 11 November 2026 is a day off. To be safe, do it on a working day before it.",
        ),
        (Rule(UUID(int=9), "", "", "wpis-krs", 14, "days"), date(2026, 11, 3), ""),
    ],
)
def test_a_deadline_on_a_day_off_says_so_and_names_both_days(rule: Rule, start: date, said: str) -> None:
    assert moved_words(deadline(rule, start)) == said


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2026, 11, 15), "2 days left"),
        (date(2026, 11, 16), "1 day left"),
        (date(2026, 11, 17), "today"),
        (date(2026, 11, 18), "1 day ago"),
    ],
    ids=str,
)
def test_what_is_left_is_said_in_days(today: date, said: str) -> None:
    assert left_words(deadline(Rule(UUID(int=9), "", "", "wpis-krs", 14, "days"), date(2026, 11, 3), today)) == said
