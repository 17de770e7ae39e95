"""Translations as they are now that do not keep an approved term."""

from dataclasses import dataclass
from uuid import UUID

from wagtail.models import Locale
from wagtail_localize.models import StringSegment

from .glossary import glossary_of
from .plain import plain
from .remembered import SLUG
from .terms import TermWarning, check_terms


@dataclass(frozen=True)
class Unkept:
    """A term that the translation of a text does not keep."""

    page_key: UUID
    #: The title of the page in the source language.
    title: str
    #: The kind of thing: that of its base model, which is the same for all pages.
    content_type_id: int
    language: str
    source: str
    translation: str
    warning: TermWarning


def unkept_terms(locale: Locale) -> list[Unkept]:
    """Every text of the language that breaks a term, by title and in the order of the page.

    Texts of pages that are edited by hand are not looked at: what they say is not kept string by string. Two statements, however much
    there is.

    Args:
        locale: the language of the translations.
    """
    glossary = glossary_of(locale)
    if not glossary.forms:
        return []
    segments = StringSegment.objects.filter(source__translations__target_locale=locale, source__translations__enabled=True)
    rows = (
        segments.exclude(context__path=SLUG)
        .annotate_translation(locale)
        .exclude(translation=None)
        .order_by("source__object_repr", "source_id", "order", "pk")
        .values_list("source__object_id", "source__object_repr", "source__object__content_type_id", "string__data", "translation")
    )
    return [
        Unkept(key, title, kind, locale.language_code, plain(source), plain(translation), warning)
        for key, title, kind, source, translation in rows
        for warning in check_terms(source=source, translation=translation, terms=glossary)
    ]
