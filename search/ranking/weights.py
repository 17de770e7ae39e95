"""How much what counts. Found on the half of the graded questions that is for tuning (docs/search.md); measured by ``make bench``."""

from collections.abc import Mapping
from dataclasses import dataclass, field

#: What a kind counts of what others do: the matter as a whole comes before one of its steps.
KINDS: Mapping[str, float] = {
    "course": 1.4, "news": 0.95, "project": 0.95, "step": 0.9, "publication": 0.85,
}  # fmt: skip


@dataclass(frozen=True)
class Weights:
    """The numbers of the ranking. What a word of the question gains is a sum over where it stands."""

    title: float = 1.6
    lead: float = 0.8
    above: float = 0.85
    body: float = 0.66
    #: For a word of any phrase by which people ask for the document.
    phrase: float = 0.5
    #: For a phrase by which people ask for the document, as near to the question as it is.
    asked: float = 1.3
    #: What of that is left to a phrase that says much beside the question, and how fast it falls with what is missing or beside.
    beside: float = 0.1
    nearness: float = 1.25
    #: How soon more of the same word says nothing more.
    saturation: float = 1.9
    #: What each further way to say the same counts, where a document has several.
    again: float = 0.4
    #: What a synonym counts of what was typed.
    synonym: float = 0.75
    #: What a word of the same root counts of what was typed.
    root: float = 0.54
    #: For words of the question that stand together in one paragraph.
    together: float = 0.17
    #: Exponent of the share of the question that a document has.
    coverage: float = 1.5
    #: For a title that says nothing but the question, and falling with what else it says.
    exact_title: float = 0.86
    archived: float = 0.8
    kinds: Mapping[str, float] = field(default_factory=lambda: KINDS)

    def of_kind(self, kind: str) -> float:
        """What a kind counts; most people want the matter itself before a list of its steps."""
        return self.kinds.get(kind, 1.0)


WEIGHTS = Weights()
