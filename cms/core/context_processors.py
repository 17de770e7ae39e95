"""What every template of the site may ask for. Nothing is looked up before a template asks."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.models import Page

from cms.core import generations
from cms.core.models import PublishingEntity
from cms.core.pages.breadcrumbs import Crumb, breadcrumbs
from cms.core.pages.head import page_head
from cms.core.pages.menus import FOOTER, MAIN, MenuItem, menu
from cms.core.pages.places import PAGES, site_for
from cms.core.pages.translations import LanguageLink, language_links


class Portal:
    """The portal as seen from one request."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def menu(self) -> list[MenuItem]:
        """The main menu in the active language."""
        return menu(MAIN, _language(), self._request.path)

    @cached_property
    def footer_menu(self) -> list[MenuItem]:
        """The footer's links in the active language."""
        return menu(FOOTER, _language(), self._request.path)

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """The language switcher, keeping the place."""
        return language_links(self._request, current_page(self._request))

    @cached_property
    def breadcrumbs(self) -> list[Crumb]:
        """The way from the front page to the page being shown, itself last; empty where no page is shown."""
        page = current_page(self._request)
        return breadcrumbs(page) if page is not None else []

    @cached_property
    def page_head(self) -> str:
        """Canonical address, alternates and structured data of the page being shown."""
        page = current_page(self._request)
        return page_head(page, self._request) if page is not None else ""

    @cached_property
    def entity(self) -> PublishingEntity | None:
        """The unit that publishes unless a page says otherwise."""
        return default_entity()

    @cached_property
    def site_name(self) -> str:
        """The portal's name."""
        site = site_for(self._request)
        return (site.site_name if site else "") or settings.WAGTAIL_SITE_NAME


def portal(request: HttpRequest) -> dict[str, Any]:
    """Give templates ``portal``."""
    return {"portal": Portal(request)}


def current_page(request: HttpRequest) -> Page | None:
    """The page that Wagtail serves to this request, or the one that a view set as ``request.portal_page``."""
    page = getattr(request, "portal_page", None)
    if page is None:
        route = getattr(request, "_wagtail_route_for_request", None)
        page = route[0] if route is not None else None
    return page


def default_entity() -> PublishingEntity | None:
    """The default publishing unit, from the cache."""
    return generations.cached(PAGES, "default-entity", lambda: PublishingEntity.objects.filter(is_default=True).first())


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
