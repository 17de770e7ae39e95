"""Models of the learning room."""

from .attempts import Attempt, Response
from .groups import GroupConsent, GroupCourse, GroupMember, LearningGroup
from .pages import CourseIndexPage, CoursePage, ModulePage, StepPage
from .personal import Bookmark, ReminderWish, SentReminder, StepNote
from .progress import CourseProgress, CourseStructure, StepCompletion, StructureStep
from .questions import Question, QuestionText, QuestionVersion
from .regrades import Regrade, RegradeChange
from .statistics import LearningCount, LearningTotal, OptionStat, QuestionStat

__all__ = [
    "Attempt",
    "Bookmark",
    "CourseIndexPage",
    "CoursePage",
    "CourseProgress",
    "CourseStructure",
    "GroupConsent",
    "GroupCourse",
    "GroupMember",
    "LearningCount",
    "LearningGroup",
    "LearningTotal",
    "ModulePage",
    "OptionStat",
    "Question",
    "QuestionStat",
    "QuestionText",
    "QuestionVersion",
    "Regrade",
    "RegradeChange",
    "ReminderWish",
    "Response",
    "SentReminder",
    "StepCompletion",
    "StepNote",
    "StepPage",
    "StructureStep",
]
