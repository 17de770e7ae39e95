"""From a question to documents in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.analysis.parts import Question
from search.ranking.scoring import Scored, in_order
from search.ranking.weights import WEIGHTS, Weights

from .candidates import MOST, candidate_ids, everything, looked_at
from .corpora import documents_in
from .engines import Engine

#: A document that answers so much worse than the best is noise.
WORTH = 0.02


@dataclass(frozen=True)
class Ranked:
    """Documents in order, the best first; ``is_cut`` says that there may be more than were looked at."""

    found: list[tuple[float, Scored]]
    is_cut: bool = False


def ranked(*, engine: Engine, question: Question, only: Sequence[str] = (), weights: Weights = WEIGHTS) -> Ranked:
    """Rank what may answer a question; as many requests as ``candidates`` makes, and one statement.

    Args:
        engine: a backend of the search (``engines``).
        question: what is looked for.
        only: tokens that every document must have besides that of the language.
        weights: the numbers of the ranking.
    """
    if not question.parts:
        return Ranked([])
    ids = candidate_ids(engine, question, (everything(question.language), *only))
    found = in_order(looked_at(ids), question, documents_in(question.language), weights)
    floor = found[0][0] * WORTH if found else 0.0
    return Ranked([one for one in found if one[0] > floor], is_cut=len(ids) >= MOST)
