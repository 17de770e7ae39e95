"""Question versions: written when a step is published in the source language, never changed afterwards."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from learning.models import Question, QuestionText, QuestionVersion

from .scoring import QuestionSpec, has_all_words, source_hash


@transaction.atomic
def record_versions(*, step_key: UUID, specs: list[QuestionSpec], locale: str) -> list[QuestionVersion]:
    """Make the questions of a step equal to what its source page says.

    A new key makes a version, an earlier key takes its version up again, a mended typo only adds a wording. Questions that
    are gone are retired; their versions and answers stay. Where only the key changed, wordings in other languages are
    carried over; where the text changed too, the old translation could now mean the opposite, so that
    language shows the source's words until its translation is complete.

    Args:
        step_key: the step's translation key.
        specs: its questions, in order.
        locale: language code of the source.

    Returns:
        The versions that this call made.
    """
    existing = {q.block_id: q for q in Question.objects.select_for_update().filter(step_key=step_key).order_by("pk")}
    made = []
    for position, spec in enumerate(specs):
        question = existing.pop(spec.block_id, None) or Question(step_key=step_key, block_id=spec.block_id)
        question.position, question.shuffle, question.option_order = position, spec.shuffle, spec.options
        question.taught_in = spec.taught_in
        question.retired_at = None
        question.save()
        previous = question.current
        version, is_new = _obtain_version(question, spec)
        if is_new:
            made.append(version)
        if previous != version:
            question.current = version
            question.save(update_fields=["current"])
        if previous and previous != version:
            _carry_wordings(previous, version, source_hash=spec.source_hash)
        record_wording(version=version, locale=locale, texts=spec.texts, text_hash=spec.text_hash, source_hash=spec.source_hash)
    gone = [question.pk for question in existing.values() if question.retired_at is None]
    Question.objects.filter(pk__in=gone).update(retired_at=timezone.now())
    return made


def _obtain_version(question: Question, spec: QuestionSpec) -> tuple[QuestionVersion, bool]:
    """Find the version with this key, or make it."""
    version = question.versions.filter(scoring_hash=spec.scoring_hash).first()
    if version:
        return version, False
    version = QuestionVersion.objects.create(
        question=question,
        number=question.versions.count() + 1,
        kind=spec.kind,
        points=spec.points,
        scoring_hash=spec.scoring_hash,
        payload=spec.payload,
    )
    return version, True


def _carry_wordings(old: QuestionVersion, new: QuestionVersion, *, source_hash: str) -> None:
    """Give the new version the translations that say what the source says now, and no others."""
    source_locale = settings.LANGUAGE_CODE
    translations = new.wordings.filter(is_current=True).exclude(locale=source_locale)
    translations.exclude(source_hash=source_hash).update(is_current=False)
    for wording in old.wordings.filter(is_current=True, source_hash=source_hash).exclude(locale=source_locale):
        record_wording(version=new, locale=wording.locale, texts=wording.texts, text_hash=wording.text_hash, source_hash=source_hash)


def record_wording(*, version: QuestionVersion, locale: str, texts: dict[str, object], text_hash: str, source_hash: str) -> QuestionText:
    """Make ``texts`` the current wording of a version in a language; an earlier equal wording is taken up again.

    Args:
        version: what the words ask.
        locale: language code.
        texts: the words, as in ``QuestionText.texts``.
        text_hash: their digest.
        source_hash: digest of the source's words that they say, without accepted answers.
    """
    current = version.wordings.filter(locale=locale, is_current=True).first()
    if current and current.text_hash == text_hash:
        if current.source_hash != source_hash:
            current.source_hash = source_hash
            current.save(update_fields=["source_hash"])
        return current
    if current:
        current.is_current = False
        current.save(update_fields=["is_current"])
    wording = version.wordings.filter(locale=locale, text_hash=text_hash).first()
    if wording:
        wording.is_current, wording.source_hash = True, source_hash
        wording.save(update_fields=["is_current", "source_hash"])
        return wording
    return QuestionText.objects.create(version=version, locale=locale, text_hash=text_hash, texts=texts, source_hash=source_hash)


@transaction.atomic
def record_translation(*, step_key: UUID, specs: list[QuestionSpec], locale: str, by_hand: bool = False) -> int:
    """Record the words of a published translation. Only texts are taken from it; its key is not looked at.

    Args:
        step_key: the step's translation key.
        specs: the questions of the translated page.
        locale: language code of the translation.
        by_hand: whether nobody compares the page with its source, string by string. Words that stand there as they stood then
            go on saying what they said, whatever the source says by now.

    Returns:
        How many questions now have words in this language. A question whose options differ from the current
        version's, or that misses a text, gets none: the source's words are shown instead, labelled.
    """
    by_block = {spec.block_id: spec for spec in specs}
    count = 0
    for question in Question.objects.asked_in(step_key).select_related("current"):
        spec = by_block.get(question.block_id)
        version = question.current
        if spec is None or version is None or not _is_complete(spec, version):
            continue
        source = version.wordings.filter(locale=settings.LANGUAGE_CODE, is_current=True).first()
        said = source_hash(source.texts) if source else ""
        if by_hand:
            same = version.wordings.filter(locale=locale, is_current=True, text_hash=spec.text_hash).first()
            said = same.source_hash if same else said
        record_wording(version=version, locale=locale, texts=spec.texts, text_hash=spec.text_hash, source_hash=said)
        count += 1
    return count


def _is_complete(spec: QuestionSpec, version: QuestionVersion) -> bool:
    return spec.kind == version.kind and has_all_words(version.kind, version.payload, spec.texts)
