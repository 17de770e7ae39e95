"""How well a document answers a question: the same for every backend, which only say which documents to look at.

Okapi BM25 over weighted fields (S. Robertson, H. Zaragoza, M. Taylor, “Simple BM25 extension to multiple weighted fields”, CIKM 2004),
times the share of the question that is there, plus what a title that says just that is worth.
"""

from dataclasses import dataclass
from math import log

from search.analysis.parts import Question, Way

from .weights import Weights


@dataclass(frozen=True)
class Scored:
    """A document as the ranking looks at it; terms stand between spaces."""

    pk: int
    source: str
    key: str
    kind: str
    title_terms: str
    lead_terms: str
    body_terms: str
    section: str
    group: str
    year: int | None
    is_archived: bool


@dataclass(frozen=True)
class Corpus:
    """How many documents a language has, and how long their texts are on average, in terms."""

    documents: int
    length: float


def score(document: Scored, question: Question, corpus: Corpus, weights: Weights) -> float:
    """How well a document answers.

    Args:
        document: the document.
        question: what is looked for.
        corpus: all documents of the language.
        weights: the numbers of the ranking.

    Returns:
        0 for a document that has nothing of the question; more is better.
    """
    gained = best = 0.0
    long = 1 - weights.length + weights.length * (document.body_terms.count(" ") + 30) / (corpus.length + 30)
    for part in question.parts:
        rare = [_rarity(found, corpus.documents) for found in part.documents]
        best += sum(rare)
        gained += max(_of_way(way, rare, document, long, weights) for way in part.ways)
    if not gained:
        return 0.0
    whole = (gained / best) ** weights.coverage if best else 1.0
    value = gained * whole * (1 + weights.exact_title * _title_share(document, question))
    return value * weights.of_kind(document.kind) * (weights.archived if document.is_archived else 1.0)


def _rarity(documents: int, every: int) -> float:
    return log(1 + (every - documents + 0.5) / (documents + 0.5)) if documents < every else 0.1


def _of_way(way: Way, rare: list[float], document: Scored, long: float, weights: Weights) -> float:
    """What a way of saying a part gains, between 0 and the sum of its rarities."""
    shares = [_share(terms, document, long, weights) for terms in way.groups]
    if way.is_own:
        return sum(share * worth for share, worth in zip(shares, rare, strict=True))
    return weights.synonym * sum(rare) * sum(shares) / len(shares) if all(shares) else 0.0


def _share(terms: frozenset[str], document: Scored, long: float, weights: Weights) -> float:
    fields = ((document.title_terms, weights.title), (document.lead_terms, weights.lead), (document.body_terms, weights.body / long))
    often = max(sum(weight * text.count(f" {term} ") for text, weight in fields) for term in terms)
    return often / (often + weights.saturation)


def _title_share(document: Scored, question: Question) -> float:
    """Which share of a title the question is, if all of the question is in it."""
    words = document.title_terms.split()
    asked = [way for part in question.parts for way in part.ways[:1]]
    if not words or not all(any(f" {term} " in document.title_terms for term in terms) for way in asked for terms in way.groups):
        return 0.0
    said = sum(word in question.terms for word in words)
    return said / len(words)

