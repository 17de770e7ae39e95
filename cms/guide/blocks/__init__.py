"""Blocks of the guide."""

from .deadlines import DateItemBlock, DeadlinesBlock
from .decisions import DecisionNodesBlock
from .journey import DatesBlock, JourneyBlock, steps_in
from .steps import StepBlock

__all__ = ["DateItemBlock", "DatesBlock", "DeadlinesBlock", "DecisionNodesBlock", "JourneyBlock", "StepBlock", "steps_in"]
