"""The journey: steps in their order, ways to choose between, and things that go on side by side."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .deadlines import DateItemBlock
from .steps import StepBlock


class StrandBlock(blocks.StructBlock):
    """Steps that belong together: one way of several, or one of several things that go on at the same time."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = blocks.TextBlock(label=_("For whom, when"), required=False, rows=2, max_length=400)
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("Way")
        label_format = "{title}"


class AlternativesBlock(blocks.StructBlock):
    """Ways of which one is enough („albo”)."""

    title = blocks.CharBlock(label=_("What is chosen"), max_length=160, help_text=_("For example: Choose how to file the application."))
    strands = blocks.ListBlock(StrandBlock(), label=_("Ways"), min_num=2, max_num=6)

    class Meta:
        icon = "order"
        label = _("Either – or")
        description = _("Several ways of which one is enough.")
        label_format = "{title}"


class ParallelBlock(blocks.StructBlock):
    """Things that all must be done, in any order or at the same time."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    strands = blocks.ListBlock(StrandBlock(), label=_("What goes on side by side"), min_num=2, max_num=6)

    class Meta:
        icon = "grip"
        label = _("Side by side")
        description = _("Things that must all be done, in any order.")
        label_format = "{title}"


class JourneyBlock(blocks.StreamBlock):
    """The whole way. What no block can see alone – dates that nobody enters – is looked after by the page."""

    step = StepBlock()
    alternatives = AlternativesBlock()
    parallel = ParallelBlock()

    class Meta:
        required = False
        icon = "list-ol"


def steps_in(journey: Any) -> Iterator[tuple[str, Any]]:
    """Every step of a journey in order, with its id.

    Args:
        journey: the value of a ``JourneyBlock``.

    Yields:
        The id and the value of each step, those of all ways included.
    """
    for child in journey:
        if child.block_type == "step":
            yield child.id, child.value
            continue
        for strand in child.value["strands"]:
            for bound in strand["steps"].bound_blocks:
                yield bound.id, bound.value


class DatesBlock(blocks.StreamBlock):
    """The dates that people enter on their way."""

    date = DateItemBlock()

    class Meta:
        required = False
        icon = "date"

    def clean(self, value: Any) -> Any:
        """Refuse a key that stands twice.

        Raises:
            ValidationError: at the second of them.
        """
        cleaned = super().clean(value)
        seen: set[str] = set()
        for number, child in enumerate(cleaned):
            key = child.value["key"]
            if key in seen:
                message = ValidationError(_("Another date of this procedure has this key already. Choose a different one."), code="twice")
                errors = {number: blocks.StructBlockValidationError(block_errors={"key": message})}
                raise blocks.StreamBlockValidationError(block_errors=errors)
            seen.add(key)
        return cleaned
