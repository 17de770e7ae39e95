"""Rows of the feedback room."""

from .counts import FeedbackCount
from .senders import SenderHour, SenderVote
from .votes import Feedback

__all__ = ["Feedback", "FeedbackCount", "SenderHour", "SenderVote"]
