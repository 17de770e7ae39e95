"""Keeping translations in step with what is published in the source language.

The rule: a published source updates a live translation when every string is translated; otherwise the live page stays as
it is and is marked outdated by wagtail-localize. A target is never saved as a draft over a live page, because
wagtail-localize would write the new, untranslated text onto the live row.
"""

import logging
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from .localisation import is_paused
from .publishing import PublishRefusedError

logger = logging.getLogger(__name__)


def source_of(page: Page) -> TranslationSource | None:
    """The translation source that was made from this very page, if it was ever sent for translation."""
    return TranslationSource.objects.filter(object_id=page.translation_key, locale=page.locale).first()


def sync_translations(page: Page) -> list[Translation]:
    """Update the complete translations of a page that was just published.

    Args:
        page: the published page.

    Returns:
        The translations that were published anew.
    """
    source = source_of(page)
    if source is None or is_paused():
        return []
    source.update_from_db()
    synced = []
    for translation in source.translations.filter(enabled=True).select_related("target_locale", "source"):
        total, done = translation.get_progress()
        target = Page.objects.filter(translation_key=page.translation_key, locale=translation.target_locale).first()
        if target is None or not target.live or done < total or _has_blank(translation):
            continue
        try:
            translation.save_target(publish=True)
        except (ValidationError, PublishRefusedError):
            logger.exception("The translation %s could not follow its source and stays as it is.", translation.uuid)
        else:
            synced.append(translation)
    return synced


def _has_blank(translation: Translation) -> bool:
    """Whether a string is translated by nothing but spaces, which wagtail-localize takes for a translation."""
    segments = StringSegment.objects.filter(source_id=translation.source_id).annotate_translation(translation.target_locale)
    return bool(segments.filter(translation__regex=r"^\s*$").exists())


def withdraw_translations(page: Page) -> list[Page]:
    """Withdraw the translations of a source page that was unpublished.

    Returns:
        The pages that were withdrawn.
    """
    source = source_of(page)
    if source is None or is_paused():
        return []
    locales: Any = source.translations.values("target_locale")
    targets = list(Page.objects.filter(translation_key=page.translation_key, locale__in=locales, live=True).specific())
    for target in targets:
        target.unpublish()
    return targets


def _on_published(sender: type, instance: Page, **kwargs: Any) -> None:
    sync_translations(instance)


def _on_unpublished(sender: type, instance: Page, **kwargs: Any) -> None:
    withdraw_translations(instance)


def connect() -> None:
    """Follow every page that is published or withdrawn; called once when the app is ready."""
    page_published.connect(_on_published)
    page_unpublished.connect(_on_unpublished)
