"""Blocks of questions whose answer is an arrangement, and of polls."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from learning.kinds.parts import all_distinct

from .base import QuestionBlock, UngradedQuestionBlock, question_layout
from .ready import ReadyListBlock, ready_rows


class PairBlock(blocks.StructBlock):
    """An entry and its counterpart."""

    left = blocks.TextBlock(label=_("Entry"), rows=1, max_length=300, required_on_save=True)
    right = blocks.TextBlock(label=_("Goes with"), rows=1, max_length=300, required_on_save=True)

    class Meta:
        icon = "link"
        label = _("Pair")
        label_format = "{left} – {right}"


class TextRowBlock(blocks.StructBlock):
    """A row that is one text. A subclass names it."""

    text = blocks.TextBlock(label=_("Text"), rows=1, max_length=300, required_on_save=True)

    class Meta:
        label_format = "{text}"


class ItemBlock(TextRowBlock):
    """An item to put in order."""

    class Meta:
        icon = "list-ol"
        label = _("Item")


class ExtraBlock(TextRowBlock):
    """A counterpart that belongs to no entry."""

    class Meta:
        icon = "cross"
        label = _("Goes with nothing")


class PollOptionBlock(TextRowBlock):
    """An option of a poll."""

    class Meta:
        icon = "radio-empty"
        label = _("Answer")


class MatchingBlock(QuestionBlock):
    """Pairs to be found."""

    pairs = ReadyListBlock(
        PairBlock(),
        label=_("Pairs"),
        min_num=2,
        max_num=10,
        default=ready_rows(PairBlock(), 3),
        help_text=_("What goes with what. The right sides are shuffled."),
    )
    extra = ReadyListBlock(
        ExtraBlock(),
        label=_("Offered but wrong"),
        max_num=5,
        default=[],
        required=False,
        help_text=_("Shown among the right sides; goes with no entry. May be left out."),
    )

    class Meta:
        icon = "link"
        label = _("Matching")
        description = _("The learner chooses for each entry what goes with it.")
        form_layout = question_layout("pairs", extras=("extra",))
        preview_template = "blocks/preview/arranged.html"
        preview_value = {
            "prompt": _("Who does what?"),
            "pairs": [
                {"left": _("The board"), "right": _("Runs the foundation")},
                {"left": _("The founder"), "right": _("Gives the assets")},
            ],
            "extra": [],
            "points": 1,
            "hint": "",
        }

    def problems(self, value: Any) -> dict[str, Any]:
        """Two of a side read the same, so that nobody could tell them apart."""
        pairs = value["pairs"]
        if not all_distinct(pair["left"] for pair in pairs):
            return {"pairs": _("Two entries read the same. Change or remove one.")}
        if not all_distinct(pair["right"] for pair in pairs):
            return {"pairs": _("Two pairs go with the same text, and nobody could tell which one is meant. Change one of them.")}
        if not all_distinct([*(pair["right"] for pair in pairs), *(one["text"] for one in value["extra"])]):
            return {"extra": _("What is offered but wrong must differ from the right sides and from each other. Change or remove one.")}
        return {}

    def shown_words(self, value: Any) -> dict[str, Any]:
        """Both sides; the right one in alphabetical order, because the author's tells the key."""
        rights = [*(pair["right"] for pair in value["pairs"]), *(one["text"] for one in value["extra"])]
        return {"entries": [pair["left"] for pair in value["pairs"]], "offered": sorted(rights, key=str.casefold)}


class OrderingBlock(QuestionBlock):
    """Items to put in order."""

    items = ReadyListBlock(
        ItemBlock(),
        label=_("Items, in the right order"),
        min_num=2,
        max_num=10,
        default=ready_rows(ItemBlock(), 3),
        help_text=_("Write them in the right order. Learners see them shuffled."),
    )
    partial = blocks.BooleanBlock(
        label=_("Give a share of the points"),
        default=True,
        required=False,
        help_text=_("For each item in its place. Else only the whole order gives points."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Ordering")
        description = _("The learner puts items in order.")
        form_layout = question_layout("items", extras=("partial",))
        preview_template = "blocks/preview/arranged.html"
        preview_value = {
            "prompt": _("What comes first?"),
            "items": [{"text": _("Write the statute")}, {"text": _("Hold the first meeting")}, {"text": _("File the application")}],
            "partial": True,
            "points": 1,
            "hint": "",
        }

    def problems(self, value: Any) -> dict[str, Any]:
        """Two items read the same."""
        if not all_distinct(item["text"] for item in value["items"]):
            return {"items": _("Two items read the same. Change or remove one.")}
        return {}

    def shown_words(self, value: Any) -> dict[str, Any]:
        """The items in alphabetical order, because the author's is the key."""
        return {"items": sorted((item["text"] for item in value["items"]), key=str.casefold)}


class PollBlock(UngradedQuestionBlock):
    """A question without a right answer, whose answers everybody sees afterwards."""

    options = ReadyListBlock(
        PollOptionBlock(),
        label=_("Answers"),
        min_num=2,
        max_num=10,
        default=ready_rows(PollOptionBlock(), 2),
        help_text=_("None is right."),
    )
    shuffle = blocks.BooleanBlock(label=_("Shuffle the answers"), default=False, required=False)

    class Meta:
        icon = "table"
        label = _("Poll")
        description = _("No answer is right or wrong. Who has answered sees how everybody did.")
        form_layout = question_layout("options", extras=("shuffle",), graded=False)
        preview_template = "blocks/preview/arranged.html"
        preview_value = {
            "prompt": _("How long has your organisation existed?"),
            "options": [{"text": _("Less than a year")}, {"text": _("Longer")}],
            "shuffle": False,
            "hint": "",
        }

    def problems(self, value: Any) -> dict[str, Any]:
        """Two options read the same."""
        if not all_distinct(option["text"] for option in value["options"]):
            return {"options": _("Two answers read the same. Change or remove one.")}
        return {}

    def shown_words(self, value: Any) -> dict[str, Any]:
        """The texts of the options."""
        return {"options": [{"text": option["text"]} for option in value["options"]]}
