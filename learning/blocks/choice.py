"""Blocks of questions whose answer is a choice."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .base import QuestionBlock, question_layout
from .ready import ReadyListBlock, ready_rows


class OptionBlock(blocks.StructBlock):
    """An option: its text, whether it is right, and why."""

    text = blocks.TextBlock(label=_("Answer"), rows=2, max_length=500, required_on_save=True)
    correct = blocks.BooleanBlock(label=_("This answer is right"), required=False)
    feedback = blocks.TextBlock(
        label=_("Why"), rows=2, max_length=600, required=False, help_text=_("Shown to those who chose it, after they answered.")
    )

    class Meta:
        icon = "radio-empty"
        label = _("Answer")
        label_format = "{text}"

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, str]:
        """Give only what a learner may read before answering."""
        return {"text": value["text"]}

    def get_searchable_content(self, value: Any) -> list[str]:
        """Index nothing of an option."""
        return []


class OptionsQuestionBlock(QuestionBlock):
    """A question with options. A subclass says how many may be right."""

    options = ReadyListBlock(OptionBlock(), label=_("Answers"), min_num=2, max_num=10, default=ready_rows(OptionBlock(), 2))
    shuffle = blocks.BooleanBlock(label=_("Shuffle the answers"), default=True, required=False)

    most_right: ClassVar[int | None] = None

    def problems(self, value: Any) -> dict[str, Any]:
        """Too few or too many options are right, or two read the same."""
        options = value["options"]
        right = sum(bool(option["correct"]) for option in options)
        if right == 0:
            return {"options": _("Tick at least one answer as right.")}
        if self.most_right is not None and right > self.most_right:
            return {"options": _("Tick only one answer as right, or use a question with several answers.")}
        if len({option["text"].strip().casefold() for option in options}) < len(options):
            return {"options": _("Two answers read the same. Change or remove one.")}
        return {}

    def shown_words(self, value: Any) -> dict[str, Any]:
        """The texts of the options."""
        return {"options": [{"text": option["text"]} for option in value["options"]]}


SAMPLE_OPTIONS = [
    {"text": _("Yes, if it serves a public purpose"), "correct": True, "feedback": ""},
    {"text": _("No, never"), "correct": False, "feedback": ""},
]


def sample_question(prompt: Any) -> dict[str, Any]:
    """A question for the block chooser's preview."""
    return {"prompt": prompt, "options": SAMPLE_OPTIONS, "points": 1, "hint": "", "shuffle": True}


class SingleChoiceBlock(OptionsQuestionBlock):
    """One right option."""

    most_right = 1

    class Meta:
        icon = "radio-full"
        label = _("One answer")
        description = _("The learner chooses one of the answers.")
        form_layout = question_layout("options", extras=("shuffle",))
        preview_value = sample_question(_("May a foundation run a café?"))


class MultipleChoiceBlock(OptionsQuestionBlock):
    """One or more right options; exactly those must be chosen."""

    partial = blocks.BooleanBlock(
        label=_("Give a share of the points"),
        required=False,
        help_text=_("For each right answer that is ticked, less the share of wrong ones. Else only exactly the right answers give points."),
    )

    class Meta:
        icon = "tick"
        label = _("Several answers")
        description = _("The learner ticks every answer that is right.")
        form_layout = question_layout("options", extras=("partial", "shuffle"))
        preview_value = sample_question(_("Which of these may a foundation do?"))


class TrueFalseBlock(QuestionBlock):
    """A statement that is true or false."""

    answer = blocks.ChoiceBlock(label=_("The statement is"), choices=[("true", _("true")), ("false", _("false"))], default="true")
    why_true = blocks.TextBlock(
        label=_("Why, to those who say it is true"), rows=2, max_length=600, required=False, help_text=_("Shown after they answered.")
    )
    why_false = blocks.TextBlock(
        label=_("Why, to those who say it is false"), rows=2, max_length=600, required=False, help_text=_("Shown after they answered.")
    )

    class Meta:
        icon = "circle-check"
        label = _("True or false")
        description = _("The learner says whether a statement is true.")
        form_layout = question_layout("answer", "why_true", "why_false")
        preview_value = {"prompt": _("A foundation may run a café."), "answer": "true", "points": 1, "hint": ""}
