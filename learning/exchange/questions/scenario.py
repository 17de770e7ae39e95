"""The record of a scenario."""

from typing import Annotated, Any, Literal, Self

from django.utils import translation
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cms.core.exchange.notation import QUIET, WORD, Id, Line, Record, RequiredLine, RequiredText, Text
from learning.kinds.parts import all_distinct
from learning.kinds.scenes import Scene, Way, scene_problems

from .base import BaseQuestionRecord, QuestionRecord, item_raw

LONGEST_LABEL = 20


class SceneChoiceRecord(Record):
    """A choice and what comes of it. Without ``goes_to`` the scenario ends there."""

    id: Id
    text: Annotated[RequiredText, Field(max_length=300)]
    verdict: Annotated[Literal["best", "fair", "poor"], WORD]
    goes_to: Annotated[Line, Field(max_length=LONGEST_LABEL)] = ""
    consequence: Annotated[Text, Field(max_length=600)] = ""


class SceneRecord(Record):
    """A situation in which the learner decides."""

    id: Id
    label: Annotated[RequiredLine, Field(max_length=LONGEST_LABEL)]
    text: Annotated[RequiredText, Field(max_length=1200)]
    choices: Annotated[list[SceneChoiceRecord], Field(min_length=2, max_length=6)]


class ScenarioRecord(QuestionRecord):
    """Scenes that follow from choices; the first one is where it begins."""

    type: Annotated[Literal["scenario"], WORD]
    shuffle: Annotated[bool, QUIET] = True
    scenes: Annotated[list[SceneRecord], Field(min_length=1, max_length=12)]

    @model_validator(mode="after")
    def _key_makes_sense(self) -> Self:
        scenes = [Scene(one.label, tuple(Way(choice.verdict, choice.goes_to) for choice in one.choices)) for one in self.scenes]
        # Messages about files are English, whichever language the portal speaks.
        with translation.override("en"):
            problems = scene_problems(scenes)
        problems += [
            f"In scene “{one.label}” two choices read the same. Change or remove one."
            for one in self.scenes
            if not all_distinct(choice.text for choice in one.choices)
        ]
        if problems:
            raise PydanticCustomError("key", "{problems}", {"problems": " ".join(problems)})
        return self

    def own_raw(self) -> dict[str, Any]:
        """Scenes and their choices in full form, with their ids."""

        def choice_raw(one: SceneChoiceRecord) -> dict[str, Any]:
            return item_raw(one, text=one.text, consequence=one.consequence, verdict=one.verdict, goes_to=one.goes_to)

        scenes = [
            item_raw(scene, label=scene.label, text=scene.text, choices=[choice_raw(one) for one in scene.choices]) for scene in self.scenes
        ]
        return {"scenes": scenes, "shuffle": self.shuffle}

    @classmethod
    def own_values(cls, value: dict[str, Any]) -> dict[str, Any]:
        """Scenes with their choices, and whether those are shuffled."""

        def choice_values(row: dict[str, Any]) -> dict[str, Any]:
            words = row["value"]
            own = {"goes_to": words.get("goes_to") or "", "consequence": words.get("consequence") or ""}
            return {"id": row["id"], "text": words["text"], "verdict": words["verdict"], **own}

        scenes = [
            {
                "id": row["id"],
                **{name: row["value"][name] for name in ("label", "text")},
                "choices": list(map(choice_values, row["value"]["choices"])),
            }
            for row in value["scenes"]
        ]
        return {"scenes": scenes, "shuffle": bool(value.get("shuffle"))}


RECORDS: tuple[type[BaseQuestionRecord], ...] = (ScenarioRecord,)
