"""Right answers that can be guessed by their place or their length."""

from pathlib import Path

import pytest

from tests.home.checking import QUIZ, good_files, told
from tests.learning.exchange.sample import uid

pytestmark = pytest.mark.django_db


def question(number: int, *, right: int, long: bool = False, kind: str = "single", options: int = 3) -> str:
    """A question whose right option stands at a place, longer than the others or as long."""
    rows = "".join(
        f'    - {{id: {uid(number * 10 + place, 5)}, text: "Odpowiedź {place}{" dłuższa" if long and place == right else ""}", '
        f'correct: {"true" if place == right else "false"}, feedback: "Bo tak."}}\n'
        for place in range(1, options + 1)
    )
    head = (
        f'- id: {uid(number, 4)}\n  type: {kind}\n  prompt: "Pytanie {number}"\n  feedback_correct: "Tak."\n  feedback_incorrect: "Nie."\n'
    )
    return f"{head}  options:\n{rows}"


def at(*places: int, **more: int) -> str:
    return "".join(question(number, right=place, **more) for number, place in enumerate(places, start=1))  # type: ignore[arg-type]


def longest(*flags: bool, kind: str = "single") -> str:
    places = [1, 2, 3] * 4
    return "".join(question(number + 1, right=places[number], long=flag, kind=kind) for number, flag in enumerate(flags))


@pytest.mark.parametrize(
    ("quiz", "count", "words"),
    [
        (at(1, 2, 3, 1, 2, 3), 0, ""),
        (at(1, 1, 1, 2, 3, 2), 0, ""),
        (at(1, 1, 1, 1, 2, 3), 4, "4 of 6 questions of this course the right answer stands first"),
        (at(2, 2, 2, 2, 1, 3), 4, "stands at place 2"),
        (at(3, 3, 3, 1, 2, 1), 0, ""),
        # Few questions: only what is always so.
        (at(1, 1, 1, 2, 3), 0, ""),
        (at(1, 1, 1), 3, "stands first"),
        (at(1, 1), 0, ""),
        # Of two options each is first or last.
        (at(1, 1, 1, 1, 1, 1, options=2), 0, ""),
        (longest(True, True, True, False, False, False), 0, ""),
        (longest(True, True, True, True, False, False), 4, "the longest answer"),
        (longest(True, True, True, True, False, False, kind="multiple"), 4, "the longest answer"),
        (longest(True, True, True), 3, "the longest answer"),
    ],
)
def test_pattern_is_refused_from_its_threshold_on(tmp_path: Path, quiz: str, count: int, words: str) -> None:
    found = told(tmp_path, {**good_files(), QUIZ: quiz.encode()})
    assert len(found) == count, found
    assert all(words in line and line.startswith(f"{QUIZ}:") for line in found)
