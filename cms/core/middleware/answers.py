"""Answers people who are not known to the portal from what is kept, without a statement."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from cms.core.answers.entries import NEVER, Kept, answered, conditional, forget, is_for_everybody, keep, kept, key_of, proven
from cms.core.answers.turns import awaited, turn
from cms.core.fronts.domain.giving import give
from cms.core.reads import recorded

#: A browser that has an earlier answer asks by these; what is drawn to be kept is drawn whole.
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")


class KeptAnswersMiddleware:
    """Keeps pages that are the same for everybody, with all their headers, until something that they show changes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer from what is kept, else let the answer be drawn and keep it."""
        key = key_of(request) if settings.KEEP_ANSWERS else ""
        if not key:
            return self.get_response(request)
        entry = kept(key)
        if isinstance(entry, Kept) and entry.is_fresh:
            return _given(request, entry)
        if request.method != "GET" or entry == NEVER:
            return self.get_response(request)
        old = entry if isinstance(entry, Kept) else None
        with turn(key) as mine:
            if mine:
                still = proven(key, old) if old is not None else None
                if still is not None:
                    return _given(request, still)
                return self._drawn(request, key, old)
        found = old or awaited(key)
        # It may be the old one, which caches in front must not keep.
        return answered(request, found) if found is not None else self.get_response(request)

    def _drawn(self, request: HttpRequest, key: str, old: Kept | None) -> HttpResponseBase:
        conditions = {name: request.META.pop(name) for name in CONDITIONS if name in request.META}
        day = timezone.localdate()
        with recorded() as reads:
            response = self.get_response(request)
        request.META.update(conditions)
        if not isinstance(response, HttpResponse):
            return response
        if is_for_everybody(request, response, reads):
            return _given(request, keep(key, request, response, reads, day=day, old=old))
        forget(key, response)
        return conditional(request, response)


def _given(request: HttpRequest, entry: Kept) -> HttpResponse:
    return give(request, answered(request, entry))
