"""/sitemap.xml, and its parts when it is long."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.core.pages.places import absolute
from cms.core.pages.sitemap import entries, page_count, public_pages

XML = "application/xml"


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap(request: HttpRequest) -> HttpResponse:
    """The whole sitemap, or an index of its parts when one file cannot hold it."""
    files = page_count(public_pages().count())
    if files == 1:
        return render(request, "sitemap.xml", {"entries": entries(1)}, content_type=XML)
    parts = [absolute(reverse("sitemap_part", args=[number])) for number in range(1, files + 1)]
    return render(request, "sitemap_index.xml", {"parts": parts}, content_type=XML)


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One part of a long sitemap.

    Raises:
        Http404: when there is no part with that number.
    """
    if not 1 <= number <= page_count(public_pages().count()):
        raise Http404
    return render(request, "sitemap.xml", {"entries": entries(number)}, content_type=XML)
