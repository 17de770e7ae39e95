"""Which kept translations count: the one rule that everything in the room goes by."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from wagtail_localize.models import StringSegment, StringTranslation


def usable_translations() -> QuerySet[StringTranslation, Any]:
    """Translations that can be shown: without an error, and more than spaces, which wagtail-localize takes for a translation."""
    return StringTranslation.objects.filter(has_error=False).exclude(data__regex=r"^\s*$")


def of_segment(locale: Any) -> QuerySet[StringTranslation, Any]:
    """The usable translation of the segment that an outer query looks at.

    Args:
        locale: primary key of the language, or an expression of the outer query that gives it.
    """
    return usable_translations().filter(translation_of=OuterRef("string_id"), context=OuterRef("context_id"), locale=locale)


def waiting_segments(*, source_id: int, locale_id: int) -> QuerySet[StringSegment, Any]:
    """The texts of a source that have no usable translation into a language."""
    return StringSegment.objects.filter(~Exists(of_segment(locale_id)), source_id=source_id)
