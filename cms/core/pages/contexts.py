"""What a page's template gets beyond the page itself, said by the views of its room.

A page type is a model and knows no view; a room registers what its templates need when its app is ready.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

Provider = Callable[[Any, HttpRequest], dict[str, Any]]
Preview = Callable[[Any, HttpRequest], HttpResponse]

_providers: dict[type, Provider] = {}
_previews: dict[type, Preview] = {}


def provide_context(model: type, provider: Provider) -> None:
    """Register what the template of a page type gets.

    Args:
        model: the page type.
        provider: called with the page and the request; gives names and values.
    """
    _providers[model] = provider


def provide_preview(model: type, preview: Preview) -> None:
    """Register how a draft of a page type is shown to editors, where it differs from the published page."""
    _previews[model] = preview


def context_of(page: Any, request: HttpRequest) -> dict[str, Any]:
    """What was registered for this page's type; nothing if nothing was."""
    provider = _providers.get(type(page))
    return provider(page, request) if provider else {}


def preview_of(page: Any) -> Preview | None:
    """How a draft of this page is shown, if it differs."""
    return _previews.get(type(page))
