"""Questions people ask, and answers."""

from typing import Any

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .groups import LEARNING
from .sections import SectionBlock
from .text import TextBlock, paragraph


class FaqItemBlock(blocks.StructBlock):
    """A question and its answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=250)
    answer = TextBlock(label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"


class FaqBlock(SectionBlock):
    """Questions that unfold; found by the browser's search on the page as well."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    items = blocks.ListBlock(FaqItemBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        group = LEARNING
        label = _("Questions and answers")
        label_format = "{title}"
        description = _("Questions that people ask; each unfolds to its answer.")
        template = "blocks/faq.html"

    def get_preview_value(self) -> Any:
        """Show one question."""
        answer = paragraph(__("Yes. The law sets no lowest sum, unless the foundation is to run a business."))
        return self.normalize(
            {"title": __("People ask"), "items": [{"question": __("Is a small sum enough to begin with?"), "answer": answer}]}
        )
