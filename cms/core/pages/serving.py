"""Finding the page for a request in two queries: the page, and its own type's part."""

from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from .places import homes, locale


def find_route(path: str) -> RouteResult | None:
    """Find the live page at a path below the active language's front page.

    Wagtail would walk down from the site's root page, a query or two per level, and would serve the Polish front page
    at the address of a language that has none; here such an address has no page.

    Args:
        path: what follows the language in the address, such as ``kursy/fundacja/``.

    Returns:
        What Wagtail's ``Page.route_for_request`` gives, or None.
    """
    home = homes().get(get_language() or "")
    if home is None:
        return None
    url_path = home.url_path + "".join(f"{part}/" for part in path.split("/") if part)
    page = Page.objects.filter(url_path=url_path, live=True).specific().first()
    if page is None:
        return None
    page.locale = locale(page.locale_id)
    return RouteResult(page)
