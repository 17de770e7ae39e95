"""Which documents to look at: never more than a few hundred, however many there are."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import combinations
from typing import Any

from search.analysis.parts import Question, QuestionPart
from search.analysis.tokens import tag, token
from search.backends.wanted import Part, Wanted
from search.models import Document
from search.ranking.scoring import Scored

from .engines import Engine

#: Documents that are taken from each request to an index, and with which the next, wider one is not made.
MOST = 250
ENOUGH = 60
FIELDS = ("dated", *(one.name for one in fields(Scored) if one.name != "year"))


def candidate_ids(engine: Engine, question: Question, only: Sequence[str]) -> list[int]:
    """Ids of documents that may answer, those with everything in the title first.

    Args:
        engine: a backend of the search (``engines``).
        question: what is looked for.
        only: tokens that every document must have: filters.

    Returns:
        Primary keys, each once. At most six requests to the index, each for ``MOST`` at most; most questions need two.
    """
    parts = [_part(part, question.language) for part in question.parts]
    found: dict[str, None] = {}
    for wanted in _wider(parts, question.parts, tuple(only)):
        found.update(dict.fromkeys(engine.matching(Document, wanted, MOST)))
        if not wanted.in_title and len(found) >= ENOUGH:
            break
    return [int(pk) for pk in found]


def _wider(parts: list[Part], asked: Sequence[QuestionPart], only: tuple[str, ...]) -> Iterable[Wanted]:
    whole = tuple(parts)
    yield Wanted((whole,), only, in_title=True)
    yield Wanted((whole,), only)
    if len(parts) > 1:
        # Beyond five words the question is a sentence: the rarest decide.
        rarest = sorted(range(len(parts)), key=lambda index: (min(asked[index].documents) or 10**9, index))
        chosen = [parts[index] for index in sorted(rarest[:5])]
        if len(parts) > len(chosen):
            yield Wanted((tuple(chosen),), only)
        # All but one of them, any two, any one; for two or three words these are the same.
        for size in sorted({len(chosen) - 1, 2, 1} - {len(chosen)}, reverse=True):
            yield Wanted(tuple(combinations(chosen, size)), only)
    if any(len(way) > 1 for part in parts for way in part):
        yield Wanted(tuple(((((group,)),),) for part in parts for group in part[0]), only)


def _part(part: QuestionPart, language: str) -> Part:
    return tuple(tuple(frozenset(token(term, language) for term in terms) for terms in way.groups) for way in part.ways)


def everything(language: str) -> str:
    """The token of every document of a language."""
    return tag("all", "", language)


def looked_at(ids: Sequence[int]) -> list[Scored]:
    """The documents as the ranking looks at them; one statement."""
    return [_scored(row) for row in Document.objects.filter(pk__in=ids).values(*FIELDS)]


def _scored(values: dict[str, Any]) -> Scored:
    dated = values.pop("dated")
    return Scored(**values, year=dated.year if dated else None)
