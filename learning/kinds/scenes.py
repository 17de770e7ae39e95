"""The scenes of a scenario as a graph, checked before anybody walks through it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from django.utils.translation import gettext as _

from learning.enums import Verdict


@dataclass(frozen=True)
class Way:
    """A choice: what it is worth, and the label of the scene it leads to; empty where the scenario ends."""

    verdict: str
    goes_to: str = ""


@dataclass(frozen=True)
class Scene:
    """A scene by its label, with the choices that lead out of it."""

    label: str
    ways: tuple[Way, ...]


def label_key(label: str) -> str:
    """Two labels are one when they differ in case or blanks only."""
    return " ".join(label.split()).casefold()


def scene_problems(scenes: Sequence[Scene]) -> list[str]:
    """What speaks against a scenario, in the present language; each line names its scene. The first scene is where it begins.

    A scenario without a problem ends on every path: its graph has no cycle, and every way leads to a scene or to the end.
    """
    return _label_problems(scenes) or _graph_problems(scenes)


def _label_problems(scenes: Sequence[Scene]) -> list[str]:
    count = Counter(label_key(scene.label) for scene in scenes)
    labels = {label_key(scene.label): scene.label for scene in reversed(scenes)}
    problems = [
        _("%(count)d scenes are called “%(label)s”. Give each scene a label of its own.") % {"count": count[key], "label": label}
        for key, label in reversed(labels.items())
        if count[key] > 1
    ]
    for scene in scenes:
        unknown = dict.fromkeys(way.goes_to for way in scene.ways if way.goes_to and label_key(way.goes_to) not in labels)
        problems += [
            _("In scene “%(label)s” a choice goes to “%(goes_to)s”, and there is no such scene. Known are: %(known)s.")
            % {"label": scene.label, "goes_to": label, "known": ", ".join(reversed(labels.values()))}
            for label in unknown
        ]
    return problems


def _graph_problems(scenes: Sequence[Scene]) -> list[str]:
    labels = {label_key(scene.label): scene.label for scene in scenes}
    following = {label_key(scene.label): {label_key(way.goes_to) for way in scene.ways if way.goes_to} for scene in scenes}
    problems = []
    if scenes and all(way.goes_to for scene in scenes for way in scene.ways):
        problems.append(
            _("No choice ends the scenario. Leave “goes to” empty where it ends, for example in scene “%s”.") % scenes[-1].label
        )
    circle = _circle(following)
    if circle:
        problems.append(
            _("These scenes go round in a circle: %s. Let one of the choices go somewhere else, or end.")
            % " → ".join(f"“{labels[key]}”" for key in circle)
        )
    reached = _reached(following, label_key(scenes[0].label)) if scenes else set()
    problems += [
        _("No choice leads to scene “%s”. Let a choice go to it, or remove it.") % label
        for key, label in labels.items()
        if key not in reached
    ]
    problems += [
        _("Scene “%s” has no best choice. Mark at least one.") % scene.label
        for scene in scenes
        if Verdict.BEST not in {way.verdict for way in scene.ways}
    ]
    return problems


def _circle(following: dict[str, set[str]]) -> list[str]:
    """A circle in the order in which one walks it, its first scene again at the end; empty when there is none."""
    try:
        TopologicalSorter(following).prepare()
    except CycleError as error:
        # The sorter was given what follows a scene for what precedes it, so it names the circle backwards.
        circle: list[str] = error.args[1]
        return circle[::-1]
    return []


def _reached(following: dict[str, set[str]], start: str) -> set[str]:
    reached, waiting = set(), [start]
    while waiting:
        scene = waiting.pop()
        if scene not in reached:
            reached.add(scene)
            waiting += following[scene]
    return reached
