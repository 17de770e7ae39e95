"""A translated text on its way in: from what a person types to what wagtail-localize keeps, and what speaks against it.

wagtail-localize takes a text with a forbidden tag or a strange link, marks it as faulty and shows the source instead, without a
word; a link that is lost is not even marked. Here each is told.
"""

from bs4.exceptions import ParserRejectedMarkup
from django.utils.translation import gettext as _
from wagtail_localize.strings import INLINE_TAGS, StringValue, extract_ids, validate_translation_links

from .places import Place

#: More tags than any text has. wagtail-localize goes down tag by tag and would not come back from thousands.
MOST_TAGS = 200


def for_typing(data: str, place: Place) -> str:
    """A kept text as a person reads and types it: plain text without escapes, rich text with its marks."""
    return data if place.is_rich else str(StringValue(data).render_text())


def for_keeping(typed: str, place: Place) -> str:
    """What a person typed as wagtail-localize keeps it."""
    text = typed.replace("\r\n", "\n").replace("\x00", "").strip()
    return text if place.is_rich else str(StringValue.from_plaintext(text).data)


def problems_of(*, source: str, data: str, place: Place) -> list[str]:
    """All that speaks against a translation, in words that say what to do.

    Args:
        source: the text in the source language, as kept.
        data: its translation, as kept or as it came from a file.
        place: where it stands.
    """
    if data.count("<") > MOST_TAGS:
        return [_("There are too many signs “<” in the translation.")]
    try:
        return _problems(source, data, place)
    except ParserRejectedMarkup:
        return [_("The tags of the translation cannot be read. Use those of the source.")]


def _problems(source: str, data: str, place: Place) -> list[str]:
    if not StringValue(data).render_text().strip():
        return [_("The translation is empty.")]
    problems = []
    if place.max_length and len(StringValue(data).render_text()) > place.max_length:
        problems.append(
            _("The translation has %(length)d characters; %(limit)d fit here. Shorten it.")
            % {"length": len(StringValue(data).render_text()), "limit": place.max_length}
        )
    try:
        StringValue.from_translated_html(data)
    except ValueError:
        tags = ", ".join(f"<{tag}>" for tag in INLINE_TAGS)
        problems.append(_("The translation holds a tag that cannot stand in a text. These can, without attributes: %s.") % tags)
        return problems
    try:
        validate_translation_links(source, data)
    except ValueError:
        added = sorted(extract_ids(data) - extract_ids(source))
        problems.append(_("The source has no link %s. Take it out, or use the marks of the source.") % ", ".join(added))
    lost = sorted(extract_ids(source) - extract_ids(data))
    if lost:
        marks = ", ".join(f'<a id="{one}">…</a>' for one in lost)
        problems.append(_("A link of the source is missing: %s. Put its marks around the same words.") % marks)
    return problems
