"""Questions of a course as a report shows them: figures, what they mean, and where to go on."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from learning.domain.figures.course_figures import StepFigures
from learning.domain.figures.statistics import OptionFigures, QuestionFigures
from learning.enums import QuestionKind

#: Fewer answers say little about a question.
FEW = 20
#: Moodle's own words for its indices (docs.moodle.org, “Quiz report statistics”): below these a question deserves a look.
HARD, WEAK = 0.35, 0.2


@dataclass(frozen=True)
class QuestionRow:
    """A question in a report.

    Args:
        step_number: its step's place in the course.
        step_title: its step's title.
        figures: its figures.
        edit_url: where it is edited, at the question itself; empty for those who may not.
        taught_url: where what it asks is taught: the step that the editor named, else its own.
        taught_title: that step's title.
    """

    step_number: int
    step_title: str
    figures: QuestionFigures
    edit_url: str
    taught_url: str
    taught_title: str

    @property
    def kind_label(self) -> str:
        """Its type in words."""
        return str(QuestionKind(self.figures.kind).label)

    @property
    def wrong(self) -> OptionFigures | None:
        """The wrong answer that most people chose."""
        return self.figures.most_chosen_wrong

    @property
    def wrong_words(self) -> str:
        """The same in words; empty where there is none."""
        return self.wrong.words if self.wrong else ""

    @property
    def wrong_share(self) -> float | None:
        """The share of people that chose it, 0 to 1."""
        return self.wrong.share if self.wrong else None

    @property
    def remark(self) -> str:
        """What an editor may make of the figures; empty where nothing stands out."""
        figures = self.figures
        if figures.facility is None:
            return ""
        if figures.n < FEW:
            return _("few answers yet")
        if figures.discrimination is not None and figures.discrimination < 0:
            return _("those who know the rest get this one wrong: check the key")
        if figures.facility < HARD:
            return _("hard: look at the step that teaches it")
        if figures.discrimination is not None and figures.discrimination < WEAK:
            return _("tells little about who knows the rest")
        return ""


def question_rows(steps: list[StepFigures], reports: dict[UUID, list[QuestionFigures]], user: Any) -> list[QuestionRow]:
    """The questions of a course in its order. One statement: which pages the person may edit.

    Args:
        steps: the steps of the course.
        reports: figures by step.
        user: who looks.
    """
    editable = editable_pages(user, [step.page for step in steps if step.page])
    by_key = {step.key: step for step in steps}
    return [
        QuestionRow(
            step_number=step.number,
            step_title=step.title,
            figures=figures,
            edit_url=question_url(step.page, figures.block_id) if step.page in editable else "",
            taught_url=taught.url,
            taught_title=taught.title,
        )
        for step in steps
        for figures in reports.get(step.key, [])
        # A step of another course, or one that is gone, is not looked for: the question's own step has the link back.
        for taught in [by_key.get(figures.taught_in or step.key, step)]
    ]


def editable_pages(user: Any, ids: Collection[int]) -> set[int]:
    """Which of these pages a person may edit."""
    if not ids:
        return set()
    allowed = PagePermissionPolicy(Page).instances_user_has_any_permission_for(user, {"change"})
    return set(allowed.filter(pk__in=ids).values_list("pk", flat=True))


def question_url(page: int | None, block_id: UUID) -> str:
    """Where a question is edited: the page's editor, opened at the question."""
    return f"{reverse('wagtailadmin_pages:edit', args=[page])}#:w:contentpath=questions.{block_id}" if page else ""
