"""Lets each request remember what it has found out."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.core.once import asking_once


class AskOnceMiddleware:
    """Around everything that asks for generation marks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        with asking_once(request.path):
            return self.get_response(request)
