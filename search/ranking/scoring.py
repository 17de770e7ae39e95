"""How well a document answers a question: the same for every backend, which only say which documents to look at.

For each word of the question, how rare it is (the inverse document frequency of Okapi BM25) times where and how often it stands; a word
counts more slowly the more often it stands (S. Robertson, H. Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond”, 2009).
That is multiplied by the share of the question that is there, and raised by words that stand together and by a title that says just that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from search.analysis.parts import Question, Way, WayKind

from .weights import Weights

#: Between paragraphs (``search.models.documents.BREAK``).
_BREAK = " | "
#: Paragraphs that are looked at for words that stand together.
_MOST_PARAGRAPHS = 200


@dataclass(frozen=True)
class Scored:
    """A document as the ranking looks at it; terms stand between spaces."""

    pk: int
    source: str
    key: str
    kind: str
    title_terms: str
    lead_terms: str
    above_terms: str
    asked_terms: str
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
    long = 1 - weights.length + weights.length * (document.body_terms.count(" ") + 30) / (corpus.length + 30)
    rarities = [[_rarity(found, corpus.documents) ** weights.rarity for found in part.documents] for part in question.parts]
    every = sum(map(sum, rarities))
    gained = there = 0.0
    for part, rare in zip(question.parts, rarities, strict=True):
        gain, share = max(_of_way(way, rare, document, long, weights) for way in part.ways)
        gained += gain
        there += share
    if not every:
        return 0.0
    value = gained * (there / every) ** weights.coverage + weights.asked * every * _asked(document, question, rarities)
    value *= 1 + weights.exact_title * _title_share(document, question)
    if len(question.parts) > 1:
        value *= 1 + weights.together * _together(document, question, rarities) / every
    return value * weights.of_kind(document.kind) * (weights.archived if document.is_archived else 1.0)


def _rarity(documents: int, every: int) -> float:
    return max(log(1 + (every - documents + 0.5) / (documents + 0.5)), 0.1) if documents < every else 0.1


def _of_way(way: Way, rare: Sequence[float], document: Scored, long: float, weights: Weights) -> tuple[float, float]:
    """What a way of saying a part gains, and how much of the part is there."""
    gains = [_gain(terms, document, long, weights) for terms in way.groups]
    if way.kind is WayKind.OWN:
        pairs = list(zip(gains, rare, strict=True))
        return sum(gain * worth for gain, worth in pairs), sum(worth for gain, worth in pairs if gain)
    if not all(gains):
        return 0.0, 0.0
    worth = weights.synonym if way.kind is WayKind.SYNONYM else weights.root
    return worth * sum(rare) * sum(gains) / len(gains), worth * sum(rare)


def _gain(terms: frozenset[str], document: Scored, long: float, weights: Weights) -> float:
    in_title, in_lead, is_above, is_asked, often = _where(terms, document)
    gain = weights.title * in_title + weights.lead * in_lead + weights.above * is_above + weights.phrase * is_asked
    return gain + weights.body * (often / long) / (often / long + weights.saturation)


def _where(terms: frozenset[str], document: Scored) -> tuple[bool, bool, bool, bool, int]:
    """Whether any of these terms stands in the title, in what leads to the text, above it, in what people ask; how often in the text."""
    spaced = [f" {term} " for term in terms]
    return (
        any(term in document.title_terms for term in spaced),
        any(term in document.lead_terms for term in spaced),
        any(term in document.above_terms for term in spaced),
        any(term in document.asked_terms for term in spaced),
        max(document.body_terms.count(term) for term in spaced),
    )


def _asked(document: Scored, question: Question, rarities: Sequence[Sequence[float]]) -> float:
    """How near the nearest phrase by which people ask for the document is to the question, from 0 to 1."""
    best = 0.0
    if not document.asked_terms:
        return best
    every = sum(map(sum, rarities))
    for phrase in document.asked_terms.split(_BREAK):
        has = sum(
            sum(rare)
            for part, rare in zip(question.parts, rarities, strict=True)
            if any(all(any(f" {term} " in f" {phrase} " for term in terms) for terms in way.groups) for way in part.ways)
        )
        if has:
            words = phrase.split()
            said = sum(word in question.terms for word in words) / len(words)
            best = max(best, has / every * (0.4 + 0.6 * said))
    return best


def _title_share(document: Scored, question: Question) -> float:
    """Which share of a title the question is, if all of the question is in it."""
    words = document.title_terms.split()
    asked = [way for part in question.parts for way in part.ways[:1]]
    if not words or not all(any(f" {term} " in document.title_terms for term in terms) for way in asked for terms in way.groups):
        return 0.0
    return sum(word in question.terms for word in words) / len(words)


def _together(document: Scored, question: Question, rarities: Sequence[Sequence[float]]) -> float:
    """The rarity of what the best paragraph has of the question, if it has more than one part of it; the title and the summary are one."""
    best = 0.0
    first = f"{document.title_terms}{document.lead_terms}"
    for paragraph in (first, *document.body_terms.split(_BREAK)[:_MOST_PARAGRAPHS]):
        has = [
            sum(rare)
            for part, rare in zip(question.parts, rarities, strict=True)
            if any(all(any(f" {term} " in paragraph for term in terms) for terms in way.groups) for way in part.ways)
        ]
        if len(has) > 1:
            best = max(best, sum(has))
    return best
