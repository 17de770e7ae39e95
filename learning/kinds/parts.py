"""What types need whose answer has parts, one value each: matching, ordering, a scenario, a poll."""

from collections.abc import Collection, Iterable, Mapping

from learning.errors import UnknownOptionError

from .base import Answer


def value_of(answer: Answer, part: str) -> str:
    """The value of a part; empty when it has none."""
    return next(iter(answer.get(part, [])), "")


def one_each(posted: Answer, allowed: Mapping[str, Collection[str]]) -> Answer:
    """An answer with at most one value for each part, empty ones left out.

    Args:
        posted: what came in.
        allowed: the values that each part takes.

    Raises:
        UnknownOptionError: when it names a part or a value that is not there, or gives a part two values.
    """
    answer: Answer = {}
    for part, values in posted.items():
        if part not in allowed:
            raise UnknownOptionError
        given = [value for value in dict.fromkeys(values) if value]
        if len(given) > 1 or not set(given) <= set(allowed[part]):
            raise UnknownOptionError
        if given:
            answer[part] = given
    return answer


def in_shown_order(ids: Collection[str], order: Iterable[str]) -> list[str]:
    """The ids as they were shown. An id that was not shown then comes last; sorted, because ids are random and tell nothing."""
    shown = [one for one in dict.fromkeys(order) if one in ids]
    return shown + sorted(set(ids) - set(shown))


def all_distinct(texts: Iterable[str]) -> bool:
    """Whether no two texts read the same; case and blanks do not tell them apart."""
    plain = [" ".join(text.split()).casefold() for text in texts]
    return len(set(plain)) == len(plain)
