"""Ways from one place of translators to another."""

from django.urls import NoReverseMatch, reverse
from wagtail.models import Page
from wagtail_localize.models import Translation


def string_url(translation: Translation, segment_id: int, *, target: Page | None) -> str:
    """Where one text is translated.

    Args:
        translation: the translation that it belongs to.
        segment_id: the text's id in the source.
        target: the page that the translation becomes, so that a list asks for it once.

    Returns:
        The address; the page's editor where a text has none of its own, and nothing where there is no page either.
    """
    try:
        return reverse("translation_string", args=[translation.pk, segment_id])
    except NoReverseMatch:
        return edit_url(target)


def edit_url(target: Page | None) -> str:
    """Where a page is edited or translated as a whole; nothing where there is none."""
    return reverse("wagtailadmin_pages:edit", args=[target.pk]) if target else ""


def in_context_url(translation: Translation) -> str:
    """Where the source and its translation stand beside each other."""
    return reverse("translation_in_context", args=[translation.pk])
