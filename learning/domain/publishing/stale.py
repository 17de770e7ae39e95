"""Which translated steps show questions by an older key than the source's."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from learning.models import Question, QuestionText, StepPage


def stale_keys(keys: Iterable[UUID]) -> set[tuple[UUID, str]]:
    """Find public translations whose quiz has changed in the source since: a question that they show is not asked by that key any more.

    Nothing is graded wrongly by it, because an attempt is graded by the version that it pinned and that version's own words. Three
    statements, however many pages.

    Args:
        keys: translation keys of pages; those that are no steps are passed over.

    Returns:
        Pairs of a step and the code of a language.
    """
    steps = list(keys)
    asked = Question.objects.filter(step_key__in=steps, retired_at=None).exclude(current=None)
    current = dict(asked.values_list("current", "step_key"))
    if not current:
        return set()
    pages = StepPage.objects.filter(translation_key__in=set(current.values()), live=True, alias_of=None)
    shown = pages.exclude(locale__language_code=settings.LANGUAGE_CODE).values_list("translation_key", "locale__language_code")
    worded = QuestionText.objects.filter(version__in=list(current), is_current=True).values_list("version", "locale")
    by_locale: dict[str, set[int]] = {}
    for version, code in worded:
        by_locale.setdefault(code, set()).add(version)
    by_step: dict[UUID, set[int]] = {}
    for version, step in current.items():
        by_step.setdefault(step, set()).add(version)
    return {(step, code) for step, code in shown if not by_step[step] <= by_locale.get(code, set())}
