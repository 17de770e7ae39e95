"""Sites, languages and front pages, looked up once per generation instead of once per request."""

from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.urls import reverse
from django.utils import translation
from django.utils.http import RFC3986_SUBDELIMS
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION, get_site_for_hostname

from cms.core import generations

Rows = TypeVar("Rows", bound=QuerySet[Any])

SITES = "sites"
PAGES = "pages"
#: What stands in an address unquoted, besides letters and digits: as ``reverse`` leaves it.
SAFE_IN_PATHS = f"{RFC3986_SUBDELIMS}/~:@"
#: The mark under which Wagtail's own cache of root paths was last filled here.
_root_paths_mark = ""


@dataclass(frozen=True)
class Home:
    """The live front page of a language."""

    page_id: int
    locale_id: int
    language_code: str
    title: str
    url: str
    url_path: str
    path: str


def site_for(request: HttpRequest) -> Site | None:
    """The site that a request is for; ``Site.find_for_request`` without its query."""
    _refresh_root_paths()
    # Like Wagtail: without the check of ALLOWED_HOSTS, which has its own place.
    host = split_domain_port(request._get_raw_host())[0]  # type: ignore[attr-defined]  # noqa: SLF001 - the header as it came, before a host is refused
    port = request.get_port()
    return generations.cached(SITES, f"site:{host}:{port}", lambda: _find_site(host, port), is_constant=True)


def locale_ids() -> dict[str, int]:
    """Ids of the languages by code."""
    return generations.cached(SITES, "locales", lambda: dict(Locale.objects.values_list("language_code", "pk")), is_constant=True)


def language_codes() -> dict[int, str]:
    """Codes of the languages by id."""
    return {pk: code for code, pk in locale_ids().items()}


def locale(pk: int) -> Locale:
    """A language without a query."""
    return Locale(pk=pk, language_code=language_codes()[pk])


def homes() -> dict[str, Home]:
    """The live front pages of the default site by language code, in the order of the languages."""
    return generations.cached(SITES, "homes", _find_homes, is_constant=True)


def any_restrictions() -> bool:
    """Whether any page is restricted to some people; most portals have none, and need not ask for each page."""
    return generations.cached(PAGES, "restrictions", PageViewRestriction.objects.exists, is_constant=True)


def visible(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Pages that everybody may see; an alias shows another page's content and is left out."""
    return unrestricted(rows.filter(live=True, alias_of=None))


def unrestricted(rows: Rows) -> Rows:
    """Pages that are not for some people only; Wagtail's own ``public()`` asks for the restrictions each time."""
    return rows.public() if any_restrictions() else rows  # type: ignore[attr-defined]


def absolute(path: str) -> str:
    """An address with scheme and host, from the portal's own setting: a Host header is what a stranger says it is."""
    return settings.SITE_URL.rstrip("/") + path


def page_path(url_path: str, home: Home) -> str:
    """The address of a page under a front page, without asking the database; quoted as ``reverse`` does it, in a tenth of its time."""
    return home.url + quote(url_path[len(home.url_path) :], safe=SAFE_IN_PATHS)


def address_of(locale_id: int, url_path: str) -> tuple[str, str]:
    """The language and the address of a page; an empty address when its language has no front page."""
    code = language_codes().get(locale_id, "")
    return code, path_under(homes().get(code), url_path)


def path_under(home: Home | None, url_path: str) -> str:
    """The address of a page; empty when it is not under this front page, or there is none."""
    return page_path(url_path, home) if home and url_path.startswith(home.url_path) else ""


def _find_site(host: str, port: str) -> Site | None:
    try:
        return get_site_for_hostname(host, port)
    except Site.DoesNotExist:
        return None


def _find_homes() -> dict[str, Home]:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return {}
    pages = Page.objects.filter(translation_key=site.root_page.translation_key, depth=site.root_page.depth, live=True, alias_of=None)
    found = {}
    for page in pages.select_related("locale"):
        code = page.locale.language_code
        with translation.override(code):
            url = reverse("wagtail_serve", args=[""])
        found[code] = Home(page.pk, page.locale_id, code, page.title, url, page.url_path, page.path)
    return {code: found[code] for code, _name in settings.LANGUAGES if code in found}


def _refresh_root_paths() -> None:
    """Drop Wagtail's cache of root paths when another worker changed a site: its own signal reaches only one process."""
    global _root_paths_mark  # noqa: PLW0603 - one fact per process
    mark = generations.current(SITES)
    if mark != _root_paths_mark:
        cache.delete(SITE_ROOT_PATHS_CACHE_KEY, version=SITE_ROOT_PATHS_CACHE_VERSION)
        _root_paths_mark = mark
