"""A question between a file of another system and the records of the portal: texts are plain already, the key is not settled yet."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

WHOLE = Decimal(100)


class ForeignKind(Enum):
    """What other systems ask that the portal asks too."""

    CHOICE = "choice"
    TRUE_FALSE = "true_false"
    SHORT = "short"
    NUMBER = "number"
    MATCHING = "matching"
    ORDERING = "ordering"
    GAPS = "gaps"
    ESSAY = "essay"


@dataclass
class ForeignAnswer:
    """An answer with the percent of the points that it is worth. ``tolerance`` is of numbers."""

    text: str
    weight: Decimal = WHOLE
    feedback: str = ""
    tolerance: str = ""


@dataclass
class ForeignGap:
    """A gap: what is right, and what else can be chosen."""

    accepted: list[str]
    distractors: list[str] = field(default_factory=list)


@dataclass
class Foreign:
    """A question. ``line`` is where it begins; ``notes`` collect what has no place here."""

    line: int
    title: str
    kind: ForeignKind
    text: str
    answers: list[ForeignAnswer] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    gaps: list[ForeignGap] = field(default_factory=list)
    #: Of choices: whether one answer is chosen, or several.
    single: bool = True
    #: Whether a share of the points is given.
    partial: bool = True
    shuffle: bool = True
    #: Of statements.
    true: bool = True
    why_true: str = ""
    why_false: str = ""
    unit: str = ""
    points: Decimal = Decimal(1)
    hint: str = ""
    hint_cost: int = 0
    general: str = ""
    after_right: str = ""
    after_wrong: str = ""
    notes: list[str] = field(default_factory=list)


def joined(*parts: str) -> str:
    """Texts under one another, each once, empty ones left out."""
    return "\n".join(dict.fromkeys(part for part in parts if part))
