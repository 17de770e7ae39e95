"""The translatable strings of a page, as wagtail-localize cuts them."""

import hashlib
import json
from collections.abc import Iterable
from uuid import UUID

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from .catalogue import StringKey


def strings_of(page: object) -> list[StringKey]:
    """The page's strings in order, each once: the path of ids and the source text."""
    found = (segment for segment in extract_segments(page) if isinstance(segment, StringSegmentValue))
    return list(dict.fromkeys((segment.path, segment.string.data) for segment in found))


def translations_of(key: UUID, locale: Locale) -> dict[StringKey, str]:
    """Every translation into a language that the portal has for a page, of earlier texts too."""
    rows = StringTranslation.objects.filter(context__object_id=key, locale=locale).values_list(
        "context__path", "translation_of__data", "data"
    )
    return {(path, source): text for path, source, text in rows}


def faulty_strings(key: UUID, locale: Locale, current: Iterable[StringKey]) -> list[StringKey]:
    """The strings whose translation cannot be used: a forbidden tag, or a link that is not in the source."""
    wanted = set(current)
    rows = StringTranslation.objects.filter(context__object_id=key, locale=locale, has_error=True).values_list(
        "context__path", "translation_of__data"
    )
    return [pair for pair in rows if pair in wanted]


def usable_translations(key: UUID, locale: Locale, current: list[StringKey]) -> dict[StringKey, str]:
    """The translations of a page's present texts, without those that cannot be used."""
    faulty = set(faulty_strings(key, locale, current))
    found = translations_of(key, locale)
    return {one: found[one] for one in current if one in found and one not in faulty}


def strings_hash(strings: dict[StringKey, str]) -> str:
    """The fingerprint of a set of translations."""
    rows = sorted([*key, text] for key, text in strings.items())
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()
