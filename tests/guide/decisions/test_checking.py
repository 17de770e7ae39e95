"""Mistakes in a helper: each kind by an example, and all of them against walking through it."""

from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.guide.decisions.checking import Fault, remarks
from cms.guide.decisions.graph import Answer, Node, Question, Result, by_key, first_question, following_of, most_questions, reached_from

#: A busy machine is no mistake.
calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
KEYS = ("a", "b", "c", "d", "e")


def q(key: str, *targets: str) -> Question:
    return Question(key, tuple(Answer(target) for target in targets))


def r(key: str, *, empty: bool = False) -> Result:
    return Result(key, empty)


@pytest.mark.parametrize(
    ("nodes", "found"),
    [
        pytest.param([q("a", "b", "r"), q("b", "r", "s"), r("r"), r("s")], [], id="in order"),
        pytest.param([], [(Fault.NO_QUESTION, None, None)], id="empty"),
        pytest.param([r("r")], [(Fault.NO_QUESTION, None, None)], id="no question"),
        pytest.param([q("", "r"), r("r")], [(Fault.NO_KEY, 0, None)], id="no key"),
        pytest.param([q("a", "r"), r("r"), r("r")], [(Fault.KEY_TWICE, 2, None)], id="key twice"),
        pytest.param([q("a", "r", "b"), q("b"), r("r")], [(Fault.NO_ANSWERS, 1, None)], id="no answers"),
        pytest.param([q("a", "r", ""), r("r")], [(Fault.NO_TARGET, 0, 1)], id="no target"),
        pytest.param([q("a", "r", "x"), r("r")], [(Fault.UNKNOWN_TARGET, 0, 1)], id="unknown target"),
        pytest.param([q("a", "b"), q("b", "r", "a"), r("r")], [(Fault.CIRCLE, 1, 1)], id="circle"),
        pytest.param([q("a", "r", "a"), r("r")], [(Fault.CIRCLE, 0, 1)], id="to itself"),
        pytest.param([q("a", "r"), r("r"), r("s")], [(Fault.UNREACHABLE, 2, None)], id="unreachable"),
        pytest.param(
            [q("a", "r", "b"), q("b", "c"), q("c", "b"), r("r")], [(Fault.DEAD_END, 1, None), (Fault.CIRCLE, 2, 0)], id="dead end"
        ),
        pytest.param([q("a", "r"), r("r", empty=True)], [(Fault.EMPTY_RESULT, 1, None)], id="empty result"),
        pytest.param(
            [q("a", "b", "c"), q("b", "a", "r"), q("c", "a", "r"), r("r")], [(Fault.CIRCLE, 1, 0), (Fault.CIRCLE, 2, 0)], id="two circles"
        ),
    ],
)
def test_each_mistake_is_found_at_its_place(nodes: list[Node], found: list[tuple[Fault, int | None, int | None]]) -> None:
    assert [(one.fault, one.node, one.answer) for one in remarks(nodes)] == found


def test_circle_is_named_as_one_walks_it() -> None:
    with translation.override("en"):
        [said] = map(str, remarks([q("a", "b"), q("b", "r", "c"), q("c", "a", "r"), r("r")]))
    assert said == "The way goes round in a circle: a → b → c → a. Let this answer lead somewhere else."


targets = st.lists(st.sampled_from([*KEYS, "", "x"]), max_size=4)
some_nodes = st.lists(
    st.one_of(
        st.builds(lambda key, to: q(key, *to), st.sampled_from([*KEYS, ""]), targets),
        st.builds(r, st.sampled_from(KEYS), empty=st.booleans()),
    ),
    max_size=7,
)


@st.composite
def forward(draw: st.DrawFn) -> list[Node]:
    """A helper whose answers lead onwards only: in order, but that nobody may get to some of it."""
    questions, results = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    keys = [f"k{number}" for number in range(questions + results)]
    asking = [q(key, *draw(st.lists(st.sampled_from(keys[at + 1 :]), min_size=1, max_size=4))) for at, key in enumerate(keys[:questions])]
    return [*asking, *(r(key) for key in keys[questions:])]


any_nodes = st.one_of(some_nodes, forward())


def ends_well(nodes: list[Node]) -> bool:
    """By walking every way from the first question: each ends in a result that says something, and everything is met."""
    known, start = by_key(nodes), first_question(nodes)
    met: set[str] = set()

    def walk(key: str, before: tuple[str, ...]) -> bool:
        node = known.get(key)
        if node is None or key in before:
            return False
        met.add(key)
        if isinstance(node, Result):
            return not node.is_empty
        return bool(node.answers) and all(walk(answer.leads_to, (*before, key)) for answer in node.answers)

    return start is not None and len(known) == len(nodes) and walk(start.key, ()) and met == set(known)


@calmly
@given(any_nodes)
def test_nothing_is_remarked_exactly_when_every_way_ends_in_a_result(nodes: list[Node]) -> None:
    assert (remarks(nodes) == []) == ends_well(nodes)


@calmly
@given(any_nodes)
def test_whoever_cannot_get_to_a_result_finds_a_remark_at_the_question(nodes: list[Node]) -> None:
    known, following = by_key(nodes), following_of(nodes)
    stuck = {key for key in known if not any(isinstance(known[to], Result) for to in reached_from(key, following))}
    assert stuck <= {nodes[one.node].key for one in remarks(nodes) if one.node is not None}


@calmly
@given(any_nodes)
def test_a_circle_that_is_named_is_one(nodes: list[Node]) -> None:
    following = following_of(nodes)
    for remark in remarks(nodes):
        if remark.fault is Fault.CIRCLE:
            way = remark.words["way"].split(" → ")
            assert (way[0], len(set(way))) == (way[-1], len(way) - 1)
            assert all(to in following[key] for key, to in pairwise(way))


@calmly
@given(any_nodes)
def test_longest_way_is_that_of_walking(nodes: list[Node]) -> None:
    known = by_key(nodes)

    def longest(key: str) -> int:
        node = known[key]
        further = (longest(answer.leads_to) for answer in node.answers if answer.leads_to in known) if isinstance(node, Question) else ()
        return isinstance(node, Question) + max(further, default=0)

    if not any(remark.fault is Fault.CIRCLE for remark in remarks(nodes)):
        assert most_questions(nodes) == {key: longest(key) for key in known}
    else:
        assert set(most_questions(nodes)) == set(known)
