import pytest

from search.analysis.parts import Question, QuestionPart, Way
from search.backends.wanted import Wanted
from search.domain.candidates import ENOUGH, MOST, candidate_ids


class Listening:
    """An index that notes what it is asked for, and finds so many."""

    def __init__(self, finds: int = 0) -> None:
        self.asked: list[Wanted] = []
        self.finds = finds

    def matching(self, model: type, wanted: Wanted, limit: int) -> list[str]:
        assert limit == MOST
        self.asked.append(wanted)
        return [str(number) for number in range(self.finds)]


def question(words: int) -> Question:
    parts = tuple(QuestionPart((Way((frozenset({f"w{number}"}),)),), (number + 1,)) for number in range(words))
    return Question("", "pl", parts)


@pytest.mark.parametrize(("words", "requests"), [(1, 2), (2, 3), (3, 4), (4, 5), (5, 5), (9, 6)])
def test_an_index_is_asked_in_wider_and_wider_ways_and_never_twice_the_same(words: int, requests: int) -> None:
    engine = Listening()
    assert candidate_ids(engine, question(words), ("plqxall",)) == []  # type: ignore[arg-type]
    assert len(engine.asked) == len(set(engine.asked)) == requests
    assert [wanted.in_title for wanted in engine.asked] == [True, *[False] * (requests - 1)]


def test_enough_is_enough() -> None:
    engine = Listening(finds=ENOUGH)
    assert len(candidate_ids(engine, question(4), ())) == ENOUGH  # type: ignore[arg-type]
    assert len(engine.asked) == 2
