"""Where a page is: routing in one look-up, alternates in other languages."""

from http import HTTPMethod
from typing import Any, ClassVar
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import PageViewRestriction
from wagtail.url_routing import RouteResult

from .places import absolute, any_restrictions, locale_ids
from .serving import route_below
from .translations import live_addresses


class AddressMixin:
    """Addresses of a page and of its translations. Stands before ``Page`` among a page type's bases."""

    url_path: str
    locale_id: int
    translation_key: UUID
    _default_manager: ClassVar[Any]

    #: A page is read. Forms on it post to addresses of their own, so anything else is answered by the 405 page.
    allowed_http_methods: ClassVar[list[HTTPMethod]] = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a descendant by its whole path at once, so that depth costs no queries.

        Raises:
            Http404: when there is no live page with that path.
        """
        if not path_components:
            return super().route(request, path_components)  # type: ignore[misc]
        route = route_below(self.url_path, path_components)
        if route is None:
            raise Http404
        return route

    @property
    def localized(self) -> Any:
        """The live translation into the active language, or the page itself; languages are not looked up again."""
        locale_id = locale_ids().get(get_language() or "")
        if locale_id is None or locale_id == self.locale_id:
            return self
        found = type(self)._default_manager.filter(translation_key=self.translation_key, locale_id=locale_id, live=True)
        return found.first() or self

    def get_view_restrictions(self) -> Any:
        """Restrictions of this page and of those above it; no query on a portal that has none."""
        if not any_restrictions():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()  # type: ignore[misc]

    def alternates(self) -> list[tuple[str, str]]:
        """Pairs of language code and absolute address of this page's live translations, itself included."""
        return [(code, absolute(path)) for code, path in live_addresses(self).items()]
