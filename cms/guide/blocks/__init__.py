"""Blocks of the guide."""

from .deadlines import DateItemBlock, DeadlinesBlock
from .journey import DatesBlock, JourneyBlock, steps_in
from .steps import StepBlock

__all__ = ["DateItemBlock", "DatesBlock", "DeadlinesBlock", "JourneyBlock", "StepBlock", "steps_in"]
