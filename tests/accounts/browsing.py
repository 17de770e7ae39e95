"""Small helpers of the accounts tests: a request through the participant's middleware, threads, links in mails."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from threading import Barrier
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from cms.accounts.middleware import ParticipantMiddleware
from cms.accounts.models import User

Result = TypeVar("Result")


def send(
    view: Callable[[HttpRequest], Any],
    *,
    cookie: str | None = None,
    user: User | None = None,
    method: str = "post",
    secure: bool = False,
    status: int = 200,
) -> tuple[Any, SimpleCookie]:
    """Send a request through the middleware to ``view``; return what the view returned, and the cookies that were set."""
    request = getattr(RequestFactory(), method)("/", secure=secure)
    request.user = user or AnonymousUser()
    if cookie is not None:
        request.COOKIES[settings.PARTICIPANT_COOKIE] = cookie
    results: list[Any] = []

    def respond(request: HttpRequest) -> HttpResponse:
        results.append(view(request))
        return HttpResponse(status=status)

    response = ParticipantMiddleware(respond)(request)
    return results[0], response.cookies


def cookie_of(cookies: SimpleCookie) -> str:
    """Return the value that a browser would send back."""
    return cookies[settings.PARTICIPANT_COOKIE].value


def in_threads(count: int, work: Callable[[int], Result]) -> list[Result]:
    """Run ``work`` in threads that start together, each with its own connection."""
    barrier = Barrier(count)

    def run(number: int) -> Result:
        barrier.wait()
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def only_link() -> str:
    """Return the path of the only link to an account page in the newest mail."""
    (link,) = re.findall(r"http://testserver(/\w\w/\S+)", mail.outbox[-1].body)
    return str(link)
