"""What a component is drawn with in the gallery."""

from dataclasses import dataclass, field
from enum import StrEnum
from types import SimpleNamespace
from typing import Any

#: A word that no line of a phone holds, a title as officials write them, and a text that does not end.
LONG_WORD = "Konstantynopolitańczykowianeczkom-internacjonalistkom"
LONG_TITLE = (
    "Rozporządzenie w sprawie szczegółowego sposobu prowadzenia ewidencji stowarzyszeń zwykłych, jej wzoru oraz szczegółowej treści"
    " wpisów w tej ewidencji, wraz z objaśnieniami dla organizacji prowadzących działalność odpłatną"
)
LONG_TEXT = " ".join(["Organizacja składa sprawozdanie do 31 marca roku następującego po roku, którego ono dotyczy."] * 6)


class State(StrEnum):
    """The states in which a component is drawn."""

    NORMAL = "normal"
    EMPTY = "empty"
    LONG = "long"
    TINY = "tiny"
    MANY = "many"
    ERROR = "error"


@dataclass(frozen=True)
class Sample:
    """A component in one state; ``note`` tells apart two samples of the same state."""

    state: State
    values: dict[str, Any] = field(default_factory=dict)
    note: str = ""


def thing(**values: Any) -> SimpleNamespace:
    """Anything that a template reads by its names."""
    return SimpleNamespace(**values)


def normal(note: str = "", /, **values: Any) -> Sample:
    """The state that is met most."""
    return Sample(State.NORMAL, values, note)


def empty(note: str = "", /, **values: Any) -> Sample:
    """Nothing there."""
    return Sample(State.EMPTY, values, note)


def long(note: str = "", /, **values: Any) -> Sample:
    """Words and texts longer than anybody planned."""
    return Sample(State.LONG, values, note)


def tiny(note: str = "", /, **values: Any) -> Sample:
    """The least there can be."""
    return Sample(State.TINY, values, note)


def many(note: str = "", /, **values: Any) -> Sample:
    """More of them than fit at once."""
    return Sample(State.MANY, values, note)


def error(note: str = "", /, **values: Any) -> Sample:
    """Something went wrong."""
    return Sample(State.ERROR, values, note)
