"""A question says something after every answer."""

from pathlib import Path

import pytest

from tests.home.checking import QUIZ, changed, good_files, told
from tests.learning.exchange.sample import uid

pytestmark = pytest.mark.django_db

TRUE_FALSE = f"""- id: {uid(1, 4)}
  type: true_false
  prompt: "Statut pisze się raz."
  feedback_correct: "Tak."
  feedback_incorrect: "Nie."
  answer: false
  why_true: "Można go zmienić."
  why_false: "Zgadza się."
"""
SCENARIO = f"""- id: {uid(1, 4)}
  type: scenario
  prompt: "Ktoś pyta."
  feedback_correct: "Tak."
  feedback_incorrect: "Nie."
  scenes:
    - id: {uid(2, 4)}
      label: "Początek"
      text: "Dzwoni dziennikarka."
      choices:
        - {{id: {uid(3, 4)}, text: "Odbierz", verdict: best, consequence: "Rozmawiacie."}}
        - {{id: {uid(4, 4)}, text: "Nie odbieraj", verdict: poor, consequence: "Pisze bez was."}}
"""
REFLECTION = f'- id: {uid(1, 4)}\n  type: reflection\n  prompt: "Co dalej?"\n'


def quiz(text: str) -> dict[str, bytes]:
    return {**good_files(), QUIZ: text.encode()}


@pytest.mark.parametrize("text", [TRUE_FALSE, SCENARIO, REFLECTION], ids=["true or false", "scenario", "ungraded"])
def test_question_that_says_everything_is_taken(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, quiz(text)) == []


@pytest.mark.parametrize(
    ("old", "line", "words"),
    [
        ('  feedback_correct: "Tak."\n', 1, "“feedback_correct”"),
        ('  feedback_incorrect: "Jeszcze nie."\n', 1, "“feedback_incorrect”"),
        (', feedback: "Nie."', 11, "“Nikt” has no feedback"),
        (', feedback: "Właśnie."', 10, "“Każdy” has no feedback"),
    ],
)
def test_choice_that_says_nothing_is_refused(tmp_path: Path, old: str, line: int, words: str) -> None:
    (found,) = told(tmp_path, changed(QUIZ, old, ""))
    assert found.startswith(f"{QUIZ}:{line}: ")
    assert words in found


@pytest.mark.parametrize(
    ("text", "old", "words"),
    [
        (TRUE_FALSE, '  why_true: "Można go zmienić."\n', "“why_true”"),
        (TRUE_FALSE, '  why_false: "Zgadza się."\n', "“why_false”"),
        (SCENARIO, ', consequence: "Pisze bez was."', "“Nie odbieraj” has no consequence"),
    ],
)
def test_other_types_that_say_nothing_are_refused(tmp_path: Path, text: str, old: str, words: str) -> None:
    assert old in text
    assert [words in line for line in told(tmp_path, quiz(text.replace(old, "")))] == [True]
