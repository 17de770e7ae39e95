"""What a room adds to the body of a page when it is shown by itself, such as explanations of words.

A body is drawn without any of it first: as a part of a longer document, on paper and in files it stays as its editors wrote it.
"""

from collections.abc import Callable
from typing import Any

from django.utils.safestring import SafeString

#: Takes the body's HTML and its page, and gives the HTML as readers get it. It is called once for everybody.
Finisher = Callable[[SafeString, Any], SafeString]

_finishers: dict[str, Finisher] = {}


def register_finisher(name: str, finisher: Finisher) -> None:
    """Register what finishes bodies; called when a room's app is ready.

    Args:
        name: what it is called; registering it again replaces it.
        finisher: must leave the words of the body as they are. What it depends on marks pages as stale when it changes
            (``generations.bump(PAGES)``).
    """
    _finishers[name] = finisher


def finished(html: SafeString, page: Any) -> SafeString:
    """The body after every room has added its own, in the order of registration."""
    for finisher in _finishers.values():
        html = finisher(html, page)
    return html
