"""Pictures in templates: ``{% load pictures %}{% picture image "card" alt="…" %}``."""

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cms.core.pictures import picture_of, prefetch_pictures

register = template.Library()
#: The language in which images are described in the library.
LIBRARY_LANGUAGE = "pl"


@register.simple_tag
def picture(image: Any, preset: str, *, alt: str | None = None, eager: bool = False, css: str = "") -> SafeString:
    """Draw an image: ``{% picture image "card" alt="" %}``; nothing when there is no image or its file is gone.

    Args:
        image: a ``PortalImage``, or None.
        preset: where it stands: ``card``, ``wide``, ``portrait``, ``logo``, ``inline``, ``gallery``, ``thumb``.
        alt: what it shows here; empty where the words beside it say it already. Left out: the alternative text of its place
            in the text, else its description in the library.
        eager: for the one picture of the first view: it is loaded at once and first.
        css: classes of the ``<picture>``.
    """
    made = picture_of(image, preset) if image else None
    if made is None:
        return SafeString("")
    text, lang = _alternative(image, alt)
    still = SafeString(' media="(prefers-reduced-motion: reduce)"') if made.moving else ""
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}"{}>',
        ((source.mime, source.srcset, made.sizes, still) for source in made.sources),
    )
    loading = "eager" if eager else "lazy"
    return format_html(
        '<picture{}>{}<img src="{}" width="{}" height="{}" alt="{}"{} loading="{}" decoding="async"{}></picture>',
        format_html(' class="{}"', css) if css else "",
        sources,
        made.src,
        made.width,
        made.height,
        text,
        format_html(' lang="{}"', lang) if lang else "",
        loading,
        SafeString(' fetchpriority="high"') if eager else "",
    )


@register.simple_tag
def prefetched(images: Any) -> list[Any]:
    """Read the renditions of a list's images in one query: ``{% prefetched images as images %}``."""
    found = list(images)
    prefetch_pictures(found)
    return found


def _alternative(image: Any, alt: str | None) -> tuple[str, str]:
    """The alternative text, and its language where it is not the page's."""
    if alt is not None:
        return alt, ""
    if getattr(image, "decorative", False):
        return "", ""
    contextual = getattr(image, "contextual_alt_text", None)
    if contextual:
        return contextual, ""
    description = getattr(image, "description", "") or ""
    foreign = bool(description) and get_language() != LIBRARY_LANGUAGE
    return description, LIBRARY_LANGUAGE if foreign else ""
