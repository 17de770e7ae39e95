"""The publish gate: a step with a quiz goes public in a language only when nothing of it is missing there."""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import Translation

from cms.translation.domain.usable import waiting_segments
from learning.domain.keys import is_canonical, page_key
from learning.errors import TranslationIncompleteError
from learning.models import StepPage

from .scoring import ACCEPTED, QuestionSpec, has_all_words, read_questions


@dataclass(frozen=True)
class MissingString:
    """A string of the source that has no translation. ``path`` is wagtail-localize's path of ids."""

    path: str
    source: str

    def __str__(self) -> str:
        return Truncator(self.source).chars(80)


def source_page(page: StepPage) -> StepPage | None:
    """The page in the source language that ``page`` translates."""
    found: StepPage | None = StepPage.objects.filter(translation_key=page_key(page), locale=Locale.get_default()).first()
    return found


def missing_strings(*, page: StepPage, locale: Locale) -> list[MissingString]:
    """List what a step still misses in a language.

    Args:
        page: the step, in any language.
        locale: the language it is to be published in.

    Returns:
        Untranslated strings, in the order of the page. Empty when translation is not managed by wagtail-localize; then
        ``key_problems`` compares the quizzes themselves.
    """
    translation = _active_translation(page, locale)
    if translation is None:
        return []
    waiting = waiting_segments(source_id=translation.source_id, locale_id=locale.pk).select_related("string", "context").order_by("order")
    return [MissingString(segment.context.path, segment.string.data) for segment in waiting]


def is_managed(page: StepPage) -> bool:
    """Whether a translated page is kept in step with its source by wagtail-localize; else somebody edits it by hand."""
    return _active_translation(page, page.locale) is not None


def _active_translation(page: StepPage, locale: Locale) -> Translation | None:
    return Translation.objects.filter(
        source__object_id=page_key(page), target_locale=locale, enabled=True, source__locale=Locale.get_default()
    ).first()


def key_problems(page: StepPage) -> list[str]:
    """Say where the quiz of a translation that somebody edits by hand differs from its source: other questions, options or key."""
    source = source_page(page)
    if source is None or is_canonical(page):
        return []
    theirs = {spec.block_id: spec for spec in read_questions(source.questions)}
    mine = {spec.block_id: spec for spec in read_questions(page.questions)}
    problems = [
        _("The question “%s” is not in this translation.") % Truncator(spec.texts["prompt"]).chars(80)
        for block, spec in theirs.items()
        if block not in mine
    ]
    for block, spec in mine.items():
        problems += _question_problems(spec, theirs.get(block))
    return problems


def _question_problems(mine: QuestionSpec, source: QuestionSpec | None) -> list[str]:
    prompt = Truncator(mine.texts["prompt"]).chars(80)
    if source is None:
        return [_("The question “%s” is not in the source page.") % prompt]
    if mine.key_hash != source.key_hash:
        return [_("The question “%s” has another key than the source page: answers, right answers and points must be equal.") % prompt]
    if not has_all_words(mine.kind, source.payload, mine.texts):
        if ACCEPTED in source.payload:
            return [_("The question “%s” is not whole in this language: it needs every text, each gap once, an accepted answer.") % prompt]
        return [_("The question “%s” misses a text, or two of its texts read the same.") % prompt]
    return []


def earlier_words(page: StepPage) -> list[str]:
    """Say which questions of a page stand there in an earlier translation than the one that is kept.

    Published as it stands – in bulk, by a schedule, from an old version – such a page would pass off earlier words as a translation
    of what is asked now, and the next change of a key would take them along.
    """
    translation = _active_translation(page, page.locale)
    if translation is None:
        return []
    kept = translation.source.get_ephemeral_translated_instance(page.locale, fallback=True)
    texts = {spec.block_id: spec.text_hash for spec in read_questions(kept.questions)}
    return [
        _("The question “%s” is shown in an earlier translation. Publish the page in its translation editor, which takes the present one.")
        % Truncator(spec.texts["prompt"]).chars(80)
        for spec in read_questions(page.questions)
        if texts.get(spec.block_id) != spec.text_hash
    ]


def draft_problems(page: StepPage) -> list[str]:
    """As ``publish_problems``, before wagtail-localize has written its strings onto the page.

    What stands on the page is then still the translation of an earlier source; only missing strings tell.
    """
    if _active_translation(page, page.locale) is None or is_canonical(page):
        return publish_problems(page)
    source = source_page(page)
    if source is None or not source.questions:
        return []
    return [str(missing) for missing in missing_strings(page=page, locale=page.locale)]


def publish_problems(page: StepPage) -> list[str]:
    """All reasons, in words, why a translated step may not be published; none for a source page or a step without a quiz."""
    if is_canonical(page) or page.alias_of_id:
        return []
    source = source_page(page)
    if source is None or not (source.questions or page.questions):
        return []
    missing = [str(missing) for missing in missing_strings(page=page, locale=page.locale)]
    return missing or key_problems(page) or earlier_words(page)


def check_publishable(page: StepPage) -> None:
    """Refuse to publish a translated quiz step that is not complete.

    Raises:
        TranslationIncompleteError: with the list of what is missing.
    """
    problems = publish_problems(page)
    if problems:
        raise TranslationIncompleteError("; ".join(problems))
