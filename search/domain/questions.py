"""From what was typed to what the index is asked: own terms where documents have them, else what was perhaps meant."""

from collections.abc import Mapping, Sequence

from search.analysis.parts import Question, QuestionPart, Way, WayKind
from search.analysis.questions import Asked, asked, cleaned
from search.analysis.synonyms import Expression, Synonyms

from .vocabulary import completed, documents_with, meant, same_root

#: A term that no document has is as rare as can be.
UNKNOWN = 0


def read_question(typed: str, language: str, *, synonyms: Synonyms, correct: bool = True) -> Question:
    """Read what was typed; at most three statements and two more for each word that no document has.

    Args:
        typed: anything at all.
        language: the language in which to look.
        synonyms: what means the same.
        correct: whether a word that is in no document is taken for one that is near.
    """
    text = cleaned(typed)
    words = [word for word in asked(text, language) if not word.says_nothing]
    spans = _spans(words, synonyms)
    others = {term for _place, _length, ways in spans for way in ways for terms in way for term in terms}
    known = documents_with(others.union(*(word.own | word.perhaps for word in words)), language)
    groups: list[tuple[frozenset[str], int]] = []
    corrected = text
    for word in words:
        terms, found = _terms(word, known, language)
        if not found and correct and word.is_word and not synonyms.knows(word):
            better = meant(word.folded, language)
            if better:
                corrected = corrected.replace(word.shown, better)
                again = asked(better, language)[0]
                terms, found = again.own, max(documents_with(again.own, language).values(), default=1)
        groups.append((terms, found))
    roots = same_root((term for terms, _found in groups for term in terms), language)
    parts = tuple(_part(groups[place : place + length], ways, known, roots) for place, length, ways in spans)
    return Question(text, language, parts, corrected if corrected != text else "")


def _terms(word: Asked, known: Mapping[str, int], language: str) -> tuple[frozenset[str], int]:
    """The terms that a word is looked for by, and how many documents have them, about."""
    for candidates in (word.own, word.perhaps):
        there = {term: known[term] for term in candidates if term in known}
        if there:
            return frozenset(there), max(there.values())
    longer = completed(word.folded, language) if word.is_word else {}
    if longer:
        return frozenset(longer), max(longer.values())
    return word.own, UNKNOWN


def _spans(words: Sequence[Asked], synonyms: Synonyms) -> list[tuple[int, int, tuple[Expression, ...]]]:
    """Where each part of a question begins, how many words it has, and the other ways to say it."""
    spans: list[tuple[int, int, tuple[Expression, ...]]] = []
    place = 0
    while place < len(words):
        length, others = synonyms.at(words, place)
        length = max(length, 1)
        spans.append((place, length, others))
        place += length
    return spans


def _part(
    here: Sequence[tuple[frozenset[str], int]], others: Sequence[Expression], known: Mapping[str, int], roots: Mapping[str, frozenset[str]]
) -> QuestionPart:
    own = Way(tuple(terms for terms, _found in here))
    near = frozenset(term for term in here[0][0] for term in roots.get(term, ())) if len(here) == 1 else frozenset()
    said = (Way(way, WayKind.SYNONYM, tuple(max(known.get(term, UNKNOWN) for term in terms) for terms in way)) for way in others)
    ways = (own, *said, *((Way((near,), WayKind.ROOT),) if near else ()))
    return QuestionPart(ways, tuple(found for _terms, found in here))
