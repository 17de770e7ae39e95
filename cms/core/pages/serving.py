"""Finding the page for a request in two queries: the page, and its own type's part."""

from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from .places import homes, locale
from .subroutes import splits, sub_route


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
    route = route_below(home.url_path, [part for part in path.split("/") if part])
    if route is not None:
        route.page.locale = locale(route.page.locale_id)
    return route


def route_below(base: str, parts: list[str]) -> RouteResult | None:
    """Find what answers an address below a page, by the whole address at once.

    Args:
        base: the ``url_path`` that the address begins at.
        parts: its words.

    Returns:
        The page; with the view and its arguments where the rest of the address is a sub-route (``subroutes``); or None.
    """
    rests = {_joined(base, above): rest for above, rest in splits(parts)}
    exact = _joined(base, parts)
    for page in Page.objects.filter(url_path__in=[exact, *rests], live=True).specific().order_by("-depth"):
        found = sub_route(page, rests.get(page.url_path, []))
        if found is not None:
            view, captured = found
            return RouteResult(page, (view,), captured)
        if page.url_path == exact:
            return RouteResult(page)
    return None


def _joined(base: str, parts: list[str]) -> str:
    return base + "".join(f"{part}/" for part in parts)
