"""Where a page is: routing in one look-up, alternates in other languages, sitemap entries."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult

if TYPE_CHECKING:
    Base = Page
else:
    Base = object


class AddressMixin(Base):
    """Addresses of a page and of its translations."""

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a descendant by its whole path at once, so that depth costs no queries.

        Raises:
            Http404: when there is no live page with that path.
        """
        if not path_components:
            return super().route(request, path_components)  # type: ignore[no-any-return]
        url_path = self.url_path + "/".join(path_components) + "/"
        page = Page.objects.filter(url_path=url_path, live=True).specific().first()
        if page is None:
            raise Http404
        return RouteResult(page)

    def alternates(self) -> list[tuple[str, str]]:
        """Pairs of language code and absolute address of this page's live translations, itself included."""
        pages = Page.objects.filter(translation_key=self.translation_key, live=True, alias_of=None).select_related("locale")
        found = {page.locale.language_code: page.full_url for page in pages}
        return [(code, found[code]) for code in sorted(found) if found[code]]

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Give the sitemap this page's address, date and alternates."""
        return [
            {
                "location": self.get_full_url(request),
                "lastmod": self.last_published_at or self.latest_revision_created_at,
                "alternates": [{"lang_code": code, "location": url} for code, url in self.alternates()],
            }
        ]
