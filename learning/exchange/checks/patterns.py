"""Patterns by which answers could be guessed: where the right one stands in the file and how long it is.

Held over all single-choice questions of a course with three options or more; and for the length over multiple-choice ones too, where
right options are compared by their mean. Options may be shuffled when they are shown; print and other programs' files do not shuffle, and
the next author copies the pattern.

Thresholds: chance alone puts the right answer of three options first in a third of the questions. More than half is a pattern, and so is
any other place with more than 60 % – but only from six questions on, for in five questions three of a kind are no pattern. What stands
first or is the longest *every* time is refused from three questions on.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from uuid import UUID

from cms.core.exchange.checks.places import problem_at
from cms.core.exchange.checks.rules import Checked
from cms.core.exchange.document import PageDocument
from cms.core.exchange.package import Package
from cms.core.exchange.problems import Problem
from learning.exchange.questions.choice import ChoiceRecord

#: The most that may be first or longest, and that may stand at any other place; as parts of the questions.
FIRST, LONGEST, ANY_PLACE = 0.5, 0.5, 0.6
#: From how many questions on a share says something, and from how many “every time” does.
FEW, ALWAYS_FROM, FEWEST_OPTIONS = 6, 3, 3


@dataclass(frozen=True)
class Asked:
    """A question with its place."""

    question: ChoiceRecord
    problem: Callable[[str], Problem]


def guessable_answers(checked: Checked) -> Iterator[Problem]:
    """Courses whose right answers are first, at one place or the longest too often; the questions at fault are named."""
    for package in checked.packages:
        asked = _asked(package)
        single = [one for one in asked if one.question.type == "single"]
        places = Counter(map(_place, single))
        for place in sorted(places):
            found = [one for one in single if _place(one) == place]
            if _is_pattern(len(found), len(single), most=FIRST if place == 1 else ANY_PLACE):
                where = "first" if place == 1 else f"at place {place}"
                yield from _told(found, len(single), f"the right answer stands {where}", "Move it")
        longest = [one for one in asked if _is_longest(one.question)]
        if _is_pattern(len(longest), len(asked), most=LONGEST):
            yield from _told(longest, len(asked), "what is right is the longest answer", "Shorten it, or say more in the others")


def _asked(package: Package) -> list[Asked]:
    found = []
    for source in package.pages:
        for question in _choices(source.document):

            def problem(message: str, source: object = source, key: UUID = question.id) -> Problem:
                return problem_at(package, source, message, key=key)  # type: ignore[arg-type]

            found.append(Asked(question, problem))
    return found


def _choices(document: PageDocument) -> list[ChoiceRecord]:
    questions = document.beside.get("questions", ())
    return [one for one in questions if isinstance(one, ChoiceRecord) and len(one.options) >= FEWEST_OPTIONS]


def _place(one: Asked) -> int:
    return next(number for number, option in enumerate(one.question.options, start=1) if option.correct)


def _is_longest(question: ChoiceRecord) -> bool:
    """Whether the right option is longer than every wrong one; of several, whether they are on average."""
    right = [len(option.text) for option in question.options if option.correct]
    wrong = [len(option.text) for option in question.options if not option.correct]
    return bool(wrong) and fmean(right) > max(wrong)


def _is_pattern(found: int, total: int, *, most: float) -> bool:
    return found > most * total if total >= FEW else total >= ALWAYS_FROM and found == total


def _told(found: Sequence[Asked], total: int, what: str, how: str) -> Iterator[Problem]:
    for one in found:
        yield one.problem(f"In {len(found)} of {total} questions of this course {what}, here too. {how} in some of them.")
