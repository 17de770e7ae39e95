"""How much what counts. Found on the half of the graded questions that is for tuning (docs/search.md); measured by ``make bench``."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Weights:
    """The numbers of the ranking. A term counts in a field by how often it stands there, more slowly each time (BM25F)."""

    title: float = 6.0
    lead: float = 2.5
    body: float = 1.0
    #: How soon more of the same word says nothing more.
    saturation: float = 1.6
    #: How much a long text is held against a short one.
    length: float = 0.6
    #: What a synonym counts of what was typed.
    synonym: float = 0.75
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
