"""Rules in words. A rule is always said before it applies: on the step, its module and its course."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.core.templatetags.components import duration
from learning.domain.answering.opening import Reason, ReasonCode, Tries
from learning.domain.publishing.settling import StepFact
from learning.enums import CompletionRule, ScoreRule
from learning.locks import NeedRow
from learning.outline import StepRow

from .quiz import QuestionView

#: For a course that is not live yet and so has no map.
DEFAULT_PASS_MARK = 60
MINUTES_IN_DAY = 24 * 60


@dataclass(frozen=True)
class Rules:
    """What applies, sentence by sentence, and what comes first as links."""

    lines: list[str] = field(default_factory=list)
    needs: list[NeedRow] = field(default_factory=list)

    def __str__(self) -> str:
        return " ".join(self.lines)


def step_rules(
    rules: StepFact,
    *,
    questions: Sequence[QuestionView] = (),
    tries: Tries | None = None,
    needs: Iterable[NeedRow] = (),
    confirmation: str = "",
) -> Rules:
    """What applies to a step.

    Args:
        rules: the step's rules.
        questions: what its quiz asks; empty where it has none.
        tries: the reader's submitted attempts.
        needs: what comes first.
        confirmation: the sentence that the reader confirms.
    """
    lines = [_completion(rules, len(questions), confirmation)]
    if questions:
        lines += [_attempts(rules, tries or Tries()), _delay(rules.attempt_delay), _score(rules)]
        if any(question.hint_cost for question in questions):
            lines.append(_("A hint that costs points says how many before you take it."))
    lines.append(_window(rules, quiz=bool(questions) and _is_by_quiz(rules)))
    return Rules([line for line in lines if line], list(needs))


def _completion(rules: StepFact, count: int, confirmation: str) -> str:
    answer = ngettext("Answer %(count)d question.", "Answer all %(count)d questions.", count) % {"count": count}
    match rules.completion_rule:
        case CompletionRule.PASSED:
            passes = _("%(percent)d %% of the points passes the step.") % {"percent": rules.pass_mark}
            return f"{answer} {passes}"
        case CompletionRule.ANSWERED:
            whatever = _("The step is done once you have sent them, whatever the score.")
            return f"{answer} {whatever}"
        case CompletionRule.READ:
            word = _("Read the step. It is done when you go on to the next with the button below the text.")
        case _ if confirmation:
            word = _("The step is done when you confirm the sentence below.")
        case _:
            word = _("Read the step and mark it as done.")
    for_yourself = _("The questions are for yourself: the step does not wait for them.")
    return f"{word} {for_yourself}" if count else word


def _attempts(rules: StepFact, tries: Tries) -> str:
    allowed = rules.attempts_allowed
    if allowed is None:
        return _("You may try as often as you like.")
    said = ngettext("You have %(count)d attempt.", "You have %(count)d attempts.", allowed) % {"count": allowed}
    if not tries.count:
        return said
    left = max(allowed - tries.count, 0)
    if not left:
        none = _("None of them is left.")
        return f"{said} {none}"
    still = ngettext("%(count)d of them is left.", "%(count)d of them are left.", left) % {"count": left}
    return f"{said} {still}"


def _delay(minutes: int) -> str:
    return _("Between two attempts you wait %(time)s.") % {"time": waiting_time(minutes)} if minutes else ""


def waiting_time(minutes: int) -> str:
    """Minutes in words: “45 min”, “2 h”, “3 days”, “1 day 2 h”."""
    days, rest = divmod(minutes, MINUTES_IN_DAY)
    if not days:
        return duration(rest)
    said = ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
    return f"{said} {duration(rest)}" if rest else said


def _score(rules: StepFact) -> str:
    if rules.attempts_allowed == 1:
        return ""
    match rules.score_rule:
        case ScoreRule.LAST:
            return _("Your last attempt is the one that counts. A step that is done stays done.")
        case ScoreRule.FIRST:
            return _("Your first attempt is the one that counts; later ones are for practice.")
        case _:
            return _("Your best attempt is the one that counts.")


def _is_by_quiz(rules: StepFact) -> bool:
    return rules.completion_rule in {CompletionRule.PASSED, CompletionRule.ANSWERED}


def _window(rules: StepFact, *, quiz: bool) -> str:
    """When something is taken: answers where all that is asked is a quiz, else whatever completes a step."""
    if not (rules.opens_at or rules.closes_at):
        return ""
    times = {
        "start": moment(rules.opens_at) if rules.opens_at else "",
        "end": moment(rules.closes_at) if rules.closes_at else "",
    }
    if rules.opens_at and rules.closes_at:
        answers = _("Answers are taken from %(start)s until %(end)s. The text is always open.")
        anything = _("Completing is possible from %(start)s until %(end)s. The text is always open.")
    elif rules.opens_at:
        answers = _("Answers are taken from %(start)s on. The text is always open.")
        anything = _("Completing is possible from %(start)s on. The text is always open.")
    else:
        answers = _("Answers are taken until %(end)s. The text stays open.")
        anything = _("Completing is possible until %(end)s. The text stays open.")
    return (answers if quiz else anything) % times


def moment(at: datetime) -> str:
    """A time in the reader's time zone and way of writing, with the name of the zone."""
    here = localtime(at)
    return f"{date_format(here, 'DATETIME_FORMAT')} ({here:%Z})"


def shared_rules(steps: Sequence[StepRow]) -> Rules:
    """How a course or a module works: what is the same for all its steps is said, what differs is said to differ.

    Args:
        steps: rows of the map.
    """
    known = [(step, step.rules) for step in steps if step.rules]
    if not known:
        return Rules()
    required = sum(step.required for step in steps)
    optional = len(steps) - required
    lines = [ngettext("%(count)d step has to be done.", "%(count)d steps have to be done.", required) % {"count": required}]
    if optional:
        lines.append(ngettext("%(count)d step is optional.", "%(count)d steps are optional.", optional) % {"count": optional})
    quizzes = [rules for step, rules in known if step.has_quiz]
    if quizzes:
        lines += _quiz_lines(quizzes)
    windows = {_window(rules, quiz=all(_is_by_quiz(each) for _row, each in known)) for _step, rules in known}
    lines.append(windows.pop() if len(windows) == 1 else _("Some steps can be completed only at certain times; each says when."))
    first: dict[tuple[str, object], NeedRow] = {(need.kind, need.key): need for step, _rules in known for need in step.needs}
    common = [need for need in first.values() if all(need in step.needs for step, _rules in known)]
    if len(common) < len(first):
        lines.append(_("Some steps open when others are done; the map says after which. You can read them at any time."))
    return Rules([line for line in lines if line], common)


def _quiz_lines(quizzes: Sequence[StepFact]) -> list[str]:
    marks = {rules.pass_mark for rules in quizzes if rules.completion_rule == CompletionRule.PASSED}
    lines = []
    if len(marks) == 1:
        lines.append(_("%(percent)d %% of the points passes a quiz.") % {"percent": marks.pop()})
    elif marks:
        lines.append(_("How many points pass a quiz is said at each."))
    said = {(_attempts(rules, Tries()), _delay(rules.attempt_delay), _score(rules)) for rules in quizzes}
    if len(said) == 1:
        lines += said.pop()
    else:
        lines.append(_("How often you may try, and which attempt counts, is said at each quiz."))
    return lines


def in_words(reason: Reason, missing: Sequence[NeedRow] = (), *, of_word: bool = False) -> str:
    """Why a step takes no answer now, or not the learner's word.

    Args:
        reason: the rule that stands in the way.
        missing: what comes first and is not done, where the caller has its names.
        of_word: whether it is the learner's word that is not taken.
    """
    at = moment(reason.at) if reason.at else ""
    match reason.code:
        case ReasonCode.TOO_EARLY if of_word:
            return _("Completing is possible from %(start)s on.") % {"start": at}
        case ReasonCode.TOO_LATE if of_word:
            return _("Completing was possible until %(end)s.") % {"end": at}
        case ReasonCode.TOO_EARLY:
            return _("Answers are taken from %(start)s on.") % {"start": at}
        case ReasonCode.TOO_LATE:
            return _("Answers were taken until %(end)s.") % {"end": at}
        case ReasonCode.WAIT:
            return _("You can try again from %(start)s on.") % {"start": at}
        case ReasonCode.NO_ATTEMPT_LEFT:
            return ngettext(
                "You have used the %(count)d attempt that there is.", "You have used all %(count)d attempts.", reason.allowed
            ) % {"count": reason.allowed}
        case ReasonCode.PREREQUISITE if missing:
            return _("This step opens after %(what)s.") % {"what": ", ".join(need.name for need in missing)}
        case _:
            return _("This step opens when what comes before it is done.")


def not_confirmed() -> str:
    """Said when the box beside the sentence was left empty."""
    return _("Tick the box beside the sentence to confirm it, then send it again. Nothing has been counted yet.")


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
