"""Typed questions in quiz files: there and back unchanged, and every mistake told."""

from typing import Any

import pytest

from cms.core.exchange.problems import PackageError
from learning.exchange.questions import question_raw, read_quiz, record_of, write_quiz
from tests.factories.question_kinds import gap, gap_fill, number, reflection, short_text

ID = "60000000-0000-4000-8000-000000000001"
GAP = "70000000-0000-4000-8000-000000000001"
OTHER_GAP = "70000000-0000-4000-8000-000000000002"
FILE = "01-krok.quiz.yaml"
EXAMPLE = f"""- id: {ID}
  type: short_text
  prompt: "Jak nazywa się akt wewnętrzny?"
  points: 2
  accepted:
    - "statut"
    - "statut fundacji"
  slips: true
- id: {ID[:-1]}2
  type: number
  prompt: "Ile dni?"
  points: 1
  value: "21.5"
  tolerance: "0.5"
  unit: "dni"
- id: {ID[:-1]}3
  type: gap_fill
  prompt: "Uzupełnij."
  points: 1
  text: "Fundację ustanawia [1], a wpisuje ją [2]."
  gaps:
    - id: {GAP}
      accepted:
        - "fundator"
    - id: {OTHER_GAP}
      accepted:
        - "sąd"
      distractors:
        - "wójt"
        - "minister"
- id: {ID[:-1]}4
  type: reflection
  prompt: "Co zrobisz najpierw?"
  feedback_correct: "Zapisz to w kalendarzu."
"""


def no_page(_key: Any) -> Any:
    """No page is named."""
    raise AssertionError


@pytest.mark.parametrize(
    "raw",
    [
        short_text("statut", "statut fundacji", slips=True),
        short_text("statut", hint="Zaczyna się na s.", hint_cost=20),
        number("21.5", tolerance="0.25"),
        number("-3", unit=""),
        gap_fill(),
        gap_fill(gap("a", "b"), text="[1]"),
        reflection(hint="Jedno zdanie."),
    ],
)
def test_a_question_comes_back_from_its_file_as_it_was(raw: dict[str, Any]) -> None:
    record = record_of(raw, key_of=no_page)
    (read,) = read_quiz(write_quiz((record,)), file=FILE)

    assert read == record
    assert question_raw(read, page_of=no_page) == raw


def test_a_file_is_written_as_it_was_read() -> None:
    written = write_quiz(read_quiz(EXAMPLE, file=FILE))

    assert read_quiz(written, file=FILE) == read_quiz(EXAMPLE, file=FILE)
    assert write_quiz(read_quiz(written, file=FILE)) == written


@pytest.mark.parametrize(("value", "plain"), [("21", "21"), ("21.50", "21.5"), ('"1500.00"', "1500"), ("-0.0", "0"), ('"-3"', "-3")])
def test_a_number_may_stand_without_quotation_marks(value: str, plain: str) -> None:
    records = read_quiz(EXAMPLE.replace('value: "21.5"', f"value: {value}"), file=FILE)

    assert getattr(records[1], "value", None) == plain


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('  accepted:\n    - "statut"\n    - "statut fundacji"\n', "", "“accepted” is missing"),
        ('  accepted:\n    - "statut"\n    - "statut fundacji"\n', "  accepted: []\n", "accepted"),
        ('    - "statut"\n', '    - ""\n', "accepted"),
        ('    - "statut"\n', "    - 2024\n", "double quotes"),
        ('    - "statut"\n', f'    - "{"x" * 301}"\n', "300"),
        ("slips: true", "slips: maybe", "slips"),
        ('value: "21.5"', "value: dużo", "value"),
        ('value: "21.5"', 'value: "21,5"', "value"),
        ('value: "21.5"', "value: .nan", "value"),
        ('value: "21.5"', "value: .inf", "value"),
        ('value: "21.5"', "value: 0.0000001", "value"),
        ('value: "21.5"', "value: true", "value"),
        ('value: "21.5"', "value: 9999999999999", "value"),
        ('tolerance: "0.5"', "tolerance: -1", "below 0"),
        ("ją [2]", "ją [3]", "Write [1] to [2]"),
        ("ją [2]", "ją", "Write [1] to [2]"),
        ('- "wójt"', '- "Sad"', "both right and wrong"),
        (f"    - id: {GAP}\n      accepted:", "    - accepted:", "--assign-ids"),
        ('feedback_correct: "Zapisz to w kalendarzu."', "points: 1", "“points” is not known"),
        ("type: reflection", "type: essay", "“type” takes one of"),
    ],
)
def test_a_mistake_in_a_file_is_told(before: str, after: str, says: str) -> None:
    assert EXAMPLE.count(before) == 1
    with pytest.raises(PackageError) as refused:
        read_quiz(EXAMPLE.replace(before, after), file=FILE)

    assert says in " ".join(problem.message for problem in refused.value.problems)
