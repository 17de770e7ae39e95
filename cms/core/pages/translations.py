"""The same place in other languages."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from wagtail.models import Page

from cms.core import generations

from .breadcrumbs import ancestors
from .places import PAGES, Home, homes, language_codes, page_path, visible


@dataclass(frozen=True)
class LanguageLink:
    """A language of the switcher. Without ``exists`` the address is the nearest place that there is in that language."""

    code: str
    name: str
    url: str
    is_current: bool
    exists: bool


def live_addresses(page: Page) -> dict[str, str]:
    """Addresses of a page's live translations by language, itself included; no query when warm."""
    key = str(page.translation_key)
    return generations.cached(PAGES, f"translations:{key}", lambda: addresses_of([key]).get(key, {}))


def addresses_of(keys: list[str]) -> dict[str, dict[str, str]]:
    """Addresses of live public pages: translation key → language → address, in one query."""
    fronts, codes = homes(), language_codes()
    rows = visible(Page.objects.filter(translation_key__in=keys))
    found: dict[str, dict[str, str]] = {}
    for key, locale_id, url_path in rows.values_list("translation_key", "locale_id", "url_path"):
        code = codes.get(locale_id, "")
        home = fronts.get(code)
        if home and url_path.startswith(home.url_path):
            found.setdefault(str(key), {})[code] = page_path(url_path, home)
    return {key: {code: by_code[code] for code in fronts if code in by_code} for key, by_code in found.items()}


def language_links(request: HttpRequest, page: Page | None = None) -> list[LanguageLink]:
    """The switcher: this very place in every language of the portal.

    Args:
        request: the request; for a view without a page, the same view is found under the other language.
        page: the page being shown, if one is.

    Returns:
        One link per language in the portal's order. A page that is not translated leads to its nearest ancestor that is.
    """
    active = translation.get_language() or settings.LANGUAGE_CODE
    places = _page_places(page) if page is not None else _view_places(request)
    fronts = homes()
    kept = _kept(request, page)
    # A view below a page says by which words it is found in each language; a view without says nothing, and the page is the place.
    below: dict[str, str] = getattr(request, "portal_below", {}) if page is not None else {}
    links = []
    for code, _name in settings.LANGUAGES:
        url, exists = places.get(code) or (_front(code, fronts), False)
        if exists and code in below:
            url = f"{url}{below[code]}/"
        if exists and kept:
            url = f"{url}?{kept}"
        name = translation.get_language_info(code)["name_local"]
        links.append(LanguageLink(code, name, url, code == active, exists))
    return links


def _kept(request: HttpRequest, page: Page | None) -> str:
    """The parameters that mean the same in every language, such as the filters of a list: the page's type names them."""
    names = getattr(page, "kept_parameters", ())
    return urlencode([(name, request.GET[name]) for name in names if request.GET.get(name)])


def _page_places(page: Page) -> dict[str, tuple[str, bool]]:
    """Address in each language, and whether it is the page itself."""

    def build() -> dict[str, tuple[str, bool]]:
        keys = [crumb.key for crumb in ancestors(page)] + [str(page.translation_key)]
        # What a page's head asks for as well is asked for once.
        found = addresses_of(keys) if len(keys) > 1 else {keys[0]: live_addresses(page)}
        places: dict[str, tuple[str, bool]] = {}
        for key in keys:  # from the front page down, so that the nearest one wins
            for code, url in found.get(key, {}).items():
                places[code] = (url, key == keys[-1])
        return places

    # By path too: an unsaved page of a preview has a place before it has translations.
    return generations.cached(PAGES, f"places:{page.translation_key}:{page.path}", build)


def _view_places(request: HttpRequest) -> dict[str, tuple[str, bool]]:
    match = request.resolver_match
    if match is None or match.url_name is None or match.url_name == "wagtail_serve":
        return {}
    places: dict[str, tuple[str, bool]] = {}
    for code, _name in settings.LANGUAGES:
        url = _reversed(match.view_name, match.args, match.kwargs, code)
        if url and url.startswith(f"/{code}/"):
            query = request.META.get("QUERY_STRING", "") if request.method in ("GET", "HEAD") else ""
            places[code] = (f"{url}?{query}" if query else url, True)
    return places


def _reversed(name: str, args: Any, kwargs: Any, code: str) -> str:
    with translation.override(code):
        try:
            return reverse(name, args=args, kwargs=kwargs)
        except NoReverseMatch:
            return ""


def _front(code: str, fronts: dict[str, Home]) -> str:
    if code in fronts:
        return fronts[code].url
    return _reversed("wagtail_serve", [""], {}, code)
