"""Addresses below a page that are not pages themselves, such as a list's feed.

A page type is a model and knows no view; a room registers the addresses and what answers them when its app is ready.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.cache import add_never_cache_headers

#: Called with the page, the request and what the address captured.
View = Callable[..., HttpResponse]

_routes: dict[type, list[URLPattern]] = {}
#: First words of all sub-routes: any other address needs no second look.
_words: set[str] = set()


def takes_forms(view: View) -> View:
    """Let a sub-route's view take forms; the page itself, and every other sub-route, is only read. Used as a decorator."""
    view.takes_forms = True  # type: ignore[attr-defined]  # looked for by BasePage.check_request_method
    return view


def never_kept(view: View) -> View:
    """Let nobody keep what a sub-route's view answers: Django's ``never_cache`` wants the request first. Used as a decorator."""

    @wraps(view)
    def answer(page: Any, request: HttpRequest, **captured: Any) -> HttpResponse:
        response = view(page, request, **captured)
        add_never_cache_headers(response)
        return response

    return answer


def provide_routes(model: type, routes: dict[str, View]) -> None:
    """Register the addresses below pages of a type.

    Args:
        model: the page type.
        routes: views by address in the notation of ``django.urls.path``; an address begins with a plain word, such as
            ``feed/tag/<slug:tag>/``. A page of that very address goes before it. The empty address is the page itself, for a
            page that is to look at the request before it is shown; that view shows it by ``page.serve(request)``.
    """
    _routes[model] = [path(route, view) for route, view in routes.items()]
    _words.update(route.split("/", 1)[0] for route in routes if route)


def splits(parts: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The ways in which an address may be a page's and a sub-route's, the longest page first."""
    for at in reversed(range(len(parts))):
        if parts[at] in _words:
            yield parts[:at], parts[at:]


def sub_route(page: Any, rest: list[str]) -> tuple[View, dict[str, Any]] | None:
    """What answers an address below a page.

    Args:
        page: the specific page.
        rest: the words below it.

    Returns:
        The view and what the address captured; None when the page's type has no such address.
    """
    wanted = "".join(f"{part}/" for part in rest)
    for route in _routes.get(type(page), ()):
        match = route.resolve(wanted)
        if match is not None:
            return match.func, match.kwargs
    return None
