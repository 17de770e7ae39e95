"""A course's questions on paper: boxes to tick and lines to write on, and nothing that tells the right answer."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from learning.domain.answering.asking import asked_in_steps
from learning.enums import QuestionKind
from learning.outline import CourseMap

from .quiz import QuestionView, build_questions
from .whole_parts import kept_questions

#: Everybody's sheet is the same, so that it can be kept; the order is still drawn with the portal's secret (``shown_order``).
SEED = 0
TEMPLATE = "pages/learning/whole_questions.html"


@dataclass(frozen=True)
class PaperQuestion:
    """A question as it is printed. All but ``counterparts`` is what the form on the screen shows (``Kind.form``).

    ``counterparts`` are what the entries of a matching question are matched with, once instead of with each entry.
    """

    view: QuestionView
    counterparts: list[str]

    @property
    def kind(self) -> str:
        """The type of question, by which the template chooses boxes or lines."""
        return self.view.kind


def questions_on_paper(course: CourseMap, locale: str) -> dict[UUID, SafeString]:
    """The questions of all steps as HTML, by step; steps without a quiz are left out.

    Args:
        course: the map.
        locale: language code of the page; a question without words in it stands in the source language, and says so.
    """

    def build() -> dict[UUID, SafeString]:
        keys = [step.key for step in course.steps if step.has_quiz]
        asked = asked_in_steps(step_keys=keys, locale=locale)
        return {key: _drawn(build_questions(asked[key], seed=SEED, locale=locale, answers={})) for key in keys if key in asked}

    return kept_questions(course, locale, build)


def _drawn(views: list[QuestionView]) -> SafeString:
    questions = [PaperQuestion(view, _counterparts(view.kind, view.detail)) for view in views]
    return render_to_string(TEMPLATE, {"questions": questions})


def _counterparts(kind: str, detail: Any) -> list[str]:
    if kind != QuestionKind.MATCHING or not detail:
        return []
    return [option.text for option in detail[0].options]
