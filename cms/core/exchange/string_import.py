"""Translations of a page's strings put in at once.

What ``Translation.import_po`` of wagtail-localize does with one entry after the other, each with six statements; a course
has sixteen hundred.
"""

from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from .catalogue import StringKey

#: A title also names the draft in lists, which only saving one by one keeps in step.
ALONE = "title"


def import_strings(translation: Translation, wanted: dict[StringKey, str]) -> None:
    """Put translations in; those that are there already and say something else are changed.

    Args:
        translation: the page's translation into a language; its source must be up to date.
        wanted: the texts, by path and source text; one that is not on the page is left out.
    """
    segments = StringSegment.objects.filter(source_id=translation.source_id)
    rows = segments.values_list("context__path", "string__data", "string_id", "context_id")
    places = {(path, text): (string, context) for path, text, string, context in rows}
    there = StringTranslation.objects.filter(locale_id=translation.target_locale_id, context__object_id=translation.source.object_id)
    have = {(one.translation_of_id, one.context_id): one for one in there}
    new = []
    for (path, text), data in wanted.items():
        if (path, text) not in places:
            continue
        string, context = places[path, text]
        known = have.get((string, context))
        if known is None:
            known = StringTranslation(translation_of_id=string, locale_id=translation.target_locale_id, context_id=context)
            known.has_error = is_faulty(text, data)
            known.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
            known.data = data
            if path != ALONE:
                new.append(known)
                continue
        elif known.data == data:
            continue
        else:
            known.data, known.has_error, known.last_translated_by, known.tool_name = data, False, None, ""
            known.translation_type = StringTranslation.TRANSLATION_TYPE_MANUAL
        known.save()
    StringTranslation.objects.bulk_create(new)


def is_faulty(text: str, data: str) -> bool:
    """Whether a translation cannot be used: a forbidden tag, or a link that the source has not."""
    try:
        StringValue.from_translated_html(data)
        validate_translation_links(text, data)
    except ValueError:
        return True
    return False
