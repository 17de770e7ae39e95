"""Samples by component. A component without a sample fails the suite."""

from cms.core.gallery.sample import Sample

from .courses import COURSES
from .frame import FRAME
from .lists import LISTS
from .pages import PAGES
from .projects import PROJECTS
from .quizzes import QUIZZES

SAMPLES: dict[str, tuple[Sample, ...]] = {**FRAME, **PAGES, **LISTS, **COURSES, **QUIZZES, **PROJECTS}
