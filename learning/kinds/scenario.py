"""Scenario: “what do you do next?” Each choice has its consequence and leads to a scene or to the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from learning.enums import QuestionKind, Verdict

from .base import Answer, Kind, Payload, Reading, Texts
from .parts import in_shown_order, one_each, value_of
from .reading import list_items, plain
from .scenes import label_key

WORTH = {Verdict.BEST: Fraction(1), Verdict.FAIR: Fraction(1, 2), Verdict.POOR: Fraction(0)}


@dataclass(frozen=True)
class ChoiceView:
    """A choice that is open."""

    id: str
    text: str


@dataclass(frozen=True)
class VisitedView:
    """A scene that is decided. ``part`` and ``value`` carry the choice along in the form."""

    part: str
    value: str
    text: str
    choice: str
    consequence: str


@dataclass(frozen=True)
class SceneView:
    """The scene to decide now. ``part`` ends the name of its input."""

    part: str
    text: str
    choices: list[ChoiceView]


@dataclass(frozen=True)
class ScenarioForm:
    """The way so far, and the scene to decide now: None when the end is reached. Nothing of scenes ahead."""

    visited: list[VisitedView]
    scene: SceneView | None


@dataclass(frozen=True)
class SceneResult:
    """A scene after answering. ``best`` are the choices that would have been best, where that is told and another was made."""

    text: str
    choice: str
    consequence: str
    verdict: str
    best: list[str]


class Scenario(Kind):
    """Scenes by id: ``{"start": id, "scenes": {id: {choice: {"verdict": "best", "to": id or ""}}}}``.

    The answer is ``{scene: [choice]}``. A choice that was saved is final; only scenes on the way from the start count.
    """

    name = QuestionKind.SCENARIO

    def read(self, value: Any) -> Reading:
        """Take apart scenes, choices and where they lead; a label that no scene has leads to the end."""
        scenes = [(key, scene, list_items(scene, "choices")) for key, scene in list_items(value, "scenes")]
        ids = {label_key(plain(scene, "label")): key for key, scene, _choices in reversed(scenes)}
        graph = {
            key: {one: {"verdict": choice["verdict"], "to": ids.get(label_key(plain(choice, "goes_to")), "")} for one, choice in choices}
            for key, scene, choices in scenes
        }
        texts = {
            key: {
                "text": plain(scene, "text"),
                "choices": {one: {"text": plain(choice, "text"), "consequence": plain(choice, "consequence")} for one, choice in choices},
            }
            for key, scene, choices in scenes
        }
        return Reading(
            payload={"start": scenes[0][0] if scenes else "", "scenes": graph},
            options=list(dict.fromkeys(one for _key, _scene, choices in scenes for one, _choice in choices)),
            texts={"scenes": texts},
            shuffle=bool(value.get("shuffle")),
        )

    def has_all_words(self, payload: Payload, texts: Texts) -> bool:
        """Whether each scene and each choice has its text. A consequence may be empty."""
        scenes = texts.get("scenes", {})
        return set(scenes) == set(payload["scenes"]) and all(
            scene["text"] and set(scene["choices"]) == set(payload["scenes"][key]) and all(one["text"] for one in scene["choices"].values())
            for key, scene in scenes.items()
        )

    def accept(self, payload: Payload, posted: Answer) -> Answer:
        """Take one choice for each scene that is named. ``joined`` keeps those on the way."""
        return one_each(posted, payload["scenes"])

    def is_answered(self, payload: Payload, answer: Answer) -> bool:
        """Whether the choices lead to an end."""
        path, waiting = walk(payload, answer)
        return bool(path) and not waiting

    def missing(self, payload: Payload, answer: Answer) -> str:
        """Say which decision waits, counted along the way."""
        path, _waiting = walk(payload, answer)
        return _("decide what to do in scene %(number)d.") % {"number": len(path) + 1}

    def joined(self, payload: Payload, saved: Answer, answer: Answer) -> Answer:
        """What was saved stays; new choices continue the way, and what does not lie on it is left out."""
        final = {scene: [choice] for scene, choice in walk(payload, saved)[0]}
        return {scene: [choice] for scene, choice in walk(payload, {**answer, **final})[0]}

    def in_order(self, payload: Payload, texts: Texts, answer: Answer) -> list[str]:
        """Along the way."""
        return [scene for scene, _choice in walk(payload, answer)[0]]

    def share(self, payload: Payload, texts: Texts, answer: Answer) -> Fraction:
        """The mean worth of the choices made: 1 for the best, a half for a fair one, 0 for a poor one."""
        path, _waiting = walk(payload, answer)
        worth = [WORTH.get(payload["scenes"][scene][choice]["verdict"], Fraction(0)) for scene, choice in path]
        return sum(worth, Fraction(0)) / len(worth) if worth else Fraction(0)

    def counted(self, payload: Payload, answer: Answer) -> list[str]:
        """The choices on the way, as ``scene:choice``."""
        return [f"{scene}:{choice}" for scene, choice in walk(payload, answer)[0]]

    def form(self, payload: Payload, texts: Texts, order: list[str], answer: Answer) -> ScenarioForm:
        """The way so far with its consequences, and the scene to decide now."""
        path, waiting = walk(payload, answer)
        scenes = texts["scenes"]
        visited = []
        for scene, choice in path:
            words = scenes[scene]["choices"][choice]
            visited.append(VisitedView(scene, choice, scenes[scene]["text"], words["text"], words["consequence"]))
        if not waiting:
            return ScenarioForm(visited, None)
        choices = scenes[waiting]["choices"]
        shown = [ChoiceView(key, choices[key]["text"]) for key in in_shown_order(choices, order)]
        return ScenarioForm(visited, SceneView(waiting, scenes[waiting]["text"], shown))

    def result(
        self, payload: Payload, texts: Texts, order: list[str], answer: Answer, *, reveal: bool, counts: Mapping[str, int]
    ) -> list[SceneResult]:
        """The whole way with its consequences; what would have been best, once it may be told."""

        def scene_result(scene: str, choice: str) -> SceneResult:
            key, words = payload["scenes"][scene], texts["scenes"][scene]
            verdict = key[choice]["verdict"]
            told = reveal and verdict != Verdict.BEST
            best = [words["choices"][one]["text"] for one in in_shown_order(key, order) if told and key[one]["verdict"] == Verdict.BEST]
            chosen = words["choices"][choice]
            return SceneResult(words["text"], chosen["text"], chosen["consequence"], verdict, best)

        return [scene_result(scene, choice) for scene, choice in walk(payload, answer)[0]]


def walk(payload: Payload, answer: Answer) -> tuple[list[tuple[str, str]], str]:
    """Follow an answer from the start.

    Returns:
        The scenes that are decided, with the choice made there, in order; and the scene that waits, empty at an end.
        A scene that comes again, as in the draft of a circle, counts as an end.
    """
    path: list[tuple[str, str]] = []
    seen = set()
    scene = payload["start"]
    while scene and scene not in seen:
        seen.add(scene)
        choice = value_of(answer, scene)
        if choice not in payload["scenes"][scene]:
            return path, scene
        path.append((scene, choice))
        scene = payload["scenes"][scene][choice]["to"]
    return path, ""
