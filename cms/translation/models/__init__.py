"""Rows of the translation room."""

from .arrivals import StringArrival
from .assignments import Assignment
from .policies import LanguagePolicy
from .terms import ApprovedTerm

__all__ = ["ApprovedTerm", "Assignment", "LanguagePolicy", "StringArrival"]
