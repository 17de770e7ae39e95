"""Blocks of questions whose answer is typed."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from learning.kinds.base import LONGEST_TYPED
from learning.kinds.gap_fill import has_each_gap_once, right_by_mistake
from learning.kinds.reading import lines

from .base import QuestionBlock, UngradedQuestionBlock, question_layout
from .ready import ReadyListBlock, ready_rows

ONE_A_LINE = _("One a line. Capitals, accents, spaces, quotes, hyphens and full stops make no difference.")
TOO_LONG = _("A line has more characters than a learner can type (%(limit)d). Shorten it.")


def lines_problem(value: Any, name: str) -> Any:
    """What speaks against a field of answers, one a line; nothing when all is well. Lines of blanks are no answers."""
    found = lines(value, name)
    if not found:
        return _("Write at least one answer.")
    return TOO_LONG % {"limit": LONGEST_TYPED} if max(map(len, found)) > LONGEST_TYPED else None


class ShortTextBlock(QuestionBlock):
    """A few words, typed."""

    accepted = blocks.TextBlock(label=_("Accepted answers"), rows=3, max_length=2000, help_text=ONE_A_LINE)
    slips = blocks.BooleanBlock(
        label=_("Forgive typing slips"),
        required=False,
        help_text=_("One in a word of 5 to 8 letters, two in a longer word. Words with digits are never forgiven."),
    )

    class Meta:
        icon = "edit"
        label = _("Short text")
        description = _("The learner types a word or a few.")
        form_layout = question_layout("accepted", "slips")
        preview_value = {"prompt": _("What is the document called by which a foundation governs itself?"), "points": 1, "hint": ""}

    def problems(self, value: Any) -> dict[str, Any]:
        """No answer is accepted, or one is too long to be typed."""
        problem = lines_problem(value, "accepted")
        return {"accepted": problem} if problem else {}


class NumberBlock(QuestionBlock):
    """A number, typed."""

    value = blocks.DecimalBlock(label=_("Right number"), max_digits=18, decimal_places=6)
    tolerance = blocks.DecimalBlock(
        label=_("Off by at most"),
        default=0,
        min_value=0,
        max_digits=18,
        decimal_places=6,
        help_text=_("How far an answer may be from the right number. 0: it has to be exactly that."),
    )
    unit = blocks.CharBlock(
        label=_("Unit"), max_length=30, required=False, help_text=_("Stands beside the field, such as “days”. It may be typed or not.")
    )

    class Meta:
        icon = "decimal"
        label = _("Number")
        description = _("The learner types a number.")
        form_layout = question_layout("value", "tolerance", "unit")
        preview_value = {"prompt": _("How many days are there for an appeal?"), "unit": _("days"), "points": 1, "hint": ""}

    def shown_words(self, value: Any) -> dict[str, Any]:
        """The unit."""
        return {"unit": value["unit"]}


class GapBlock(blocks.StructBlock):
    """A gap: what belongs into it, and what else can be chosen."""

    accepted = blocks.TextBlock(
        label=_("Accepted answers"), rows=2, max_length=1000, help_text=_("One a line. Where people choose, the first.")
    )
    distractors = blocks.TextBlock(
        label=_("Wrong answers to choose from"),
        rows=2,
        max_length=1000,
        required=False,
        help_text=_("One a line. Empty: the learner types; else the learner chooses from a list."),
    )

    class Meta:
        icon = "minus"
        label = _("Gap")
        label_format = "{accepted}"

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, str]:
        """Give nothing of a gap: a list of words in the author's order would tell the right one."""
        return {}

    def get_searchable_content(self, value: Any) -> list[str]:
        """Index nothing of a gap."""
        return []


class GapFillBlock(QuestionBlock):
    """A text with gaps."""

    text = blocks.TextBlock(
        label=_("Text with gaps"), rows=4, max_length=3000, help_text=_("Write [1] where the first gap is, [2] for the second, and so on.")
    )
    gaps = ReadyListBlock(
        GapBlock(), label=_("Gaps"), min_num=1, max_num=20, default=ready_rows(GapBlock(), 1), help_text=_("The first in the list is [1].")
    )

    class Meta:
        icon = "pilcrow"
        label = _("Text with gaps")
        description = _("The learner fills gaps in a text, by typing or from lists.")
        form_layout = question_layout("text", "gaps")
        preview_value = {"prompt": _("Fill in the gaps."), "text": _("A foundation is founded by a [1]."), "points": 1, "hint": ""}

    def problems(self, value: Any) -> dict[str, Any]:
        """Text and list do not match, a gap has no answer, or a wrong answer would be graded as right."""
        gaps = value["gaps"]
        found: dict[str, Any] = {}
        if not has_each_gap_once(value["text"], len(gaps)):
            found["text"] = _("The list has %(count)d gaps. Write [1] to [%(count)d] into the text, each once.") % {"count": len(gaps)}
            if len(gaps) == 1:
                found["text"] = _("The list has one gap. Write [1] into the text, once.")
        for number, gap in enumerate(gaps, start=1):
            problem = lines_problem(gap, "accepted")
            mistaken = right_by_mistake(lines(gap, "accepted"), lines(gap, "distractors"))
            if mistaken:
                problem = _("“%(answer)s” is among the wrong answers and counts as right. Remove it from one of them.") % {
                    "answer": mistaken[0]
                }
            if problem:
                found["gaps"] = _("Gap [%(number)d]: %(problem)s") % {"number": number, "problem": problem}
                break
        return found

    def shown_words(self, value: Any) -> dict[str, Any]:
        """The text with its markers."""
        return {"text": value["text"]}


class ReflectionBlock(UngradedQuestionBlock):
    """A thought written down for oneself."""

    class Meta:
        icon = "pick"
        label = _("Reflection")
        description = _("The learner writes a thought down. Nobody else sees it, and it gives no points.")
        form_layout = question_layout(graded=False)
        preview_value = {"prompt": _("What will you do first?"), "hint": ""}
