"""A decision helper as plain data: questions, the answers that lead on, and results."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter


@dataclass(frozen=True)
class Answer:
    """An answer; ``leads_to`` is the key of a question or a result, empty while an editor has not said where."""

    leads_to: str
    text: str = ""


@dataclass(frozen=True)
class Question:
    """A question with its answers."""

    key: str
    answers: tuple[Answer, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Result:
    """A result. ``is_empty``: it has neither a text nor a link."""

    key: str
    is_empty: bool = False
    text: str = ""


Node = Question | Result
#: Where each node's answers lead, by key; what they name wrongly is left out.
Following = Mapping[str, Sequence[str]]


def first_question(nodes: Iterable[Node]) -> Question | None:
    """The question that people begin with."""
    return next((node for node in nodes if isinstance(node, Question)), None)


def by_key(nodes: Iterable[Node]) -> dict[str, Node]:
    """The nodes by key; of two with one key the first, and none without a key."""
    found: dict[str, Node] = {}
    for node in nodes:
        if node.key:
            found.setdefault(node.key, node)
    return found


def following_of(nodes: Iterable[Node]) -> dict[str, list[str]]:
    """Where the answers of each node lead."""
    known = by_key(nodes)
    return {
        key: [answer.leads_to for answer in node.answers if answer.leads_to in known] if isinstance(node, Question) else []
        for key, node in known.items()
    }


def reached_from(start: str, following: Following) -> set[str]:
    """What can be reached from a node, itself included."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting += following.get(key, ())
    return reached


def without_circles(following: Following) -> tuple[list[list[str]], dict[str, list[str]]]:
    """Find the ways that come back to where they were.

    Args:
        following: where the answers of each node lead.

    Returns:
        The circles, each in the order in which one walks it and beginning with the node that stands first; and the same graph
        without the step that closes each of them, in which every way ends.
    """
    left = {key: list(dict.fromkeys(targets)) for key, targets in following.items()}
    places = {key: place for place, key in enumerate(left)}
    circles = []
    while circle := _circle(left):
        at = min(range(len(circle)), key=lambda number, circle=circle: places[circle[number]])  # type: ignore[misc]
        circle = [*circle[at:], *circle[:at]]
        circles.append(circle)
        left[circle[-1]].remove(circle[0])
    return circles, left


def _circle(following: Following) -> list[str]:
    """A circle as one walks it, each node once; empty when there is none."""
    try:
        TopologicalSorter(following).prepare()
    except CycleError as error:
        # The sorter was given what follows a node for what precedes it, so it names the circle backwards, one node at both ends.
        circle: list[str] = error.args[1]
        return circle[:0:-1]
    return []


def most_questions(nodes: Sequence[Node]) -> dict[str, int]:
    """How many questions the longest way from each node has, itself included; a way round in a circle counts once.

    Args:
        nodes: the helper's nodes.

    Returns:
        The number by key; 0 for a result.
    """
    known = by_key(nodes)
    _circles, ending = without_circles(following_of(nodes))
    longest: dict[str, int] = {}
    for key in TopologicalSorter(ending).static_order():  # what follows comes first
        further = max((longest[target] for target in ending[key]), default=0)
        longest[key] = further + isinstance(known[key], Question)
    return longest
