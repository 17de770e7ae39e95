"""Blocks of course pages that are no questions."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks.same import SamePageBlock


class OutcomesBlock(blocks.StreamBlock):
    """What a person can do after a course."""

    outcome = blocks.CharBlock(
        label=_("Outcome"), icon="tick", max_length=200, description=_("One thing a person can do afterwards, beginning with a verb.")
    )

    class Meta:
        required = False


class PrerequisitesBlock(blocks.StreamBlock):
    """What has to be done first: a course, a module or a step."""

    page = SamePageBlock(
        page_type=["mowis_learning.CoursePage", "mowis_learning.ModulePage", "mowis_learning.StepPage"],
        label=_("Course, module or step"),
        icon="lock",
        description=_("A course, a module or a step that has to be done before this one takes answers or can be marked as done."),
    )

    class Meta:
        required = False


class BandBlock(blocks.StructBlock):
    """What is said to those who reach a share of the points."""

    from_percent = blocks.IntegerBlock(label=_("From percent"), min_value=0, max_value=100)
    text = blocks.TextBlock(label=_("Feedback"), rows=3, max_length=800)

    class Meta:
        icon = "comment"
        label = _("Feedback by score")
        label_format = "{from_percent} %"
        description = _("Said under the result to those who reach at least this share of the points.")


class BandsBlock(blocks.StreamBlock):
    """Feedback by score: of the bands that are reached, the highest is said."""

    band = BandBlock()

    class Meta:
        required = False

    def clean(self, value: Any) -> Any:
        """Check that no two bands begin at the same percent.

        Raises:
            ValidationError: when two do.
        """
        cleaned = super().clean(value)
        starts = [child.value["from_percent"] for child in cleaned]
        if len(set(starts)) < len(starts):
            raise blocks.StreamBlockValidationError(
                non_block_errors=ValidationError(_("Two texts begin at the same percent. Change or remove one."))
            )
        return cleaned
