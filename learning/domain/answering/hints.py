"""Hints that cost: taken once, remembered in the open attempt, so that reading one and reloading the page is not free."""

from collections.abc import Collection, Iterable
from uuid import UUID

from learning.errors import UnknownOptionError
from learning.kinds import Payload, Texts

from .pinned import PinnedQuestion


def hint_cost(payload: Payload, texts: Texts) -> int:
    """What a question's hint costs, in percent of its points; 0 where it is shown at once or there is none."""
    return int(payload.get("hint_cost", 0)) if texts.get("hint") else 0


def check_hints(asked: Iterable[PinnedQuestion], wanted: Collection[UUID]) -> None:
    """Check that hints may be taken.

    Raises:
        UnknownOptionError: when one is of a question that was not asked, or whose hint does not cost anything.
    """
    costly = {question.block_id for question in asked if hint_cost(question.payload, question.texts)}
    if not set(wanted) <= costly:
        raise UnknownOptionError
