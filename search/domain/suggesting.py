"""What is offered while somebody types: questions that others ask, and things whose titles begin so."""

from dataclasses import dataclass

from cms.core.findable.registry import addresses_of
from cms.core.language import folded, words_in
from search.analysis.documents import LONGEST_EDGE
from search.analysis.questions import cleaned
from search.analysis.stop_words import says_nothing
from search.analysis.tokens import token
from search.models import Document

from .engines import answered
from .popular import popular

#: Things that are looked at, and shown; questions that are shown.
LOOKED_AT = 120
MOST = 6
MOST_QUESTIONS = 3
#: Where titles begin alike, what is the whole matter comes before its parts.
ORDER = ("course", "guide", "term", "step", "act", "page", "publication", "news", "project")


@dataclass(frozen=True)
class Suggestion:
    """A thing whose title has words that begin so."""

    title: str
    kind: str
    url: str


@dataclass(frozen=True)
class Suggestions:
    """What is offered."""

    questions: list[str]
    things: list[Suggestion]


def suggestions(typed: str, language: str) -> Suggestions:
    """What to offer for the beginning of a question; at most five statements, however much there is.

    Args:
        typed: what stands in the field; anything at all.
        language: the reader's language.
    """
    text = cleaned(typed)
    beginnings = [folded(word.text) for word in words_in(text)]
    if not beginnings:
        return Suggestions(popular(language, limit=MOST_QUESTIONS), [])
    # Words before the last are whole; those that say nothing need not be in a title.
    wanted = [word for place, word in enumerate(beginnings) if place == len(beginnings) - 1 or not says_nothing(word, language)]
    tokens = [token(word[:LONGEST_EDGE], language) for word in wanted]
    ids = answered(lambda engine: engine.beginning(Document, tokens, LOOKED_AT)).value
    return Suggestions(popular(language, text, limit=MOST_QUESTIONS), _things([int(pk) for pk in ids], wanted, language))


def _things(ids: list[int], wanted: list[str], language: str) -> list[Suggestion]:
    rows = Document.objects.filter(pk__in=ids, language=language, is_archived=False).values_list("source", "key", "kind", "title")
    # Titles are folded once and whole: word by word, and again for the order, was most of what a suggestion cost.
    plain = [(folded(row[3]), row) for row in rows]
    # The index knows beginnings of that length; only longer ones are compared here.
    is_long = any(len(word) > LONGEST_EDGE for word in wanted)
    there = [(title, row) for title, row in plain if not is_long or _has(title, wanted)]
    there.sort(key=lambda one: (not one[0].startswith(wanted[0]), _order(one[1][2]), len(one[1][3]), one[1][1]))
    found = [row for _title, row in there]
    things: list[Suggestion] = []
    best = found[:MOST]
    addresses = addresses_of([row[:2] for row in best], language)
    for source_name, key, kind, title in best:
        url = addresses.get((source_name, key))
        if url:
            things.append(Suggestion(title, kind, url))
    return things


def _has(title: str, wanted: list[str]) -> bool:
    words = [word.text for word in words_in(title)]
    return all(any(word.startswith(beginning) for word in words) for beginning in wanted)


def _order(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)
