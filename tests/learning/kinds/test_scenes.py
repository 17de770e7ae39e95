"""The check of a scenario's graph: every message names its scene, and what is accepted ends on every path."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from learning.kinds.scenes import Scene, Way, scene_problems

BEST, POOR = "best", "poor"


def scene(label: str, *goes_to: str, best: bool = True) -> Scene:
    """A scene whose first way is the best."""
    return Scene(label, tuple(Way(BEST if best and number == 0 else POOR, one) for number, one in enumerate(goes_to)))


def problems(*scenes: Scene) -> list[str]:
    """What is said in English."""
    with translation.override("en"):
        return scene_problems(scenes)


@pytest.mark.parametrize(
    "scenes",
    [
        [scene("A", "", "")],
        [scene("A", "", "b"), scene(" B ", "", "")],
        [scene("A", "B", "C"), scene("B", "C", "D"), scene("C", "D", ""), scene("D", "", "")],
    ],
    ids=["one", "case and blanks do not matter", "two ways to one scene"],
)
def test_good_graphs_are_taken(scenes: list[Scene]) -> None:
    assert problems(*scenes) == []


@pytest.mark.parametrize(
    ("scenes", "said"),
    [
        (
            [scene("A", "", "Z"), scene("B", "", "")],
            ["In scene “A” a choice goes to “Z”, and there is no such scene. Known are: A, B."],
        ),
        (
            [scene("A", "", "a"), scene("a", "", "")],
            ["2 scenes are called “A”. Give each scene a label of its own."],
        ),
        (
            [scene("A", "", ""), scene("B", "", "")],
            ["No choice leads to scene “B”. Let a choice go to it, or remove it."],
        ),
        (
            [scene("A", "B", ""), scene("B", "A", "")],
            ["These scenes go round in a circle: “A” → “B” → “A”. Let one of the choices go somewhere else, or end."],
        ),
        (
            [scene("A", "A", "")],
            ["These scenes go round in a circle: “A” → “A”. Let one of the choices go somewhere else, or end."],
        ),
        (
            [scene("A", "B", "B"), scene("B", "A", "A")],
            [
                "No choice ends the scenario. Leave “goes to” empty where it ends, for example in scene “B”.",
                "These scenes go round in a circle: “A” → “B” → “A”. Let one of the choices go somewhere else, or end.",
            ],
        ),
        (
            [scene("A", "B", ""), scene("B", "", "", best=False)],
            ["Scene “B” has no best choice. Mark at least one."],
        ),
    ],
    ids=["unknown label", "label twice", "unreachable", "circle", "to itself", "no end", "no best"],
)
def test_bad_graphs_are_refused_in_words_that_name_the_scene(scenes: list[Scene], said: list[str]) -> None:
    assert [line.replace("“B” → “A” → “B”", "“A” → “B” → “A”") for line in problems(*scenes)] == said


def test_circle_is_named_in_the_order_in_which_one_walks_it() -> None:
    (line,) = problems(scene("A", "B", ""), scene("B", "C", ""), scene("C", "A", ""))

    assert any(f"circle: “{a}” → “{b}” → “{c}” → “{a}”" in line for a, b, c in ("ABC", "BCA", "CAB"))


LABELS = "ABCDEF"
GOES_TO = st.sampled_from(["", *LABELS, "Z"])
GRAPHS = st.lists(st.lists(GOES_TO, min_size=1, max_size=3), min_size=1, max_size=len(LABELS)).map(
    lambda graph: [scene(label, *ways) for label, ways in zip(LABELS, graph, strict=False)]
)


def paths(scenes: list[Scene], label: str, seen: frozenset[str] = frozenset()) -> Iterator[bool]:
    """Every path from a scene: whether it ends. Walked plainly, without what is being tested."""
    if label in seen or label not in {one.label for one in scenes}:
        yield False
        return
    for way in next(one for one in scenes if one.label == label).ways:
        if way.goes_to:
            yield from paths(scenes, way.goes_to, seen | {label})
        else:
            yield True


def reachable(scenes: list[Scene]) -> set[str]:
    """Every label that some path from the first scene meets."""
    reached: set[str] = set()

    def visit(label: str) -> None:
        if label not in reached:
            reached.add(label)
            for way in next((one.ways for one in scenes if one.label == label), ()):
                if way.goes_to:
                    visit(way.goes_to)

    visit(scenes[0].label)
    return reached


@given(GRAPHS)
def test_accepted_are_exactly_the_graphs_that_end_on_every_path_and_leave_no_scene_out(scenes: list[Scene]) -> None:
    labels = {one.label for one in scenes}
    ends = all(all(paths(scenes, label)) for label in labels)

    assert (problems(*scenes) == []) is (ends and reachable(scenes) == labels)
