"""Figures beside the quiz in the page editor."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from wagtail.admin.panels import Panel


class QuizFiguresPanel(Panel):
    """How the questions of a step do, above the field where they are written: “41 % wybiera B”."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page, for one person."""

        template_name = "learning/admin/quiz_figures.html"

        def is_shown(self) -> bool:
            """Only once the page has been saved; before, nothing was asked."""
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Read the figures: five statements, one for the course that the report is about, one for steps that teach."""
            from learning.domain.counting.recounting import courses_of
            from learning.domain.figures.course_figures import source_pages
            from learning.domain.figures.statistics import question_report
            from learning.domain.keys import page_key
            from learning.models import StepPage

            from .figures_view import COUNTERS

            context = super().get_context_data(parent_context)
            key = page_key(self.instance)
            may_see = self.request.user.has_perm(COUNTERS)
            figures = [question for question in question_report(key) if question.n] if may_see else []
            courses: list[UUID] = courses_of([key]) if figures else []
            report = reverse("learning_question_figures", args=[courses[0]]) if courses else ""
            taught_in = {question.taught_in for question in figures if question.taught_in}
            teachers = source_pages(StepPage, list(taught_in)) if taught_in else {}
            rows = [(question, teachers.get(question.taught_in) if question.taught_in else None) for question in figures]
            return {**context, "rows": rows, "report": report, "may_see": may_see}
