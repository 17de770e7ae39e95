"""Rules in words. A rule is always said before it applies."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .quiz import QuizView

#: For a course that is not live yet and so has no map.
DEFAULT_PASS_MARK = 60


def rule_of(quiz: object, pass_mark: int) -> str:
    """What has to be done for the step to count as done.

    Args:
        quiz: the form, or None for a step without a quiz.
        pass_mark: percent of the points that passes.
    """
    if not isinstance(quiz, QuizView):
        return _("Read the step and mark it as done.")
    count = len(quiz.questions)
    answer = ngettext("Answer %(count)d question.", "Answer all %(count)d questions.", count) % {"count": count}
    passes = _("%(percent)d %% of the points passes the step. You may try as often as you like.") % {"percent": pass_mark}
    return f"{answer} {passes}"


def answers_kept() -> str:
    """Said when a form comes back with what was typed before."""
    return _("Your answers are as you left them. Check them and send the form again.")


def signed_out() -> str:
    """Said when the session ended while a form was open."""
    return _(
        "You have been signed out in the meantime. Your answers are kept and nothing has been counted yet. "
        "Sign in and come back here, or send the form without an account."
    )


def form_was_old() -> str:
    """Said when a form was too old, or its questions have changed."""
    return _(
        "This form was open for a long time, or its questions have been changed. Nothing has been counted. "
        "Your answers are kept where they still fit: check them and send the form again."
    )


def nothing_counted() -> str:
    """Said when questions were left open."""
    return _("Nothing has been counted yet and your answers are kept. Answer what is missing and send the form again.")


def not_in_course() -> str:
    """Said on a step whose module or course has been withdrawn."""
    return _("This step is not part of a course at the moment, so it cannot be marked as done. You can still read it.")


def unknown_answer() -> str:
    """Said when a form names an answer that was not offered."""
    return _("The form held an answer that this step does not offer. Nothing has been counted. Choose again and send the form.")
