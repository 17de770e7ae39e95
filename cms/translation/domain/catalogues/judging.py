"""What speaks against a translation, for texts that come from anywhere."""

import re

from bs4.exceptions import ParserRejectedMarkup
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from cms.translation.domain.places import Place
from cms.translation.domain.texts import problems_of

#: More tags than any text has. wagtail-localize goes down tag by tag and would not come back from thousands.
_MOST_TAGS = 200


def judge(*, source: str, data: str, place: Place) -> list[str]:
    """All that speaks against a translation, as ``problems_of``, also of what no parser reads.

    Args:
        source: the text in the source language.
        data: its translation.
        place: where it stands.
    """
    if data.count("<") > _MOST_TAGS:
        return [_("There are too many signs “<” in the translation.")]
    try:
        return problems_of(source=source, data=data, place=place)
    except ParserRejectedMarkup:
        return [_("The tags of the translation cannot be read. Use those of the source.")]


def why_unusable(row: StringTranslation, *, source: str, place: Place) -> str:
    """Why a kept translation that is marked as faulty is not used.

    Args:
        row: the translation.
        source: the text in the source language.
        place: where it stands.
    """
    found = judge(source=source, data=row.data, place=place)
    return found[0] if found else row.field_error or _("The page could not be saved with it. Write it anew.")


def lost_tags(data: str, place: Place) -> list[str]:
    """Tags that are left out on the page, because plain text has none."""
    return [] if place.is_rich else sorted(set(re.findall(r"<([a-zA-Z]+)\b[^<>]*>", data)) - {"br"})


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(re.findall(r"\w+", str(StringValue(text).render_text())))
