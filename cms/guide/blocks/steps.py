"""One step of a journey."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks.own_language import OwnLanguageChooserBlock
from cms.core.blocks.same import SamePageBlock
from cms.core.blocks.text import TextBlock
from cms.law.blocks import CitationItemBlock

from .deadlines import DateKeyBlock, DeadlinesBlock
from .papers import PaperBlock

#: Where a step may be learnt; the guide knows courses by name only.
LESSONS = ["mowis_learning.StepPage", "mowis_learning.CoursePage"]


class OfficeChooserBlock(OwnLanguageChooserBlock):
    """Chooses an office."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("mowis_guide.Office", **kwargs)


class StepBlock(blocks.StructBlock):
    """A thing to do, with everything that is needed for it. Its id is what a person's ticks hold on to."""

    title = blocks.CharBlock(label=_("What to do"), max_length=160, help_text=_("Begin with a verb."))
    text = TextBlock(label=_("How"), required=False)
    is_optional = blocks.BooleanBlock(label=_("Not everybody needs it"), required=False, help_text=_("Then it does not count as missing."))
    papers = blocks.ListBlock(PaperBlock(), label=_("Documents"), default=[])
    office = OfficeChooserBlock(label=_("Office"), required=False)
    time = blocks.CharBlock(label=_("How long it takes"), required=False, max_length=160)
    cost = blocks.CharBlock(label=_("Cost"), required=False, max_length=160)
    gives_date = DateKeyBlock(
        label=_("Date that this step gives"), required=False, help_text=_("The key of a date of this procedure; people enter it here.")
    )
    deadlines = DeadlinesBlock(label=_("Deadlines"), required=False)
    citations = blocks.ListBlock(CitationItemBlock(), label=_("Legal basis"), default=[])
    lessons = blocks.ListBlock(SamePageBlock(page_type=LESSONS, label=_("Course or step")), label=_("Learn more"), default=[])

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("One thing to do, with documents, office, cost and deadlines.")
        label_format = "{title}"
