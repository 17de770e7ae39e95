"""What crawlers are asked to leave alone, and where the map is."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.core.middleware.zones import ADMIN_PREFIX
from cms.core.pages.places import absolute

#: Names of addresses that are about one person begin so (allauth's convention, kept by cms.accounts).
PERSONAL = "account_"


@require_safe
@cache_control(public=True, max_age=3600)
def robots_txt(request: HttpRequest) -> HttpResponse:
    """robots.txt: the admin and people's accounts are closed, in every language."""
    context = {"closed": [ADMIN_PREFIX, *personal_addresses()], "sitemap": absolute(reverse("sitemap"))}
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")


def personal_addresses() -> list[str]:
    """Addresses of account pages in all languages, those without parameters; a prefix closes what is below it."""
    found = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            for name in get_resolver().reverse_dict:
                if isinstance(name, str) and name.startswith(PERSONAL):
                    try:
                        found.add(reverse(name))
                    except NoReverseMatch:
                        continue  # has parameters; it stands below one that has none
    return [address for address in sorted(found) if not any(address != other and address.startswith(other) for other in found)]
