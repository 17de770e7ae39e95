"""Blocks of a quiz. Default-deny: what tells the right answer leaves through no API, no index and no attribute."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from learning.enums import QuestionKind


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


class QuestionBlock(blocks.StructBlock):
    """What all questions have in common. A subclass says how many options may be right."""

    prompt = blocks.TextBlock(label=_("Question"), rows=2, max_length=700, required_on_save=True)
    hint = blocks.TextBlock(label=_("Hint"), rows=2, max_length=400, required=False, help_text=_("Shown under the question."))
    options = blocks.ListBlock(OptionBlock(), label=_("Answers"), min_num=2, max_num=10)
    feedback_correct = blocks.TextBlock(label=_("After a right answer"), rows=2, max_length=800, required=False)
    feedback_incorrect = blocks.TextBlock(
        label=_("After a wrong answer"),
        rows=2,
        max_length=800,
        required=False,
        help_text=_("Say what to read again; do not give the answer away."),
    )
    points = blocks.IntegerBlock(label=_("Points"), default=1, min_value=1, max_value=100)
    shuffle = blocks.BooleanBlock(label=_("Shuffle the answers"), default=True, required=False)

    most_right: int | None = None

    class Meta:
        label_format = "{prompt}"
        preview_template = "blocks/preview/question.html"

    def clean(self, value: Any) -> Any:
        """Check that the key makes sense, unless the page is only saved as a draft.

        Raises:
            ValidationError: when too few or too many options are right, or two options read the same.
        """
        cleaned = super().clean(value)
        if getattr(self, "is_deferred_validation", False):
            return cleaned
        right = sum(bool(option["correct"]) for option in cleaned["options"])
        message = None
        if right == 0:
            message = _("Tick at least one answer as right.")
        elif self.most_right is not None and right > self.most_right:
            message = _("Tick only one answer as right, or use a question with several answers.")
        elif len({option["text"].strip().casefold() for option in cleaned["options"]}) < len(cleaned["options"]):
            message = _("Two answers read the same. Change or remove one.")
        if message:
            raise blocks.StructBlockValidationError(block_errors={"options": ValidationError(message)})
        return cleaned

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        """Give only what a learner may read before answering."""
        return {"prompt": value["prompt"], "options": [{"text": option["text"]} for option in value["options"]]}

    def get_searchable_content(self, value: Any) -> list[str]:
        """Index the prompt only."""
        return [value["prompt"]]


SAMPLE_OPTIONS = [
    {"text": _("Yes, if it serves a public purpose"), "correct": True, "feedback": ""},
    {"text": _("No, never"), "correct": False, "feedback": ""},
]


def sample_question(prompt: Any) -> dict[str, Any]:
    """A question for the block chooser's preview."""
    return {"prompt": prompt, "options": SAMPLE_OPTIONS, "points": 1, "hint": "", "shuffle": True}


class SingleChoiceBlock(QuestionBlock):
    """One right option."""

    most_right = 1

    class Meta:
        icon = "radio-full"
        label = _("One answer")
        description = _("The learner chooses one of the answers.")
        preview_value = sample_question(_("May a foundation run a café?"))


class MultipleChoiceBlock(QuestionBlock):
    """One or more right options; exactly those must be chosen."""

    class Meta:
        icon = "tick"
        label = _("Several answers")
        description = _("The learner ticks every answer that is right.")
        preview_value = sample_question(_("Which of these may a foundation do?"))


class QuestionsBlock(blocks.StreamBlock):
    """The quiz of a step."""

    single = SingleChoiceBlock()
    multiple = MultipleChoiceBlock()

    class Meta:
        required = False
        block_counts: dict[str, Any] = {}


class OutcomesBlock(blocks.StreamBlock):
    """What a person can do after a course."""

    outcome = blocks.CharBlock(
        label=_("Outcome"), icon="tick", max_length=200, description=_("One thing a person can do afterwards, beginning with a verb.")
    )

    class Meta:
        required = False


def question_kind(block_type: str) -> QuestionKind:
    """The type of question that a block of the quiz is."""
    return QuestionKind(block_type)


def block_uuid(raw: Any) -> UUID:
    """A block's id as a UUID.

    Raises:
        ValueError: when the id is not one, as in content written by hand without ids.
    """
    return UUID(str(raw))
