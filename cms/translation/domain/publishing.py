"""Beginning a translation, and making it public when it is whole."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from cms.core.publishing import PublishRefusedError
from cms.translation.errors import NotCompleteError, TranslationRoomError

from .desk import desk_texts


@transaction.atomic
def begin_translation(*, page_key: UUID, locale: Locale) -> Translation:
    """Take the texts of a page and begin to translate it. Repeating it changes nothing.

    A draft page is made in the language, and one for each page above that has none there: wagtail-localize would mirror those in the
    source language, for everybody to see. Nothing is published.

    Args:
        page_key: translation key of the page.
        locale: the language.

    Returns:
        The translation.

    Raises:
        TranslationRoomError: when there is no public source page, or the page is edited by hand in that language.
    """
    page = Page.objects.filter(translation_key=page_key, locale=Locale.get_default(), alias_of=None, live=True).first()
    if page is None:
        raise TranslationRoomError(_("The page is not public in Polish any more, so there is nothing to translate."))
    way = page.get_ancestors(inclusive=True).filter(depth__gte=2)
    begun = [_begun(one, locale) for one in way]
    own = begun[-1]
    if own is None:
        raise TranslationRoomError(_("This page is edited by hand in this language. Open it in the page's own editor."))
    return own


def _begun(page: Page, locale: Locale) -> Translation | None:
    """The translation of a page with at least a draft; None where the page is edited by hand."""
    which = {"source__object_id": page.translation_key, "source__locale": page.locale_id, "target_locale": locale}
    known = Translation.objects.filter(**which).select_related("source").first()
    exists = Page.objects.filter(translation_key=page.translation_key, locale=locale, alias_of=None).exists()
    if (known is None and exists) or (known is not None and not known.enabled):
        return None
    if known is None:
        source, _made = TranslationSource.get_or_create_from_instance(page)
        known = Translation.objects.get_or_create(source=source, target_locale=locale)[0]
    if not exists:
        known.save_target(publish=False)
    found: Translation = known
    return found


def parent_of(translation: Translation) -> Page | None:
    """The page under which the translation belongs, in its language, if there is one of its own."""
    page = translation.source.get_source_instance()
    above = page.get_parent()
    found: Page | None = Page.objects.filter(translation_key=above.translation_key, locale=translation.target_locale, alias_of=None).first()
    return found


def missing_texts(page: Page) -> list[str]:
    """Texts of the source that a translated page would show in Polish if it were published now, as a person reads them.

    Args:
        page: a page in any language.

    Returns:
        None of a source page, nor of one that is edited by hand.
    """
    which = {"source__object_id": page.translation_key, "source__locale": Locale.get_default(), "target_locale": page.locale_id}
    translation = Translation.objects.filter(**which, enabled=True).select_related("source__specific_content_type").first()
    return [text.read for text in desk_texts(translation) if text.waits] if translation else []


@transaction.atomic
def publish_translation(*, translation: Translation, user: Any) -> Page:
    """Make a translation public with the texts as they are now.

    Args:
        translation: what to publish.
        user: who does it.

    Returns:
        The public page.

    Raises:
        NotCompleteError: with the texts that are missing. Nothing is changed then, and a public page stays as it is.
        TranslationRoomError: when the page above is not public in the language, or the page's own rules speak against it.
    """
    translation = Translation.objects.select_for_update().select_related("source", "target_locale").get(pk=translation.pk)
    if not translation.enabled:
        raise TranslationRoomError(_("This page is edited by hand now. Publish it in the page's own editor."))
    missing = [text.read for text in desk_texts(translation) if text.waits]
    if missing:
        raise NotCompleteError(_("It was not published, because these texts are not translated yet:"), missing)
    above = parent_of(translation)
    if above is None or not above.live:
        name = translation.source.get_source_instance().get_parent().title
        raise TranslationRoomError(
            _("It was not published, because the page above it, “%s”, is not public in this language. Publish that one first.") % name
        )
    try:
        with transaction.atomic():
            # Published right here and not by save_target itself, which would wait for the end of the transaction.
            translation.save_target(user=user, publish=False)
            page: Page = translation.get_target_instance()
            page.get_latest_revision().publish(user=user)
    except (ValidationError, PublishRefusedError) as error:
        words = "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        raise TranslationRoomError(_("It was not published: %s") % words) from error
    return Page.objects.get(pk=page.pk)
