"""Which contexts, previews and addresses belong to which page types of the room."""

from cms.core.pages.contexts import provide_context, provide_preview
from learning.models import CourseIndexPage, CoursePage, ModulePage, StepPage

from . import whole_course
from .context import course_context, course_index_context, module_context, step_context
from .preview import step_preview


def register() -> None:
    """Tell the core; called once when the app is ready."""
    provide_context(CourseIndexPage, course_index_context)
    provide_context(CoursePage, course_context)
    provide_context(ModulePage, module_context)
    provide_context(StepPage, step_context)
    provide_preview(StepPage, step_preview)
    whole_course.register()
