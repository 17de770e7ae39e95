"""Reports on courses: the list, a course step by step, and its questions. Everything from counters."""

from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from learning.domain.figures.course_figures import CourseFigures, StepFigures, all_courses, one_course
from learning.domain.figures.statistics import QuestionFigures, question_reports

from .charts import month_chart
from .figures_view import FiguresView, courses_crumb
from .question_rows import QuestionRow, question_rows


class CourseListView(FiguresView):
    """Every course with who came and who completed it."""

    template_name = "learning/admin/report_courses.html"
    page_title = _("Courses: who takes them")
    export_filename = "courses"
    list_export = ("title", "edition", "enrolled", "completed", "completion_rate")
    export_headings = {
        "title": _("Course"),
        "edition": _("Edition"),
        "enrolled": _("Enrolled"),
        "completed": _("Completed"),
        "completion_rate": _("Share that completed"),
    }

    def rows(self) -> list[CourseFigures]:
        """All courses."""
        return all_courses(self.scope)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the courses."""
        return super().get_context_data(courses=self.rows(), **kwargs)


class CourseView(FiguresView):
    """One course, step by step."""

    template_name = "learning/admin/report_course.html"
    list_export = (
        "number", "title", "module", "required", "reached", "done", "dropped", "drop_off", "attempted", "attempts_each",
        "pass_rate_first", "pass_rate", "median_seconds",
    )  # fmt: skip
    export_headings = {
        "number": _("Step"),
        "title": _("Title"),
        "module": _("Module"),
        "required": _("Required"),
        "reached": _("Reached"),
        "done": _("Done"),
        "dropped": _("Stopped here"),
        "drop_off": _("Share that stopped here"),
        "attempted": _("Answered the quiz"),
        "attempts_each": _("Attempts each"),
        "pass_rate_first": _("Share that passed at once"),
        "pass_rate": _("Share that passed in the end"),
        "median_seconds": _("Median time in seconds"),
    }

    @cached_property
    def course(self) -> CourseFigures:
        """The course.

        Raises:
            Http404: when there is no such course.
        """
        course = one_course(self.kwargs["course_key"], self.scope)
        if course is None:
            raise Http404
        return course

    def get_page_title(self) -> str:
        """The course's title."""
        return self.course.title

    def trail(self) -> list[dict[str, Any]]:
        """The list of courses."""
        return [courses_crumb()]

    def get_filename(self) -> str:
        """A name that tells courses apart."""
        return f"course-{self.course.key}"

    def rows(self) -> list[StepFigures]:
        """The steps."""
        return self.course.steps

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the course and its chart."""
        return super().get_context_data(course=self.course, chart=month_chart(self.course.months), **kwargs)


class QuestionsView(FiguresView):
    """The questions of a course. They are counted over all first attempts, whoever made them."""

    template_name = "learning/admin/report_questions.html"
    list_export = (
        "step_number", "step_title", "figures.number", "figures.prompt", "kind_label", "figures.n", "figures.facility",
        "figures.discrimination", "figures.hints", "wrong_words", "wrong_share", "figures.earlier",
    )  # fmt: skip
    export_headings = {
        "step_number": _("Step"),
        "step_title": _("Title"),
        "figures.number": _("Question"),
        "figures.prompt": _("Words"),
        "kind_label": _("Type"),
        "figures.n": _("Answers"),
        "figures.facility": _("Facility index"),
        "figures.discrimination": _("Discrimination index"),
        "figures.hints": _("Share that took the hint"),
        "wrong_words": _("Most chosen wrong answer"),
        "wrong_share": _("Share that chose it"),
        "figures.earlier": _("Answers to earlier versions"),
    }

    @cached_property
    def course(self) -> CourseFigures:
        """The course, without limits: the statistics of questions know none.

        Raises:
            Http404: when there is no such course.
        """
        course = one_course(self.kwargs["course_key"], self.scope)
        if course is None:
            raise Http404
        return course

    def get_page_title(self) -> str:
        """What is shown of which course."""
        return str(_("Questions of “%(course)s”") % {"course": self.course.title})

    def trail(self) -> list[dict[str, Any]]:
        """The list of courses, and the course."""
        return [courses_crumb(), {"url": reverse("learning_course_figures", args=[self.course.key]), "label": self.course.title}]

    def get_filename(self) -> str:
        """A name that tells courses apart."""
        return f"questions-{self.course.key}"

    def rows(self) -> list[QuestionRow]:
        """The questions in the order of the course."""
        reports: dict[UUID, list[QuestionFigures]] = question_reports([step.key for step in self.course.steps])
        return question_rows(self.course.steps, reports, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the questions."""
        return super().get_context_data(course=self.course, questions=self.rows(), **kwargs)
