"""How good the search is: graded questions (``search/judgements``), and what a ranking makes of them."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "judgements"
#: Places of the list that count.
DEPTH = 10


@dataclass(frozen=True)
class Judged:
    """A question with the documents that answer it, by key, and how well: 3, 2 or 1."""

    id: str
    language: str
    text: str
    kind: str
    grades: Mapping[str, int]

    @property
    def is_held_out(self) -> bool:
        """Whether the question is of the half that nobody looks at while tuning: an odd last digit of its id's SHA-256."""
        return int(hashlib.sha256(self.id.encode()).hexdigest()[-1], 16) % 2 == 1


def questions() -> list[Judged]:
    """All graded questions; the language is the beginning of the id."""
    found: list[Judged] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for row in yaml.safe_load(path.read_text(encoding="utf-8")):
            grades = {answer["key"]: int(answer["grade"]) for answer in row["answers"]}
            found.append(Judged(row["id"], row["id"][:2], row["question"], row["kind"], grades))
    return found


def ndcg(keys: Sequence[str], grades: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of a list at ``DEPTH``, with gain 2^grade − 1.

    K. Järvelin, J. Kekäläinen, “Cumulated gain-based evaluation of IR techniques”, ACM TOIS 20 (2002), in the form with exponential gain.

    Args:
        keys: what the list has, in order.
        grades: the grade of each document that has one.

    Returns:
        Between 0 and 1, the best order of all graded documents.
    """
    best = _gain(sorted(grades.values(), reverse=True))
    return _gain([grades.get(key, 0) for key in keys]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return float(sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:DEPTH])))


@dataclass(frozen=True)
class Quality:
    """Figures of a set of questions."""

    questions: int
    ndcg: float
    nothing: float


def measured(judged: Iterable[Judged], find: Callable[[str, str], Sequence[str]]) -> Quality:
    """Ask every question and grade what comes.

    Args:
        judged: the questions.
        find: gives the keys of the list for a text and a language, in the order in which they are read.
    """
    lists = [(question, find(question.text, question.language)) for question in judged]
    count = max(len(lists), 1)
    return Quality(
        questions=len(lists),
        ndcg=sum(ndcg(keys, question.grades) for question, keys in lists) / count,
        nothing=sum(not keys for _question, keys in lists) / count,
    )
