"""Expressions that mean the same, ready to be found in a question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .questions import Asked, asked

#: Groups of terms: one for each word of an expression.
Expression = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Synonyms:
    """Sets of expressions of one language, by the terms of the first word."""

    by_term: dict[str, tuple[tuple[Expression, tuple[Expression, ...]], ...]]

    def knows(self, word: Asked) -> bool:
        """Whether any expression begins with a word."""
        return any(term in self.by_term for term in word.own | word.perhaps)

    def at(self, words: Sequence[Asked], place: int) -> tuple[int, tuple[Expression, ...]]:
        """The longest expression that begins at a place of a question.

        Returns:
            How many words it has, and the other ways to say it; 0 and nothing when none begins there.
        """
        found: tuple[int, tuple[Expression, ...]] = (0, ())
        word = words[place]
        for term in sorted(word.own | word.perhaps):
            for expression, others in self.by_term.get(term, ()):
                if len(expression) > found[0] and _stands(expression, words, place):
                    found = (len(expression), others)
        return found


def _stands(expression: Expression, words: Sequence[Asked], place: int) -> bool:
    those = words[place : place + len(expression)]
    return len(those) == len(expression) and all(group & (word.own | word.perhaps) for group, word in zip(expression, those, strict=True))


NONE = Synonyms({})


def prepared(sets: Iterable[Sequence[str]], language: str) -> Synonyms:
    """Make sets of expressions ready.

    Args:
        sets: the expressions of each set, as editors wrote them.
        language: their language.
    """
    # An expression may stand in two sets, as a word with two meanings does: it finds what either has.
    others: dict[Expression, dict[Expression, None]] = {}
    for lines in sets:
        expressions = [expression for line in lines if (expression := _expression(line, language))]
        for expression in expressions:
            others.setdefault(expression, {}).update(dict.fromkeys(other for other in expressions if other != expression))
    by_term: dict[str, list[tuple[Expression, tuple[Expression, ...]]]] = {}
    for expression, found in others.items():
        for term in expression[0]:
            by_term.setdefault(term, []).append((expression, tuple(found)))
    return Synonyms({term: tuple(known) for term, known in by_term.items()})


def _expression(line: str, language: str) -> Expression:
    return tuple(word.own for word in asked(line, language, guesses=False) if not word.says_nothing)
