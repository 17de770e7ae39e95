"""The whole handbook on one page, to read on or to print."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.core.pages.below import in_own_words
from cms.core.pages.bodies import plain_body_html
from cms.core.pages.breadcrumbs import Crumb, breadcrumbs
from cms.core.pages.parts import as_part
from cms.core.pages.places import absolute
from cms.guide.models import ChapterPage, HandbookPage
from cms.translation.listing import children, link_of

from .addresses import WHOLE

#: A chapter's headings begin at the second level; on the one page they stand below the chapter's own.
DEEPER = 1


def whole_version(page: HandbookPage, request: HttpRequest) -> HttpResponse:
    """Every chapter on one page. Search engines are sent to the handbook."""
    elsewhere = in_own_words(page, request, WHOLE)
    if elsewhere:
        return elsewhere
    request.portal_below = WHOLE  # type: ignore[attr-defined]  # what the language switch leads to
    crumbs = breadcrumbs(page)
    context = {
        **Page.get_context(page, request),
        "introduction": as_part(str(plain_body_html(page, request)), prefix="introduction"),
        "chapters": [_part(number, chapter, request) for number, chapter in enumerate(children(page, ChapterPage), start=1)],
        "address": absolute(crumbs[-1].url),
        "today": timezone.localdate(),
        "crumbs": [*crumbs, Crumb(_("Print version"), request.path, "")],
    }
    return TemplateResponse(request, "pages/guide/handbook_whole.html", context)


def _part(number: int, chapter: Any, request: HttpRequest) -> dict[str, Any]:
    link = link_of(chapter)
    return {
        "anchor": f"chapter-{number}",
        "title": chapter.title,
        "lang": link.lang if link else "",
        "page": chapter,
        "body": as_part(str(plain_body_html(chapter, request)), prefix=f"chapter-{number}", deeper=DEEPER),
    }
