"""The courses of groups in words: titles and addresses from the cached maps, days from the rows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest

from cms.core.language.sorting import sort_key
from learning.domain.titles import Titles
from learning.models import LearningGroup
from learning.outline import CourseMap, course_map
from learning.views.context import course_cards, language

from .forms import CourseChoice


@dataclass(frozen=True)
class TakenCourse:
    """A course that a group takes. Without ``url`` it is not on the portal now; ``lang`` is set where its title is in another language."""

    key: UUID
    title: str
    url: str
    lang: str
    due: date | None


def taken_courses(group: LearningGroup) -> list[TakenCourse]:
    """The courses of a group by their day, those without one last: a statement, and one more where a course is gone."""
    rows = list(group.courses.all())
    maps: dict[UUID, CourseMap] = {row.course_key: found for row in rows if (found := course_map(row.course_key, language())) is not None}
    gone = [row.course_key for row in rows if row.course_key not in maps]
    title = Titles(gone) if gone else None
    taken = []
    for row in rows:
        known = maps.get(row.course_key)
        if known is not None:
            taken.append(TakenCourse(row.course_key, known.title, known.url, known.lang, row.due_on))
        else:
            taken.append(TakenCourse(row.course_key, title(row.course_key) if title else "", "", "", row.due_on))
    return sorted(taken, key=lambda row: (row.due is None, row.due or date.min, sort_key(row.title, language())))


def choices_for(request: HttpRequest, group: LearningGroup | None = None) -> list[CourseChoice]:
    """What a coordinator may tick: every live course, and those that the group takes though they are gone."""
    taken = {row.key: row for row in taken_courses(group)} if group is not None else {}
    live = [CourseChoice(card.key, card.title, taken[card.key].due if card.key in taken else None) for card in course_cards(request)]
    known = {row.key for row in live}
    return live + [CourseChoice(row.key, row.title, row.due) for row in taken.values() if row.key not in known]
