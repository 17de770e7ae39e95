"""What is said in and around the quiz form: what to do with a question, what went wrong, what was kept."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learning.enums import QuestionKind

INSTRUCTIONS = {
    QuestionKind.SINGLE: gettext_lazy("choose one answer"),
    QuestionKind.MULTIPLE: gettext_lazy("choose every answer that is right"),
    QuestionKind.TRUE_FALSE: gettext_lazy("true or false?"),
    QuestionKind.SHORT_TEXT: gettext_lazy("write a short answer"),
    QuestionKind.NUMBER: gettext_lazy("write a number"),
    QuestionKind.MATCHING: gettext_lazy("choose what belongs to each line"),
    QuestionKind.ORDERING: gettext_lazy("number the lines in the right order"),
    QuestionKind.GAP_FILL: gettext_lazy("fill in the gaps"),
    QuestionKind.SCENARIO: gettext_lazy("decide what to do; a decision stays"),
    QuestionKind.REFLECTION: gettext_lazy("write for yourself; nobody else sees it and it is not graded"),
    QuestionKind.POLL: gettext_lazy("choose one answer; none is right or wrong"),
}


def instruction(kind: str) -> str:
    """What is done with a question of this type."""
    return str(INSTRUCTIONS[QuestionKind(kind)])


def error_line(number: int, error: str) -> str:
    """A line of the error summary."""
    return _("Question %(number)d: %(error)s") % {"number": number, "error": error}


def saved(moment: datetime) -> str:
    """Said when answers were saved just now."""
    time = date_format(timezone.localtime(moment), "TIME_FORMAT")
    return _("Saved at %(time)s.") % {"time": time}


def too_long(*, length: int, limit: int) -> str:
    """Said at a question whose answer is longer than what is kept."""
    typed = ngettext("it has %(length)d character", "it has %(length)d characters", length) % {"length": length}
    kept = ngettext("at most %(limit)d is kept.", "at most %(limit)d are kept.", limit) % {"limit": limit}
    return _("shorten the answer: %(typed)s, %(kept)s") % {"typed": typed, "kept": kept}


def nothing_cut() -> str:
    """Said with the former."""
    return _("An answer is too long. Nothing has been counted and nothing has been cut: shorten it and send the form again.")


def unreadable() -> str:
    """Said when a form held what no text holds."""
    return _(
        "The form held a character that cannot be kept. It has been taken out and nothing has been counted. "
        "Look through your answers and send the form again."
    )


def closed(reasons: list[str], *, kept: bool) -> str:
    """Said when a rule takes no answer now.

    Args:
        reasons: the rules, in words.
        kept: whether what was typed has been saved on the portal.
    """
    if kept:
        stays = _("Nothing has been counted. What you typed has been saved, and you find it here.")
    else:
        stays = _("Nothing has been counted. What you typed is still in the form below.")
    return " ".join([*reasons, stays])


def another_persons_form() -> str:
    """Said when a form was opened by somebody else in the same browser."""
    return _(
        "This form was opened by another person, or before you signed in with another account. Nothing has been counted for them or you. "
        "Your answers are as you typed them: to answer under your own name, look through them and send the form again."
    )


def sent_already() -> str:
    """Said when answers come for an attempt that was submitted."""
    return _("You have sent this quiz already, so nothing more is saved into it. Open the step again to see the result.")


def not_unasked() -> str:
    """Said to a script that would save for somebody whom the portal does not know."""
    return _("Nothing has been saved on the portal yet. Press “Save and come back later” if you want that.")


def withdrawn() -> str:
    """Said to a script when the step is gone."""
    return _("This step has been withdrawn from the course. Nothing has been counted.")
