"""The server's application: the portal with its middleware, and in the same processes a bare view and a plain Wagtail page.

Each has a chain of middleware of its own; which one answers is told by the beginning of the address.
"""

from collections.abc import Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

from bench.floor.chains import CHAINS
from cms.wsgi import application as portal


def _handler(middleware: list[str]) -> WSGIHandler:
    with override_settings(MIDDLEWARE=middleware):
        return WSGIHandler()


_others = {beginning: _handler(middleware) for beginning, middleware in CHAINS.items()}


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Answer a request by the chain that its address belongs to."""
    asked = environ["PATH_INFO"]
    for beginning, handler in _others.items():
        if asked.startswith(beginning):
            return handler(environ, start_response)
    return portal(environ, start_response)
