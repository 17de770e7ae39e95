"""Questions and results of a decision helper."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks.same import SamePageBlock
from cms.core.blocks.text import TextBlock
from cms.law.blocks import CitationItemBlock

from .deadlines import DateKeyBlock


class NodeKeyBlock(DateKeyBlock):
    """The key of a question or a result; the same in every language, and part of a result's address."""


class AnswerBlock(blocks.StructBlock):
    """An answer. Its id stands in the addresses of the ways that go through it."""

    text = blocks.CharBlock(label=_("Answer"), max_length=160)
    hint = blocks.CharBlock(label=_("What it means"), required=False, max_length=300)
    leads_to = NodeKeyBlock(label=_("Leads to"), required=False, help_text=_("The key of the question or the result that comes next."))

    class Meta:
        icon = "arrow-right"
        label = _("Answer")
        label_format = "{text} → {leads_to}"


class QuestionNodeBlock(blocks.StructBlock):
    """A question with its answers."""

    key = NodeKeyBlock(
        label=_("Key"), help_text=_("A short name by which answers lead here, such as ile-osob. People do not see it. It stays.")
    )
    text = blocks.CharBlock(label=_("Question"), max_length=200, help_text=_("A whole question, such as: How many of you are there?"))
    help = blocks.TextBlock(label=_("What to know before answering"), required=False, rows=2, max_length=600)
    # How many answers there must be is told with everything else that is wrong with the tree.
    answers = blocks.ListBlock(AnswerBlock(), label=_("Answers"), max_num=10, default=[])

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{key}: {text}"
        description = _("People choose one of its answers. The first question is where they begin.")


class ResultNodeBlock(blocks.StructBlock):
    """Where a way ends: what to do, why, and where to read on."""

    key = NodeKeyBlock(
        label=_("Key"), help_text=_("A short name by which answers lead here. It stands in the result’s address, so it stays.")
    )
    title = blocks.CharBlock(label=_("Title"), max_length=160, help_text=_("The result in a few words, such as: An ordinary association."))
    text = TextBlock(label=_("What to do now"), required=False)
    reasons = blocks.ListBlock(blocks.CharBlock(label=_("Reason"), max_length=300), label=_("Why this one"), default=[])
    pros = blocks.ListBlock(blocks.CharBlock(label=_("Advantage"), max_length=300), label=_("What speaks for it"), default=[])
    cons = blocks.ListBlock(blocks.CharBlock(label=_("Disadvantage"), max_length=300), label=_("What to reckon with"), default=[])
    links = blocks.ListBlock(
        SamePageBlock(label=_("Page")),
        label=_("Read on"),
        default=[],
        help_text=_("Procedures, courses, chapters. People get each in their language where it exists."),
    )
    citations = blocks.ListBlock(CitationItemBlock(), label=_("Legal basis"), default=[])

    class Meta:
        icon = "check"
        label = _("Result")
        label_format = "{key}: {title}"
        description = _("What comes out: a text, reasons, and pages to read on.")


class DecisionNodesBlock(blocks.StreamBlock):
    """The whole helper. Whether its ways lead somewhere is looked after by the page, since a draft may be unfinished."""

    question = QuestionNodeBlock()
    result = ResultNodeBlock()

    class Meta:
        required = False
        icon = "order"
