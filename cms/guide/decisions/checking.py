"""What is wrong with a decision helper, found before anybody walks through it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .graph import Answer, Node, Question, Result, by_key, first_question, following_of, reached_from, without_circles

ARROW = " → "


class Fault(StrEnum):
    """A kind of mistake."""

    NO_QUESTION = "no-question"
    NO_KEY = "no-key"
    KEY_TWICE = "key-twice"
    NO_ANSWERS = "no-answers"
    NO_TARGET = "no-target"
    UNKNOWN_TARGET = "unknown-target"
    CIRCLE = "circle"
    UNREACHABLE = "unreachable"
    DEAD_END = "dead-end"
    EMPTY_RESULT = "empty-result"


MESSAGES: dict[Fault, Promise | str] = {
    Fault.NO_QUESTION: _("There is no question yet. Add one: people begin with the first question."),
    Fault.NO_KEY: _("This has no key, so no answer can lead to it. Give it one."),
    Fault.KEY_TWICE: _("The key “%(key)s” stands further up already. Give this one a key of its own."),
    Fault.NO_ANSWERS: _("The question “%(key)s” has no answer, so people cannot go on. Add answers."),
    Fault.NO_TARGET: _("This answer leads nowhere yet. Write the key of what comes next, one of: %(known)s."),
    Fault.UNKNOWN_TARGET: _("This answer leads to “%(target)s”, and there is nothing with that key. Write one of: %(known)s."),
    Fault.CIRCLE: _("The way goes round in a circle: %(way)s. Let this answer lead somewhere else."),
    Fault.UNREACHABLE: _("Nobody gets to “%(key)s”: no way from the first question leads there. Let an answer lead to it, or remove it."),
    Fault.DEAD_END: _("Dead end: no way from “%(key)s” leads to a result. Let one of the answers lead to a result."),
    Fault.EMPTY_RESULT: _("The result “%(key)s” has neither a text nor a link. Write what people learn here, or choose a page to read."),
}


@dataclass(frozen=True)
class Remark:
    """A mistake and where it is: the place of the node among all nodes, and of the answer among those of the node, both from 0."""

    fault: Fault
    node: int | None = None
    answer: int | None = None
    words: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(MESSAGES[self.fault]) % self.words


def remarks(nodes: Sequence[Node]) -> list[Remark]:
    """Find everything that would leave people without a result, or a text without people.

    A helper without remarks ends on every way, in a result that says something, and everything in it can be reached.

    Args:
        nodes: the questions and results in their order; the first question is where people begin.

    Returns:
        The remarks in the order of the nodes; what is about the whole comes first.
    """
    found = [*_of_the_whole(nodes), *_of_keys(nodes), *_of_answers(nodes), *_of_circles(nodes), *_of_results(nodes)]
    found += _of_reach(nodes)
    explained = {remark.node for remark in found}
    # A question whose own mistake is named already needs no second sentence.
    found += [remark for remark in _dead_ends(nodes) if remark.node not in explained]
    return sorted(found, key=lambda one: (-1 if one.node is None else one.node, -1 if one.answer is None else one.answer))


def _of_the_whole(nodes: Sequence[Node]) -> Iterator[Remark]:
    if first_question(nodes) is None:
        yield Remark(Fault.NO_QUESTION)


def _of_keys(nodes: Sequence[Node]) -> Iterator[Remark]:
    seen: set[str] = set()
    for place, node in enumerate(nodes):
        if not node.key:
            yield Remark(Fault.NO_KEY, place)
        elif node.key in seen:
            yield Remark(Fault.KEY_TWICE, place, words={"key": node.key})
        seen.add(node.key)


def _of_answers(nodes: Sequence[Node]) -> Iterator[Remark]:
    known = by_key(nodes)
    listed = ", ".join(known)
    for place, number, answer in _answers(nodes):
        if not answer.leads_to:
            yield Remark(Fault.NO_TARGET, place, number, {"known": listed})
        elif answer.leads_to not in known:
            yield Remark(Fault.UNKNOWN_TARGET, place, number, {"target": answer.leads_to, "known": listed})
    for place, node in enumerate(nodes):
        if isinstance(node, Question) and not node.answers:
            yield Remark(Fault.NO_ANSWERS, place, words={"key": node.key})


def _of_circles(nodes: Sequence[Node]) -> Iterator[Remark]:
    """Each circle at the answer that closes it; the way begins with the question that stands first."""
    places = _places(nodes)
    for circle in without_circles(following_of(nodes))[0]:
        place = places[circle[-1]]
        closing = next(number for at, number, answer in _answers(nodes) if at == place and answer.leads_to == circle[0])
        yield Remark(Fault.CIRCLE, place, closing, {"way": ARROW.join([*circle, circle[0]])})


def _of_results(nodes: Sequence[Node]) -> Iterator[Remark]:
    for place, node in enumerate(nodes):
        if isinstance(node, Result) and node.is_empty:
            yield Remark(Fault.EMPTY_RESULT, place, words={"key": node.key})


def _of_reach(nodes: Sequence[Node]) -> Iterator[Remark]:
    start = first_question(nodes)
    if start is None:
        return
    following = following_of(nodes)
    # The first question is reached even while it has no key.
    reached = {start.key}.union(*(reached_from(answer.leads_to, following) for answer in start.answers))
    for key, place in _places(nodes).items():
        if key not in reached:
            yield Remark(Fault.UNREACHABLE, place, words={"key": key})


def _dead_ends(nodes: Sequence[Node]) -> Iterator[Remark]:
    following = following_of(nodes)
    known = by_key(nodes)
    for key, place in _places(nodes).items():
        if not any(isinstance(known[target], Result) for target in reached_from(key, following) & known.keys()):
            yield Remark(Fault.DEAD_END, place, words={"key": key})


def _answers(nodes: Sequence[Node]) -> Iterator[tuple[int, int, Answer]]:
    for place, node in enumerate(nodes):
        if isinstance(node, Question):
            yield from ((place, number, answer) for number, answer in enumerate(node.answers))


def _places(nodes: Sequence[Node]) -> dict[str, int]:
    """Where each key stands first."""
    found: dict[str, int] = {}
    for place, node in enumerate(nodes):
        if node.key:
            found.setdefault(node.key, place)
    return found
