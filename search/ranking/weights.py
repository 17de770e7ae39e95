"""How much what counts. Found on the half of the graded questions that is for tuning (docs/search.md); measured by ``make bench``."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Weights:
    """The numbers of the ranking. What a word of the question gains is a sum over where it stands."""

    title: float = 1.0
    lead: float = 0.5
    above: float = 0.25
    body: float = 0.5
    #: How soon more of the same word says nothing more.
    saturation: float = 1.2
    #: How much a long text is held against a short one, from 0 to 1.
    length: float = 0.5
    #: What a synonym counts of what was typed.
    synonym: float = 0.75
    #: For words of the question that stand together in one paragraph.
    together: float = 1.0
    #: Exponent of the share of the question that a document has.
    coverage: float = 1.5
    #: For a title that says nothing but the question, and falling with what else it says.
    exact_title: float = 0.5
    archived: float = 0.6
    kinds: dict[str, float] = field(default_factory=dict)

    def of_kind(self, kind: str) -> float:
        """What a kind counts; most people want the matter itself before a list of its steps."""
        return self.kinds.get(kind, 1.0)


WEIGHTS = Weights()
