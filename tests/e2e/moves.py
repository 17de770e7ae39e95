"""What a person does with an answer in mind. How it is done, with a mouse or on a keyboard, stands in ``answering``."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tick:
    """Choose a radio button or tick a box, by the name of the field and its value."""

    field: str
    value: str


@dataclass(frozen=True)
class Write:
    """Type into a field."""

    field: str
    words: str


@dataclass(frozen=True)
class Pick:
    """Choose from a menu by what stands there."""

    field: str
    words: str


@dataclass(frozen=True)
class Decide:
    """Make a decision of a scenario final, after it was ticked; the next scene comes."""

    block: str
    field: str


Move = Tick | Write | Pick | Decide
