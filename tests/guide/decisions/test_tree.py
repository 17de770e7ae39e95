"""The tree that editors see."""

from hypothesis import given

from cms.guide.decisions.graph import Node
from cms.guide.decisions.tree import Branch, Tree, draw

from .test_checking import calmly, q, r, some_nodes


def drawn(nodes: list[Node]) -> Tree:
    return draw(nodes, [str(place) for place in range(len(nodes))])


def outline(branch: Branch) -> object:
    """Keys as a nested list; what stands elsewhere is marked."""
    return [branch.node.key, *(outline(way.branch) if way.branch else f"→ {way.leads_to}" for way in branch.ways)]


def places(branch: Branch) -> list[str]:
    return [branch.block_id, *(place for way in branch.ways if way.branch for place in places(way.branch))]


def test_each_node_stands_where_the_first_way_leads_to_it() -> None:
    tree = drawn([q("a", "b", "r"), q("b", "r", "s"), r("r"), r("s"), r("lost")])
    assert [outline(branch) for branch in tree.branches] == [["a", ["b", ["r"], ["s"]], "→ r"], ["lost"]]
    assert (tree.questions, tree.results, tree.longest, tree.faults) == (2, 3, 2, 1)


def test_deep_tree_goes_on_from_the_margin() -> None:
    keys = [f"k{number}" for number in range(12)]
    tree = drawn([*(q(key, to) for key, to in zip(keys, [*keys[1:], "end"], strict=True)), r("end")])
    assert [branch.node.key for branch in tree.branches] == ["k0", "k9"]
    assert (tree.longest, tree.faults) == (12, 0)


@calmly
@given(some_nodes)
def test_everything_is_drawn_once(nodes: list[Node]) -> None:
    tree = drawn(nodes)
    assert sorted(place for branch in tree.branches for place in places(branch)) == sorted(str(place) for place in range(len(nodes)))
