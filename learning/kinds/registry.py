"""The table of types of question."""

from learning.enums import QuestionKind

from .base import Kind
from .choice import MultipleChoice, SingleChoice, TrueFalse
from .gap_fill import GapFill
from .matching import Matching
from .number import Number
from .ordering import Ordering
from .poll import Poll
from .reflection import Reflection
from .scenario import Scenario
from .short_text import ShortText

#: All types, by name. A type is its block, its two templates, its record in quiz files and one line here.
KINDS: dict[str, Kind] = {
    kind.name.value: kind
    for kind in (
        SingleChoice(),
        MultipleChoice(),
        TrueFalse(),
        ShortText(),
        Number(),
        Matching(),
        Ordering(),
        GapFill(),
        Scenario(),
        Reflection(),
        Poll(),
    )
}


def kind_of(name: str | QuestionKind) -> Kind:
    """The type of question with this name.

    Raises:
        ValueError: when there is none.
    """
    try:
        return KINDS[QuestionKind(name).value]
    except KeyError as error:
        raise ValueError(f"unknown type of question: {name}") from error
