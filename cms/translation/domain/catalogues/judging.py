"""What is to be said of a translation in a file, besides what speaks against any."""

import re

from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation

from cms.translation.domain.places import Place
from cms.translation.domain.texts import problems_of


def why_unusable(row: StringTranslation, *, source: str, place: Place) -> str:
    """Why a kept translation that is marked as faulty is not used.

    Args:
        row: the translation.
        source: the text in the source language.
        place: where it stands.
    """
    found = problems_of(source=source, data=row.data, place=place)
    return found[0] if found else row.field_error or _("The page could not be saved with it. Write it anew.")


def lost_tags(data: str, place: Place) -> list[str]:
    """Tags that are left out on the page, because plain text has none."""
    return [] if place.is_rich else sorted(set(re.findall(r"<([a-zA-Z]+)\b[^<>]*>", data)) - {"br"})
