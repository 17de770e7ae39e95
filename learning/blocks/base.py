"""What all blocks of questions have in common. Default-deny: what tells the right answer leaves through no API and no index."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks.same import SamePageBlock
from cms.law.blocks import CitationItemBlock


def question_layout(*own: str, extras: tuple[str, ...] = (), graded: bool = True) -> blocks.BlockGroup:
    """How the form of a question is laid out: what is asked, what is right, what is said then. Extras are folded away.

    Args:
        own: the type's own fields, shown under the prompt.
        extras: the type's own fields that most questions leave alone.
        graded: whether the type has points.
    """
    if graded:
        shown = ["prompt", *own, "feedback_correct", "feedback_incorrect"]
        return blocks.BlockGroup(children=shown, settings=["points", *extras, "hint", "hint_cost", "taught_in", "citations"])
    return blocks.BlockGroup(children=["prompt", *own, "feedback_correct"], settings=[*extras, "hint", "taught_in", "citations"])


class BaseQuestionBlock(blocks.StructBlock):
    """What every question has. A type adds its fields, ``Meta.form_layout = question_layout(…)`` and its ``problems``."""

    prompt = blocks.TextBlock(label=_("Question"), rows=2, max_length=700, required_on_save=True)
    hint = blocks.TextBlock(label=_("Hint"), rows=2, max_length=400, required=False, help_text=_("Shown under the question."))
    taught_in = SamePageBlock(
        page_type="mowis_learning.StepPage",
        label=_("Taught in"),
        required=False,
        help_text=_("The step to read again after a wrong answer, if it is another one."),
    )
    citations = blocks.ListBlock(
        CitationItemBlock(),
        label=_("Legal basis"),
        default=[],
        help_text=_("For editors: when an act changes, the question is listed under “Check the legal basis”. May stay empty."),
    )

    class Meta:
        label_format = "{prompt}"
        preview_template = "blocks/preview/question.html"

    def problems(self, value: Any) -> dict[str, Any]:
        """What speaks against publishing this question, as field name: message. Empty when nothing does."""
        return {}

    def clean(self, value: Any) -> Any:
        """Check that the question makes sense, unless the page is only saved as a draft.

        Raises:
            ValidationError: with the ``problems`` at their fields.
        """
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        found = self.problems(cleaned)
        if found:
            raise blocks.StructBlockValidationError(block_errors={name: ValidationError(message) for name, message in found.items()})
        return cleaned

    def shown_words(self, value: Any) -> dict[str, Any]:
        """What a learner may read before answering, beyond the prompt. A type says so itself, else it is nothing."""
        return {}

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        """Give only what a learner may read before answering."""
        return {"prompt": value["prompt"], **self.shown_words(value)}

    def get_searchable_content(self, value: Any) -> list[str]:
        """Index the prompt only."""
        return [value["prompt"]]


class QuestionBlock(BaseQuestionBlock):
    """A question with points."""

    hint_cost = blocks.IntegerBlock(
        label=_("The hint costs, in percent"),
        default=0,
        min_value=0,
        max_value=100,
        required=False,
        help_text=_("Of the question's points. 0: the hint is shown at once; else the learner decides whether to take it."),
    )
    feedback_correct = blocks.TextBlock(label=_("After a right answer"), rows=2, max_length=800, required=False)
    feedback_incorrect = blocks.TextBlock(
        label=_("After a wrong answer"),
        rows=2,
        max_length=800,
        required=False,
        help_text=_("Say what to read again; do not give the answer away."),
    )
    points = blocks.IntegerBlock(label=_("Points"), default=1, min_value=1, max_value=100)

    def clean(self, value: Any) -> Any:
        """As above; a hint that costs has to say something.

        Raises:
            ValidationError: when it does not, or the type finds something else.
        """
        cleaned = super().clean(value)
        if not self.is_deferred_validation and cleaned.get("hint_cost") and not (cleaned.get("hint") or "").strip():
            message = _("The hint costs points but says nothing. Write the hint, or set its cost to 0.")
            raise blocks.StructBlockValidationError(block_errors={"hint": ValidationError(message)})
        return cleaned


class UngradedQuestionBlock(BaseQuestionBlock):
    """A question that is answered but never graded."""

    feedback_correct = blocks.TextBlock(
        label=_("After the answer"), rows=2, max_length=800, required=False, help_text=_("Shown to everybody who answered.")
    )
