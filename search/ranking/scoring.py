"""How well a document answers a question: the same for every backend, which only say which documents to look at.

For each word of the question, how rare it is (the inverse document frequency of Okapi BM25) times where and how often it stands; a word
counts more slowly the more often it stands (S. Robertson, H. Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond”, 2009).
That is multiplied by the share of the question that is there, and raised by words that stand together and by a title that says just that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from search.analysis.documents import BREAK
from search.analysis.parts import Question, Way, WayKind

from .weights import Weights

_BETWEEN = f" {BREAK} "
#: Paragraphs that are looked at for words that stand together.
_MOST_PARAGRAPHS = 200
#: Documents that are looked at paragraph by paragraph.
LOOKED_CLOSELY = 60


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


def in_order(documents: Iterable[Scored], question: Question, every: int, weights: Weights) -> list[tuple[float, Scored]]:
    """The documents that have anything of a question, the best first; ties in the same order on every database.

    Args:
        documents: what may answer.
        question: what is looked for.
        every: how many documents the language has.
        weights: the numbers of the ranking.

    Returns:
        Pairs of score and document.
    """
    rarities = [[_rarity(found, every) for found in part.documents] for part in question.parts]
    worths = [[_worth(way, sum(rare), every, weights) for way in part.ways] for part, rare in zip(question.parts, rarities, strict=True)]
    asked = _Asked(question, rarities, worths, sum(map(sum, rarities)))
    first = sorted(((_alone(document, asked, weights), document) for document in documents), key=_place)
    if len(question.parts) > 1:
        # Looking through all paragraphs of all documents would cost more than everything else, and moves nothing up from far below.
        near = [(value * (1 + weights.together * _together(document, asked)), document) for value, document in first[:LOOKED_CLOSELY]]
        first = sorted(near, key=_place) + first[LOOKED_CLOSELY:]
    return [(value, document) for value, document in first if value > 0]


@dataclass(frozen=True)
class _Asked:
    """A question with the rarity of each word of each part, what each way to say a part is worth, and the rarity of all together."""

    question: Question
    rarities: list[list[float]]
    worths: list[list[float]]
    every: float

    def share_in(self, words: frozenset[str] | set[str]) -> tuple[float, int]:
        """Which share of the question, by rarity, stands among some words, and how many parts of it."""
        has = [
            sum(rare)
            for part, rare in zip(self.question.parts, self.rarities, strict=True)
            if any(all(not terms.isdisjoint(words) for terms in way.groups) for way in part.ways)
        ]
        return sum(has) / self.every, len(has)


def _place(one: tuple[float, Scored]) -> tuple[float, bool, str, str]:
    value, document = one
    return (-value, document.is_archived, document.source, document.key)


def _alone(document: Scored, asked: _Asked, weights: Weights) -> float:
    """How well a document answers, without looking at which words stand together."""
    if not asked.every:
        return 0.0
    gained = there = 0.0
    for part, rare, worths in zip(asked.question.parts, asked.rarities, asked.worths, strict=True):
        ways = [(*_of_way(way, rare, worth, document, weights), way) for way, worth in zip(part.ways, worths, strict=True)]
        gain, share, best = max(ways, key=lambda one: one[:2])
        # Who says a thing in several ways speaks of it more than in passing; a root says too little of its own to be more of the same.
        again = sum(other for other, _share, way in ways if way is not best and way.kind is not WayKind.ROOT)
        gained += gain + weights.again * again
        there += share
    value = gained * (there / asked.every) ** weights.coverage + weights.asked * asked.every * _phrased(document, asked, weights)
    value *= 1 + weights.exact_title * _title_share(document, asked.question)
    return value * weights.of_kind(document.kind) * (weights.archived if document.is_archived else 1.0)


def _rarity(documents: int, every: int) -> float:
    return max(log(1 + (every - documents + 0.5) / (documents + 0.5)), 0.1) if documents < every else 0.1


def _worth(way: Way, own: float, every: int, weights: Weights) -> float:
    """What a way of saying a part is worth at most: a synonym that every second document has says less than a rare word that was typed.

    Args:
        way: the way.
        own: the rarity of what was typed.
        every: how many documents the language has.
        weights: the numbers of the ranking.
    """
    if way.kind is WayKind.OWN:
        return own
    if way.kind is WayKind.ROOT:
        return weights.root * own
    return weights.synonym * min(own, sum(_rarity(found, every) for found in way.documents))


def _of_way(way: Way, rare: Sequence[float], worth: float, document: Scored, weights: Weights) -> tuple[float, float]:
    """What a way of saying a part gains, and how much of the part is there."""
    gains = [_gain(terms, document, weights) for terms in way.groups]
    if way.kind is WayKind.OWN:
        pairs = list(zip(gains, rare, strict=True))
        return sum(gain * rarity for gain, rarity in pairs), sum(rarity for gain, rarity in pairs if gain)
    if not all(gains):
        return 0.0, 0.0
    return worth * sum(gains) / len(gains), worth


def _gain(terms: frozenset[str], document: Scored, weights: Weights) -> float:
    in_title, in_lead, is_above, is_asked, often = _where(terms, document)
    gain = weights.title * in_title + weights.lead * in_lead + weights.above * is_above + weights.phrase * is_asked
    return gain + weights.body * often / (often + weights.saturation)


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


def _phrased(document: Scored, asked: _Asked, weights: Weights) -> float:
    """How near the nearest phrase by which people ask for the document is to the question, from 0 to 1."""
    best = 0.0
    every_term = asked.question.terms
    for phrase in document.asked_terms.split(_BETWEEN) if document.asked_terms else ():
        words = phrase.split()
        said = sum(word in every_term for word in words)
        if said:
            near = weights.beside + (1 - weights.beside) * said / len(words)
            best = max(best, asked.share_in(frozenset(words))[0] * near)
    return best**weights.nearness


def _title_share(document: Scored, question: Question) -> float:
    """Which share of a title the question is, if all of the question is in it."""
    words = document.title_terms.split()
    asked = [way for part in question.parts for way in part.ways[:1]]
    if not words or not all(any(f" {term} " in document.title_terms for term in terms) for way in asked for terms in way.groups):
        return 0.0
    return sum(word in question.terms for word in words) / len(words)


def _together(document: Scored, asked: _Asked) -> float:
    """The share of the question in the best paragraph, if it has more than one part of it; the title and what leads to the text are one."""
    best = 0.0
    first = f"{document.title_terms}{document.lead_terms}"
    for paragraph in (first, *document.body_terms.split(_BETWEEN)[:_MOST_PARAGRAPHS]):
        words = set(paragraph.split())
        if not asked.question.terms.isdisjoint(words):
            share, parts = asked.share_in(words)
            best = max(best, share) if parts > 1 else best
    return best
