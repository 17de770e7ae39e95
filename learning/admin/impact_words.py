"""What publishing would do, said in words to whoever edits."""

from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from learning.domain.publishing.impact import Edit, Impact, QuestionImpact, TotalImpact

#: How much of a question is repeated.
PROMPT = 80


def impact_lines(impact: Impact) -> list[str]:
    """One line for each thing that would happen, the gravest first."""
    by_weight = sorted(impact.questions, key=lambda row: -row.answers if row.edit in {Edit.KEY, Edit.STRUCTURE, Edit.REMOVED} else 1)
    lines = [question_line(row) for row in by_weight]
    if impact.total:
        lines.append(total_line(impact.total))
    if impact.recounted is not None:
        people = ngettext("%(count)d person has several attempts.", "%(count)d people have several attempts.", impact.recounted)
        lines.append(_("Another attempt may count from now on; what is done stays done.") + " " + people % {"count": impact.recounted})
    if impact.rules:
        lines.append(_("The changed rules hold from the next answer on. Nobody loses a step."))
    return lines


def question_line(row: QuestionImpact) -> str:
    """What happens to one question."""
    words: dict[str, Any] = {"prompt": Truncator(row.prompt).chars(PROMPT) or _("a question without words"), "count": row.answers}
    if row.edit == Edit.NEW:
        return _("“%(prompt)s” is new. Whoever passed has passed.") % words
    if row.edit == Edit.WORDS:
        return _("“%(prompt)s”: only the words change. No points change; old results show the words as they were answered.") % words
    if row.edit == Edit.RETURNED:
        return _("“%(prompt)s” comes back, with the answers that it had.") % words
    if row.edit == Edit.KEY:
        text = ngettext(
            "“%(prompt)s”: what is right, or the points, changes. %(count)d answer affected. It stays as it is until you grade it again.",
            "“%(prompt)s”: what is right, or the points, changes. %(count)d answers affected."
            " They stay as they are until you grade them again.",
            row.answers,
        )
    elif row.edit == Edit.STRUCTURE:
        text = ngettext(
            "“%(prompt)s”: what can be answered changes. %(count)d answer affected. It stays as it was graded and cannot be graded again.",
            "“%(prompt)s”: what can be answered changes. %(count)d answers affected."
            " They stay as they were graded and cannot be graded again.",
            row.answers,
        )
    else:
        text = ngettext(
            "“%(prompt)s” is removed. %(count)d answer affected. Who passed has passed; forms that are open leave it out.",
            "“%(prompt)s” is removed. %(count)d answers affected. Who passed has passed; forms that are open leave it out.",
            row.answers,
        )
    return text % words


def total_line(total: TotalImpact) -> str:
    """Whose total changes."""
    if total.counts_now:
        head = _("The step comes to count towards completing the course.")
    else:
        head = _("The step no longer counts towards completing the course.")
    changes = ngettext(
        "%(count)d person who is on the way sees another total.", "%(count)d people who are on the way see another total.", total.unfinished
    )
    stay = ngettext(
        "%(count)d person who completed the course stays completed.",
        "%(count)d people who completed the course stay completed.",
        total.completed,
    )
    return f"{head} {changes % {'count': total.unfinished}} {stay % {'count': total.completed}}"


def affected(count: int) -> str:
    """How many answers are concerned."""
    return ngettext("%(count)d answer affected", "%(count)d answers affected", count) % {"count": count}
