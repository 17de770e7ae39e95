"""Pages of the guide as files."""

from .decisions import DECISION_KINDS
from .sections import SECTION_KINDS

GUIDE_KINDS = (*SECTION_KINDS, *DECISION_KINDS)

__all__ = ["DECISION_KINDS", "GUIDE_KINDS", "SECTION_KINDS"]
