"""Models of the learning room."""

from .attempts import Attempt, Response
from .pages import CourseIndexPage, CoursePage, ModulePage, StepPage
from .progress import CourseProgress, CourseStructure, StepCompletion, StructureStep
from .questions import Question, QuestionText, QuestionVersion

__all__ = [
    "Attempt",
    "CourseIndexPage",
    "CoursePage",
    "CourseProgress",
    "CourseStructure",
    "ModulePage",
    "Question",
    "QuestionText",
    "QuestionVersion",
    "Response",
    "StepCompletion",
    "StepPage",
    "StructureStep",
]
