"""Questions of an attempt that was begun before the quiz was edited: asked on as they were when it was begun."""

from uuid import UUID

from django.db.models import Prefetch, Q

from learning.models import QuestionText, QuestionVersion

from .asking import AskedQuestion
from .attempt_keys import Pins


def asked_again(*, step_key: UUID, locale: str, pins: Pins) -> list[AskedQuestion]:
    """The questions that an attempt pinned, in a language where that version has words in it, else in the words pinned.

    Args:
        step_key: the step.
        locale: language code wanted.
        pins: pairs of version and wording, in order.

    Returns:
        The questions, without those that have been removed from the step.
    """
    wanted = QuestionText.objects.filter(Q(locale=locale, is_current=True) | Q(pk__in=[wording for _, wording in pins]))
    versions = QuestionVersion.objects.select_related("question").filter(
        pk__in=[version for version, _ in pins], question__step_key=step_key, question__retired_at=None
    )
    by_pk = {version.pk: version for version in versions.prefetch_related(Prefetch("wordings", wanted, to_attr="words"))}
    return [_asked(by_pk[version], wording, locale) for version, wording in pins if version in by_pk]


def _asked(version: QuestionVersion, pinned: int, locale: str) -> AskedQuestion:
    words: list[QuestionText] = version.words  # type: ignore[attr-defined]
    here = next((text for text in words if text.locale == locale and text.is_current), None)
    wording = here or next(text for text in words if text.pk == pinned)
    question = version.question
    return AskedQuestion(
        block_id=question.block_id,
        version=version.pk,
        wording=wording.pk,
        kind=version.kind,
        payload=version.payload,
        shuffle=question.shuffle,
        options=question.option_order,
        locale=wording.locale,
        texts=wording.texts,
        points=version.points,
        taught_in=question.taught_in,
    )
