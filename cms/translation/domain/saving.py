"""Keeping a translated text."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.translation.errors import TextChangedError, TextRefusedError, TranslationRoomError

from .places import place_of_segment
from .texts import for_keeping, for_typing, problems_of


@transaction.atomic
def save_text(*, translation: Translation, segment: StringSegment, typed: str, user: Any, seen: datetime | None) -> bool:
    """Keep a person's translation of a text.

    Args:
        translation: the page and the language.
        segment: the text, one of the page's.
        typed: what the person wrote.
        user: who.
        seen: when the translation that they saw was last changed; None when they saw none.

    Returns:
        Whether anything changed.

    Raises:
        TranslationRoomError: when the page is edited by hand now.
        TextChangedError: when somebody else changed the translation since it was shown.
        TextRefusedError: when the text cannot be used.
    """
    if not Translation.objects.select_for_update().get(pk=translation.pk).enabled:
        raise TranslationRoomError(_("This page is edited by hand now; its texts are changed in the page's own editor."))
    place = place_of_segment(segment)
    data = for_keeping(typed, place)
    which = {"translation_of": segment.string, "context": segment.context, "locale": translation.target_locale}
    kept = StringTranslation.objects.filter(**which).first()
    if kept is not None and kept.data == data and not kept.has_error:
        return False
    if kept is not None and kept.updated_at != seen:
        raise TextChangedError(_who_changed(kept), for_typing(kept.data, place))
    problems = problems_of(source=segment.string.data, data=data, place=place)
    if problems:
        raise TextRefusedError(problems)
    values = {
        "data": data,
        "translation_type": "manual",
        "tool_name": "",
        "last_translated_by": user,
        "has_error": False,
        "field_error": "",
    }
    StringTranslation.objects.update_or_create(**which, defaults=values)
    return True


def _who_changed(kept: StringTranslation) -> str:
    at = date_format(localtime(kept.updated_at), "SHORT_DATETIME_FORMAT")
    if kept.last_translated_by is None:
        return _("This text was translated on %(at)s, after it was shown to you. Nothing was overwritten.") % {"at": at}
    words = _("%(person)s translated this text on %(at)s, after it was shown to you. Nothing was overwritten.")
    return words % {"person": kept.last_translated_by, "at": at}
