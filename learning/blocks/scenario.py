"""The block of a scenario: scenes, choices, and where they lead."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks.same import SameInEveryLanguage
from learning.enums import Verdict
from learning.kinds.parts import all_distinct
from learning.kinds.scenes import Scene, Way, scene_problems

from .base import QuestionBlock, question_layout
from .ready import ReadyListBlock

LONGEST_LABEL = 20


class LabelBlock(SameInEveryLanguage, blocks.CharBlock):
    """A scene's label. It belongs to the key: translations take it from the source, and translators never see it.

    wagtail-localize asks a block for its segments before it looks at the block's type, and takes every other CharBlock for a text.
    """


class SceneChoiceBlock(blocks.StructBlock):
    """A choice and what comes of it."""

    text = blocks.TextBlock(label=_("Choice"), rows=1, max_length=300, required_on_save=True)
    consequence = blocks.TextBlock(
        label=_("What comes of it"), rows=2, max_length=600, required=False, help_text=_("Told as soon as the choice is made.")
    )
    verdict = blocks.ChoiceBlock(label=_("This choice is"), choices=Verdict.choices, default=Verdict.POOR.value)
    goes_to = LabelBlock(
        label=_("Goes to scene"),
        max_length=LONGEST_LABEL,
        required=False,
        help_text=_("The label of a scene. Empty: the scenario ends here."),
    )

    class Meta:
        icon = "arrow-right"
        label = _("Choice")
        label_format = "{text}"


def ready_choices() -> list[Any]:
    """Two choices, the first marked as best: what every scene needs. The order in which learners see them is shuffled."""
    first, second = SceneChoiceBlock().get_default(), SceneChoiceBlock().get_default()
    first["verdict"] = Verdict.BEST.value
    return [first, second]


class SceneBlock(blocks.StructBlock):
    """A situation in which the learner decides."""

    label = LabelBlock(
        label=_("Label of the scene"), max_length=LONGEST_LABEL, help_text=_("A, B, C… Choices name it. Learners do not see it.")
    )
    text = blocks.TextBlock(label=_("What happens"), rows=3, max_length=1200, required_on_save=True)
    choices = ReadyListBlock(SceneChoiceBlock(), label=_("Choices"), min_num=2, max_num=6, default=ready_choices())

    class Meta:
        icon = "doc-full"
        label = _("Scene")
        label_format = "{label}: {text}"


def ready_scenes() -> list[Any]:
    """Two scenes, A and B."""
    scenes = [SceneBlock().get_default(), SceneBlock().get_default()]
    for label, scene in zip("AB", scenes, strict=True):
        scene["label"] = label
    return scenes


class ScenarioBlock(QuestionBlock):
    """“What do you do next?”: scenes that follow from choices."""

    scenes = ReadyListBlock(
        SceneBlock(), label=_("Scenes"), min_num=1, max_num=12, default=ready_scenes(), help_text=_("The first one is where it begins.")
    )
    shuffle = blocks.BooleanBlock(label=_("Shuffle the choices"), default=True, required=False)

    class Meta:
        icon = "order-down"
        label = _("Scenario")
        description = _("“What do you do next?” Each choice has its consequence and leads on to a scene or to the end.")
        form_layout = question_layout("scenes", extras=("shuffle",))
        preview_template = "blocks/preview/arranged.html"
        preview_value = {
            "prompt": _("A grant is late. What do you do next?"),
            "scenes": [
                {"label": "A", "text": _("The money was due on Monday."), "choices": [{"text": _("Call the office")}, {"text": _("Wait")}]}
            ],
            "shuffle": True,
            "points": 1,
            "hint": "",
        }

    def problems(self, value: Any) -> dict[str, Any]:
        """Labels that lead nowhere, scenes that nobody reaches, circles, scenes without a best choice; each named by its scene."""
        scenes = list(value["scenes"])
        found = scene_problems([_scene(scene) for scene in scenes])
        found += [
            str(_("In scene “%s” two choices read the same. Change or remove one.") % scene["label"])
            for scene in scenes
            if not all_distinct(choice["text"] for choice in scene["choices"])
        ]
        return {"scenes": [ValidationError(message) for message in found]} if found else {}

    def shown_words(self, value: Any) -> dict[str, Any]:
        """Where it begins. What can be done, and what follows, is told by and by."""
        return {"scene": value["scenes"][0]["text"]} if value["scenes"] else {}


def _scene(value: Any) -> Scene:
    return Scene(value["label"].strip(), tuple(Way(choice["verdict"], (choice["goes_to"] or "").strip()) for choice in value["choices"]))
