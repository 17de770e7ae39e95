"""Models of the guide."""

from .decisions import DecisionPage
from .handbook import ChapterPage, HandbookPage
from .offices import Office
from .own import OwnChoice, OwnDate, OwnJourney, OwnStep
from .procedures import ProcedurePage
from .sections import GuideIndexPage

__all__ = [
    "ChapterPage",
    "DecisionPage",
    "GuideIndexPage",
    "HandbookPage",
    "Office",
    "OwnChoice",
    "OwnDate",
    "OwnJourney",
    "OwnStep",
    "ProcedurePage",
]
