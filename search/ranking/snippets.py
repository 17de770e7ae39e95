"""The sentence of a text that answers best, with the words of the question marked."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cms.core.language import folded
from cms.core.language.morphology import terms
from cms.core.language.words import tidy
from search.analysis.parts import Question
from search.analysis.pieces import pieces

#: About two lines on a desktop, four on a phone.
LONGEST = 220
#: A text is looked through that far; what stands further is found, and shown by its summary.
LOOKED_THROUGH = 30_000
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True)
class Stretch:
    """A stretch of a text, marked or not."""

    text: str
    is_marked: bool = False


def marked(text: str, question: Question) -> tuple[Stretch, ...]:
    """A whole text, with the words of the question marked in any form.

    Args:
        text: plain text, such as a title.
        question: what was looked for.
    """
    text = tidy(text)
    stretches: list[Stretch] = []
    place = 0
    for start, end, _term in _hits(text, question):
        stretches += (Stretch(text[place:start]), Stretch(text[start:end], is_marked=True))
        place = end
    stretches.append(Stretch(text[place:]))
    return tuple(stretch for stretch in stretches if stretch.text)


def snippet(summary: str, text: str, question: Question) -> tuple[Stretch, ...]:
    """The sentence with the most words of the question, the summary if it has as many.

    Args:
        summary: one or two sentences that say what the document is about.
        text: the document's text.
        question: what was looked for.
    """
    best, most = summary, len({term for _start, _end, term in _hits(tidy(summary), question)})
    for sentence in _SENTENCE.split(tidy(text[:LOOKED_THROUGH])):
        if len(sentence) < 20:
            continue
        found = len({term for _start, _end, term in _hits(sentence, question)})
        if found > most:
            best, most = sentence, found
    return marked(_cut(best, question), question)


def _cut(text: str, question: Question) -> str:
    """A text of at most ``LONGEST`` signs around its first hit, cut between words."""
    if len(text) <= LONGEST:
        return text
    first = next((start for start, _end, _term in _hits(tidy(text), question)), 0)
    start = max(0, min(first - LONGEST // 3, len(text) - LONGEST))
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = text.rfind(" ", start, start + LONGEST) if start + LONGEST < len(text) else len(text)
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


def _hits(text: str, question: Question) -> list[tuple[int, int, str]]:
    beginnings = _beginnings(question.terms)
    found = []
    for piece in pieces(text, question.language):
        if piece.is_word:
            # Taking every word apart would cost more than the rest of the page; most differ in the first two letters already.
            if folded(piece.text[:2]) not in beginnings:
                continue
            hit = next(iter(sorted(terms(piece.text, question.language) & question.terms)), None)
        else:
            hit = next((term for term in (piece.text, *piece.also) if term in question.terms), None)
        if hit:
            found.append((piece.start, piece.end, hit))
    return found


@lru_cache(maxsize=500)
def _beginnings(those: frozenset[str]) -> frozenset[str]:
    return frozenset(term[:2] for term in those)
