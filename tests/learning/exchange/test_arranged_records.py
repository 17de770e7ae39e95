"""Arranged questions, scenarios and polls in quiz files: there and back unchanged, and every mistake told."""

from typing import Any

import pytest
from django.utils import translation

from cms.core.exchange.problems import PackageError
from learning.exchange.questions import question_raw, read_quiz, record_of, write_quiz
from tests.factories.arranged import choice, matching, ordering, poll, scenario, scene

FILE = "01-krok.quiz.yaml"


def uid(number: int) -> str:
    """An id for a file."""
    return f"80000000-0000-4000-8000-{number:012}"


MATCHING = f"""- id: {uid(1)}
  type: matching
  prompt: "Kto co robi?"
  points: 1
  pairs:
    - id: {uid(2)}
      left: "Zarząd"
      right: "kieruje"
    - id: {uid(3)}
      left: "Fundator"
      right: "daje majątek"
  extra:
    - id: {uid(4)}
      text: "gotuje"
"""
ORDERING = f"""- id: {uid(1)}
  type: ordering
  prompt: "Co po czym?"
  points: 1
  partial: false
  items:
    - id: {uid(2)}
      text: "Zebranie"
    - id: {uid(3)}
      text: "Wniosek"
"""
POLL = f"""- id: {uid(1)}
  type: poll
  prompt: "Jak długo działacie?"
  options:
    - id: {uid(2)}
      text: "Rok"
    - id: {uid(3)}
      text: "Dłużej"
"""
SCENARIO = f"""- id: {uid(1)}
  type: scenario
  prompt: "Co robisz dalej?"
  points: 2
  scenes:
    - id: {uid(2)}
      label: "A"
      text: "Brak przelewu."
      choices:
        - id: {uid(3)}
          text: "Dzwonię"
          verdict: best
          consequence: "Urzędnik odbiera."
        - id: {uid(4)}
          text: "Czekam"
          verdict: poor
          goes_to: "B"
    - id: {uid(5)}
      label: "B"
      text: "Nadal nic."
      choices:
        - id: {uid(6)}
          text: "Piszę"
          verdict: best
        - id: {uid(7)}
          text: "Pytam radcę"
          verdict: fair
"""


def no_page(_key: Any) -> Any:
    """No page is named."""
    raise AssertionError


@pytest.mark.parametrize(
    "raw",
    [
        matching(extra=["gotuje"], hint="Zajrzyj do ustawy.", hint_cost=20),
        matching(),
        ordering(),
        ordering(partial=False, points=3),
        poll(shuffle=True),
        scenario(),
        scenario(scene("A", choice("Idę", "best"), choice("Stoję")), shuffle=False),
    ],
)
def test_a_question_comes_back_from_its_file_as_it_was(raw: dict[str, Any]) -> None:
    record = record_of(raw, key_of=no_page)
    (read,) = read_quiz(write_quiz((record,)), file=FILE)

    assert read == record
    assert question_raw(read, page_of=no_page) == {**raw, "value": {**raw["value"], "taught_in": None}}


@pytest.mark.parametrize("text", [MATCHING, ORDERING, POLL, SCENARIO], ids=["matching", "ordering", "poll", "scenario"])
def test_a_file_is_written_as_it_was_read(text: str) -> None:
    assert write_quiz(read_quiz(text, file=FILE)) == text


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [
        (MATCHING, '"Fundator"', '"zarząd "', "Two pairs have the same “left”."),
        (MATCHING, '"gotuje"', '"Kieruje"', "Two of what is offered, in “right” and in “extra”, read the same."),
        (ORDERING, '"Wniosek"', '"zebranie"', "Two items read the same."),
        (POLL, '"Dłużej"', '"Rok"', "Two answers read the same."),
        (SCENARIO, 'goes_to: "B"', 'goes_to: "C"', "In scene “A” a choice goes to “C”, and there is no such scene. Known are: A, B."),
        (SCENARIO, 'goes_to: "B"', 'goes_to: "A"', "go round in a circle: “A” → “A”"),
        (SCENARIO, 'label: "B"', 'label: "a"', "2 scenes are called “A”."),
        (SCENARIO, '"Pytam radcę"', '"Piszę"', "In scene “B” two choices read the same."),
        (SCENARIO, "verdict: fair", "verdict: good", "verdict"),
        (SCENARIO, "verdict: best\n        - id", "verdict: poor\n        - id", "Scene “B” has no best choice."),
    ],
)
def test_mistakes_are_told_in_english_with_their_file(text: str, old: str, new: str, said: str) -> None:
    assert text.count(old) == 1
    with translation.override("pl"), pytest.raises(PackageError) as caught:
        read_quiz(text.replace(old, new), file=FILE)

    assert said in str(caught.value)
    assert FILE in str(caught.value)
