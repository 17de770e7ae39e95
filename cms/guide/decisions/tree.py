"""A helper as a nested list, for those who write it."""

from collections.abc import Sequence
from dataclasses import dataclass

from .checking import remarks
from .graph import Node, Question, Result, by_key, first_question, most_questions

#: Deeper than this the list goes on from the margin, so that it can be read.
DEEPEST = 8


@dataclass(frozen=True)
class Branch:
    """A question or a result in the list. ``block_id`` is that of its block, for a link to it."""

    node: Node
    block_id: str
    remarks: list[str]
    ways: "list[Way]"

    @property
    def is_result(self) -> bool:
        """Whether the way ends here."""
        return isinstance(self.node, Result)


@dataclass(frozen=True)
class Way:
    """An answer. ``branch`` is what it leads to, drawn here; None where that stands elsewhere in the list, or nowhere."""

    text: str
    leads_to: str
    remarks: list[str]
    branch: Branch | None


@dataclass(frozen=True)
class Tree:
    """The whole. ``longest`` counts the questions of the longest way."""

    branches: list[Branch]
    questions: int
    results: int
    longest: int
    remarks: list[str]
    faults: int


def draw(nodes: Sequence[Node], block_ids: Sequence[str]) -> Tree:
    """Draw a helper: each question and result once, where the first way leads to it; what nobody reaches comes last.

    Args:
        nodes: its questions and results.
        block_ids: the ids of their blocks, in the same order.
    """
    return _Drawing(nodes, block_ids).tree()


class _Drawing:
    def __init__(self, nodes: Sequence[Node], block_ids: Sequence[str]) -> None:
        self._nodes, self._ids = nodes, block_ids
        self._known = by_key(nodes)
        self._waiting = dict(enumerate(nodes))
        self._found = remarks(nodes)

    def tree(self) -> Tree:
        start = first_question(self._nodes)
        branches = [self._branch(self._place(start), 0)] if start else []
        while self._waiting:
            branches.append(self._branch(next(iter(self._waiting)), 0))
        return Tree(
            branches,
            questions=sum(isinstance(node, Question) for node in self._nodes),
            results=sum(isinstance(node, Result) for node in self._nodes),
            longest=most_questions(self._nodes).get(start.key, 0) if start else 0,
            remarks=self._said(None, None),
            faults=len(self._found),
        )

    def _place(self, node: Node) -> int:
        return next(place for place, one in enumerate(self._nodes) if one is node)

    def _branch(self, place: int, depth: int) -> Branch:
        node = self._waiting.pop(place)
        ways = [self._way(place, number, depth) for number in range(len(node.answers))] if isinstance(node, Question) else []
        return Branch(node, self._ids[place], self._said(place, None), ways)

    def _way(self, place: int, number: int, depth: int) -> Way:
        answer = self._nodes[place].answers[number]  # type: ignore[union-attr]  # only questions have ways
        target = self._known.get(answer.leads_to)
        at = self._place(target) if target else None
        is_drawn_here = at in self._waiting and depth < DEEPEST
        branch = self._branch(at, depth + 1) if is_drawn_here and at is not None else None
        return Way(answer.text, answer.leads_to, self._said(place, number), branch)

    def _said(self, place: int | None, number: int | None) -> list[str]:
        return [str(one) for one in self._found if (one.node, one.answer) == (place, number)]
