"""The archive (archiwum): a page keeps its address, says that it is archival, since when and why, and what replaces it.

What was public stays public and findable; it only leaves the default lists.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation

from cms.core.editing.errors import ArchiveRefusedError
from cms.core.localisation import source_of
from cms.core.publishing import PublishRefusedError

from .drafts import republish

#: Actions in the publish log; the public list of changes reads them (cms.core.pages.changes).
ARCHIVED = "mowis_core.archive"
RESTORED = "mowis_core.restore"


@dataclass
class Outcome:
    """What was done."""

    page: Any
    translations: list[Any] = field(default_factory=list)
    #: Whether a draft waits that was not published with it.
    draft_kept: bool = False


@transaction.atomic
def archive_page(
    *,
    page: Page,
    reason: str,
    on: date,
    successor: Page | None = None,
    translations: Mapping[str, str] | None = None,
    user: Any = None,
) -> Outcome:
    """Put a live page into the archive, without publishing what waits as its draft.

    Args:
        page: the page.
        reason: why, for readers.
        on: since when; not later than today.
        successor: the live page that replaces it.
        translations: reasons by language code; the live translations in those languages are archived too. A reason may be empty.
        user: who does it; None for a program.

    Returns:
        The page and the translations as they are live now. A waiting draft is kept and says the same about the archive; a planned
        publication keeps its time.

    Raises:
        ArchiveRefusedError: when the page, the date, the reason or the successor will not do.
    """
    live = _lock(page)
    _check_page(live)
    _check_facts(live, reason, on, successor)
    outcome = Outcome(live)
    outcome.draft_kept = _publish(live, _facts(live, reason, on, successor), ARCHIVED, user)
    for target in _live_translations(live, translations or {}):
        text = (translations or {})[target.locale.language_code]
        outcome.draft_kept |= _publish(target, _facts(target, text, on, successor), ARCHIVED, user)
        if text.strip():
            _remember(live, target, text.strip(), user)
        outcome.translations.append(target)
    return outcome


@transaction.atomic
def restore_page(*, page: Page, with_translations: bool = False, user: Any = None) -> Outcome:
    """Take a page out of the archive.

    Args:
        page: the archival page.
        with_translations: whether its archival translations follow.
        user: who does it; None for a program.

    Returns:
        As for :func:`archive_page`.

    Raises:
        ArchiveRefusedError: when the page is not in the archive or cannot be published now.
    """
    live = _lock(page)
    if not live.is_archived:
        raise ArchiveRefusedError(_("The page is not in the archive. Nothing was changed."))
    _check_moderation(live)
    nothing = {"archived_on": None, "archive_reason": "", "successor": None}
    outcome = Outcome(live)
    # Found before the page is published: a complete translation follows its source by itself.
    targets = [each for each in _live_translations(live) if each.is_archived] if with_translations else []
    outcome.draft_kept = _publish(live, nothing, RESTORED, user)
    for target in targets:
        outcome.draft_kept |= _publish(_lock(target), nothing, RESTORED, user)
        outcome.translations.append(target)
    return outcome


def can_be_archived(page: Any) -> bool:
    """Whether the action makes sense for a page: live, of a type of the portal, not a copy that follows another, not a front page."""
    home_depth = 2
    return bool(page.live and hasattr(page, "archived_on") and not page.alias_of_id and page.depth > home_depth)


def _lock(page: Page) -> Any:
    """The live row of a page, kept from others until the transaction ends; what the caller holds may be a draft."""
    model = page.specific_class
    return model._default_manager.select_for_update(of=("self",)).get(pk=page.pk)


def _check_page(live: Any) -> None:
    if not can_be_archived(live):
        raise ArchiveRefusedError(
            _("Only a published page can be archived, and neither a front page nor a page that mirrors another. Nothing was changed.")
        )
    if live.is_archived:
        raise ArchiveRefusedError(_("The page is in the archive already. Take it out first, then archive it again."))
    _check_moderation(live)


def _check_moderation(live: Any) -> None:
    if live.current_workflow_state:
        raise ArchiveRefusedError(
            _("A change of this page waits for moderation, and publishing would end it. Approve or return that change first.")
        )


def _check_facts(live: Any, reason: str, on: date, successor: Page | None) -> None:
    if not reason.strip():
        raise ArchiveRefusedError(_("Say in a sentence why the page is archived. Readers see it."), field="reason")
    if on > timezone.localdate():
        raise ArchiveRefusedError(_("The date lies in the future. Archive the page on that day, or give today's date."), field="on")
    if successor is None:
        return
    if successor.translation_key == live.translation_key:
        raise ArchiveRefusedError(_("A page cannot replace itself. Choose another page, or leave the field empty."), field="successor")
    if not successor.live:
        raise ArchiveRefusedError(
            _("“%(title)s” is not published, so readers could not open it. Publish it first, or leave the field empty.")
            % {"title": successor.title},
            field="successor",
        )
    if getattr(successor.specific, "is_archived", False):
        raise ArchiveRefusedError(
            _("“%(title)s” is in the archive itself. Choose the page that is valid now.") % {"title": successor.title}, field="successor"
        )


def _facts(live: Any, reason: str, on: date, successor: Page | None) -> dict[str, Any]:
    return {"archived_on": on, "archive_reason": reason.strip(), "successor": _in_language_of(live, successor)}


def _in_language_of(live: Any, successor: Page | None) -> Page | None:
    """The successor in the page's own language, if it is published there; the page that was chosen otherwise."""
    if successor is None or successor.locale_id == live.locale_id:
        return successor
    there = Page.objects.filter(translation_key=successor.translation_key, locale_id=live.locale_id, live=True).first()
    return there if there and not getattr(there.specific, "is_archived", False) else successor


def _live_translations(live: Any, languages: Mapping[str, str] | None = None) -> list[Any]:
    found = type(live)._default_manager.filter(translation_key=live.translation_key, live=True, alias_of=None).exclude(pk=live.pk)
    if languages is not None:
        found = found.filter(locale__language_code__in=list(languages), archived_on=None)
    return list(found.select_related("locale").order_by("pk"))


def _remember(live: Any, target: Any, text: str, user: Any) -> None:
    """Give the reason to the translators' editor as well: the next update of the translation would leave it out otherwise."""
    source = source_of(live)
    segment = StringSegment.objects.filter(source=source, context__path="archive_reason").first() if source else None
    if segment:
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            locale=target.locale,
            context_id=segment.context_id,
            defaults={"data": text, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL, "last_translated_by": user},
        )


def _publish(live: Any, facts: dict[str, Any], action: str, user: Any) -> bool:
    try:
        return republish(live, facts=facts, action=action, user=user)
    except PublishRefusedError as error:
        raise ArchiveRefusedError(_("The page cannot be published as it stands: %(why)s") % {"why": error}) from error
