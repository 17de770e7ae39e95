"""The quiz of a step: one block for each type of question."""

from typing import Any
from uuid import UUID

from wagtail import blocks

from learning.enums import QuestionKind

from .arranged import MatchingBlock, OrderingBlock, PollBlock
from .choice import MultipleChoiceBlock, SingleChoiceBlock, TrueFalseBlock
from .scenario import ScenarioBlock
from .typed import GapFillBlock, NumberBlock, ReflectionBlock, ShortTextBlock


class QuestionsBlock(blocks.StreamBlock):
    """The quiz of a step. The name of a block is the name of its type (``learning.kinds``)."""

    single = SingleChoiceBlock()
    multiple = MultipleChoiceBlock()
    true_false = TrueFalseBlock()
    short_text = ShortTextBlock()
    number = NumberBlock()
    matching = MatchingBlock()
    ordering = OrderingBlock()
    gap_fill = GapFillBlock()
    scenario = ScenarioBlock()
    reflection = ReflectionBlock()
    poll = PollBlock()

    class Meta:
        required = False
        block_counts: dict[str, Any] = {}


def question_kind(block_type: str) -> QuestionKind:
    """The type of question that a block of the quiz is."""
    return QuestionKind(block_type)


def block_uuid(raw: Any) -> UUID:
    """A block's id as a UUID.

    Raises:
        ValueError: when the id is not one, as in content written by hand without ids.
    """
    return UUID(str(raw))
