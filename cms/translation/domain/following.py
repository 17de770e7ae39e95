"""Translations follow their source: its text when it is whole, its withdrawal, its place in the tree.

The rule for texts: a published source updates a live translation when every string is translated; otherwise the live page stays as
it is and is shown as outdated. A target is never saved as a draft over a live page, because wagtail-localize would write the new,
untranslated text onto the live row. A page that an editor made independent of its source follows in nothing.
"""

import logging
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from cms.core.localisation import is_paused, source_of
from cms.core.publishing import PublishRefusedError

from .usable import waiting_segments

logger = logging.getLogger(__name__)


def is_source(page: Page) -> bool:
    """Whether a page is written in the source language and is no mirror of another."""
    return bool(page.locale_id == Locale.get_default().pk and not page.alias_of_id)


def sync_translations(page: Page) -> list[Translation]:
    """Update the complete translations of a page that was just published.

    Args:
        page: the published page.

    Returns:
        The translations that were published anew.
    """
    source = None if is_paused() else source_of(page)
    if source is None:
        return []
    source.update_from_db()
    synced = []
    for translation in source.translations.filter(enabled=True).select_related("target_locale", "source"):
        target = Page.objects.filter(translation_key=page.translation_key, locale=translation.target_locale).first()
        if target is None or not target.live:
            continue
        if waiting_segments(source_id=source.pk, locale_id=translation.target_locale_id).exists():
            continue
        try:
            translation.save_target(publish=True)
        except (ValidationError, PublishRefusedError):
            logger.exception("The translation %s could not follow its source and stays as it is.", translation.uuid)
        else:
            synced.append(translation)
    return synced


def _followers(page: Page) -> Any:
    """The pages that are translated from this one and not edited by hand."""
    source = source_of(page)
    locales: Any = source.translations.filter(enabled=True).values("target_locale") if source else []
    return Page.objects.filter(translation_key=page.translation_key, locale__in=locales, alias_of=None)


def withdraw_translations(page: Page) -> list[Page]:
    """Withdraw the translations of a source page that was unpublished.

    Returns:
        The pages that were withdrawn.
    """
    if is_paused() or not is_source(page):
        return []
    targets = list(_followers(page).filter(live=True).specific())
    for target in targets:
        target.unpublish()
    return targets


def move_translations(page: Page) -> list[Page]:
    """Give the translations of a page the place among pages that it has now.

    A translation stays where it is while the page above is not translated, or where its address is taken there already.

    Args:
        page: a page that was moved.

    Returns:
        The translations that were moved.
    """
    if is_paused() or not is_source(page):
        return []
    moved = []
    for target in _followers(page).select_related("locale"):
        place = _place_for(page, target)
        if place is None:
            continue
        neighbour, position = place
        target.move(neighbour, pos=position)
        moved.append(target)
    return moved


def _place_for(page: Page, target: Page) -> tuple[Page, str] | None:
    """Where a translation belongs: a neighbour and the side of it. None where it stands there already, or cannot."""
    parent = _in_locale(page.get_parent(), target.locale_id)
    if parent is None:
        logger.warning("“%s” stays where it is in %s: the page above it is not translated.", target, target.locale.language_code)
        return None
    if not Page._slug_is_available(target.slug, parent, target):  # noqa: SLF001 - Wagtail's own check before a move
        logger.warning("“%s” stays where it is: the address “%s” is taken under “%s”.", target, target.slug, parent)
        return None
    there = {child.translation_key: child for child in parent.get_children()}
    before = page.get_siblings(inclusive=False).filter(path__lt=page.path).order_by("-path").values_list("translation_key", flat=True)
    neighbour = next((there[key] for key in before if key in there), None)
    if target.is_child_of(parent) and target.get_prev_sibling() == neighbour:
        return None
    return (neighbour, "right") if neighbour else (parent, "first-child")


def _in_locale(page: Page, locale_id: int) -> Page | None:
    found: Page | None = Page.objects.filter(translation_key=page.translation_key, locale_id=locale_id).first()
    return found
