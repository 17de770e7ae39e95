"""Samples by component. A component without a sample fails the suite."""

from cms.core.gallery.sample import Sample

from .acts import ACTS
from .arranged_questions import ARRANGED_QUESTIONS
from .certificates import CERTIFICATES
from .choice_questions import CHOICE_QUESTIONS
from .courses import COURSES
from .decisions import DECISIONS
from .frame import FRAME
from .glossary import GLOSSARY
from .groups import GROUPS
from .guide import GUIDE
from .lists import LISTS
from .mine import MINE
from .pages import PAGES
from .projects import PROJECTS
from .quizzes import QUIZZES
from .search import SEARCH
from .typed_questions import TYPED_QUESTIONS

SAMPLES: dict[str, tuple[Sample, ...]] = {
    **FRAME,
    **PAGES,
    **LISTS,
    **COURSES,
    **QUIZZES,
    **CERTIFICATES,
    **CHOICE_QUESTIONS,
    **ARRANGED_QUESTIONS,
    **MINE,
    **GROUPS,
    **GUIDE,
    **GLOSSARY,
    **ACTS,
    **TYPED_QUESTIONS,
    **PROJECTS,
    **DECISIONS,
    **SEARCH,
}
