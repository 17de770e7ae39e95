"""Rows of the home room's pages: tasks of the front page, hours and meetings of a place, partners of a project."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import PageChooserBlock

from cms.core.blocks.contact_card import ContactChooserBlock
from cms.core.blocks.same import SamePageBlock
from cms.core.icons import TaskIcon

from .enums import PartnerRole

#: The front page has one task for each thing that people come for (LOOK: six).
MOST_TASKS = 6


class TaskBlock(blocks.StructBlock):
    """Something that a person comes to do, and the page where it begins."""

    title = blocks.CharBlock(label=_("Title"), max_length=80, help_text=_("Begin with a verb: “Set up a foundation”."))
    text = blocks.CharBlock(label=_("Text"), max_length=160, required=False, help_text=_("What the reader finds there, in one sentence."))
    page = PageChooserBlock(label=_("Page"))
    icon = blocks.ChoiceBlock(label=_("Icon"), choices=TaskIcon.choices, default=TaskIcon.STEPS)

    class Meta:
        icon = "tasks"
        label = _("Task")
        description = _("What a person wants to do, and the page where it begins.")
        label_format = "{title}"


class TasksBlock(blocks.StreamBlock):
    """The tasks of the front page."""

    task = TaskBlock()

    class Meta:
        required = False
        max_num = MOST_TASKS


class HoursBlock(blocks.StructBlock):
    """Days and the time in which a place is open on them."""

    days = blocks.CharBlock(label=_("Days"), max_length=80, help_text=_("As people say them: “Monday to Friday”, “the first Saturday”."))
    time = blocks.CharBlock(label=_("Time"), max_length=80, help_text=_("For example: 9.00–16.00, or “closed”."))

    class Meta:
        icon = "time"
        label = _("Hours")
        description = _("Days of the week, and when the place is open on them.")
        label_format = "{days} {time}"


class HoursRows(blocks.StreamBlock):
    """The opening hours of a place."""

    hours = HoursBlock()

    class Meta:
        required = False


class MeetingBlock(blocks.StructBlock):
    """A meeting that comes again and again."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    when = blocks.CharBlock(label=_("When"), max_length=120, help_text=_("For example: the second Tuesday of each month, 17.00."))
    for_whom = blocks.CharBlock(label=_("For whom"), max_length=160, required=False)
    contact = ContactChooserBlock(label=_("Who answers questions"), required=False)

    class Meta:
        icon = "group"
        label = _("Meeting")
        description = _("A meeting that takes place regularly, for whom it is and who answers questions.")
        label_format = "{title}"


class MeetingRows(blocks.StreamBlock):
    """The recurring meetings at a place."""

    meeting = MeetingBlock()

    class Meta:
        required = False


class ProjectPartnerBlock(blocks.StructBlock):
    """A partner of a project."""

    page = SamePageBlock(label=_("Partner's page"), page_type="mowis_home.PartnerPage")
    role = blocks.ChoiceBlock(label=_("Role"), choices=PartnerRole.choices, default=PartnerRole.PARTNER)

    class Meta:
        icon = "group"
        label = _("Partner")
        description = _("A partner with a page of its own on the portal, and what it does in the project.")


class ProjectPartners(blocks.StreamBlock):
    """The partners of a project, the leader first."""

    partner = ProjectPartnerBlock()

    class Meta:
        required = False

    def clean(self, value: Any) -> Any:
        """Refuse a partner that is named twice.

        Raises:
            ValidationError: at the later of the two.
        """
        cleaned = super().clean(value)
        seen: set[int] = set()
        errors = {}
        for number, child in enumerate(cleaned):
            page = child.value["page"]
            if page is not None and page.pk in seen:
                message = ValidationError(_("This partner is on the list already. Remove one of the two."))
                errors[number] = blocks.StructBlockValidationError(block_errors={"page": message})
            elif page is not None:
                seen.add(page.pk)
        if errors:
            raise blocks.StreamBlockValidationError(block_errors=errors)
        return cleaned
