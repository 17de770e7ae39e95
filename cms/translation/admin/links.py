"""Ways from one place of translators to another."""

from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation


def string_url(translation: Translation, segment_id: int) -> str:
    """Where one text is translated."""
    return reverse("translation_string", args=[translation.pk, segment_id])


def edit_url(target: Page | None) -> str:
    """Where a page is edited or translated as a whole; nothing where there is none."""
    return reverse("wagtailadmin_pages:edit", args=[target.pk]) if target else ""


def in_context_url(translation: Translation) -> str:
    """Where the source and its translation stand beside each other."""
    return reverse("translation_in_context", args=[translation.pk])
