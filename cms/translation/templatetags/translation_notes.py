"""What templates ask of the translation room."""

from django import template
from wagtail.models import Page

from cms.translation.domain.notes import TranslationNote, note_on

register = template.Library()


@register.simple_tag
def translation_note(page: Page) -> TranslationNote | None:
    """What a reader of a page is to be told about its translation, if anything."""
    return note_on(page)
