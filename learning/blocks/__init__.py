"""Blocks of the learning room."""

from .course import BandsBlock, OutcomesBlock, PrerequisitesBlock
from .questions import QuestionsBlock, block_uuid, question_kind

__all__ = [
    "BandsBlock",
    "OutcomesBlock",
    "PrerequisitesBlock",
    "QuestionsBlock",
    "block_uuid",
    "question_kind",
]
