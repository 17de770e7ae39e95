"""The body of a page as HTML, drawn once for everybody."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString
from django.utils.translation import override
from wagtail.templatetags.wagtailcore_tags import richtext

from .finishing import finished
from .keeping import kept


def body_html(page: Any, request: HttpRequest) -> Any:
    """The body as the page shows it, from the cache for a published page. It is the same for everybody and holds no answer.

    It is drawn anew each day: a block may say what applies today (``cms.law``).

    The language is the page's own: a page that stands in for a missing translation is still Polish.

    Args:
        page: a page with a ``body``.
        request: the request.

    Returns:
        HTML that is drawn when it is put out, with what rooms add to a page that is shown by itself (``finishing``).
    """

    def render() -> SafeString:
        with override(page.locale.language_code):
            # Who looks at a draft, or at a text beside its translation, sees the words as they were written.
            return _drawn(page) if getattr(request, "is_preview", False) else finished(_drawn(page), page)

    return SimpleLazyObject(lambda: kept(page, request, f"body:{timezone.localdate()}", render))


def plain_body_html(page: Any, request: HttpRequest) -> Any:
    """The body as its editors wrote it, for where it is a part of something longer: print, paper, files."""

    def render() -> SafeString:
        with override(page.locale.language_code):
            return _drawn(page)

    return SimpleLazyObject(lambda: kept(page, request, f"plain-body:{timezone.localdate()}", render))


def text_html(page: Any, request: HttpRequest | None, field: str) -> SafeString:
    """A text of a page beside its body, as rich text, from the cache for a published page: each link in it asks for a page twice.

    Args:
        page: the page.
        request: the request, or None where there is none.
        field: the name of a ``RichTextField``.
    """
    return SafeString(kept(page, request, f"text:{field}", lambda: str(richtext(getattr(page, field)))))


def _drawn(page: Any) -> SafeString:
    return SafeString(page.body.render_as_block(context={"page": page}))
