"""A kept answer: its bytes, what it is made of, and for which requests it is one."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from http import HTTPStatus

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from cms.core import generations
from cms.core.context_processors import current_page
from cms.core.language.address import is_workplace
from cms.core.middleware.caching import FORM, PUBLIC
from cms.core.one_use import OneUse, given_out, renewed
from cms.core.proofs import brought, put_away, remember
from cms.core.reads import Reads
from cms.core.release import release

from .proving import holds

#: Seconds: what no mark tells, such as a row that was changed past the portal, is seen after this time.
LONGEST = 3600
#: Characters of a query; longer ones ask for something that few ask for again.
LONGEST_QUERY = 200
#: What stands where no answer is kept, and for how many seconds.
NEVER, NEVER_FOR = "never", 60
#: The cache in which they lie.
ALIAS = "answers"
#: The parameter of every list, and those in which people type what they like: there are too many answers to these.
PAGE, TYPED = "page", frozenset({"q"})
#: A request with one of these is a person's.
OWN_COOKIES = frozenset({settings.SESSION_COOKIE_NAME, settings.PARTICIPANT_COOKIE, settings.CSRF_COOKIE_NAME, "messages"})


@dataclass(frozen=True)
class Kept:
    """An answer.

    Args:
        headers: all but the cookies, of which it has none.
        marks: of what it was made.
        day: the day on the portal's clock; pages say what applies today.
        changed: when these very bytes were first sent; seconds since 1970.
        drawn: when they were drawn; seconds since 1970.
        proof: the name of the statements of which it was made; empty when they are not all known.
        until: when it stops being true by itself; None where it looks at no clock.
        one_use: the keys in it, which are others for each who is given it.
    """

    headers: tuple[tuple[str, str], ...]
    body: bytes
    marks: dict[str, str]
    day: date
    changed: int
    drawn: int
    proof: str
    until: datetime | None = None
    one_use: tuple[OneUse, ...] = ()

    @property
    def is_of_now(self) -> bool:
        """Whether its time has not passed."""
        return self.day == timezone.localdate() and (self.until is None or timezone.now() < self.until)

    @property
    def is_fresh(self) -> bool:
        """Whether nothing that it shows has changed since."""
        return self.is_of_now and generations.stored_marks(self.marks) == self.marks


def key_of(request: HttpRequest) -> str:
    """The name under which the answer to a request is kept; empty when it is for one person, or asks for something that is not kept.

    Cookies that the portal does not set mean nothing to it, and neither do headers: a page is its address.
    """
    if request.method not in ("GET", "HEAD") or is_workplace(request) or "HTTP_AUTHORIZATION" in request.META:
        return ""
    if not OWN_COOKIES.isdisjoint(request.COOKIES):
        return ""
    query = request.META.get("QUERY_STRING", "")
    if len(query) > LONGEST_QUERY:
        return ""
    try:
        host = request.get_host()
    except DisallowedHost:
        return ""
    parts = "\n".join((request.scheme or "", host, request.path, query))
    # A cache inside the process does not outlive its code.
    code = "" if generations.is_in_process() else release()
    return f"answer:{code}:{hashlib.blake2b(parts.encode(errors='surrogateescape'), digest_size=20).hexdigest()}"


def forget(key: str, response: HttpResponseBase) -> None:
    """Keep nothing under a name any more, because its answer now is not for everybody.

    A page stays so; who asks for it need not wait for others. Of what is not there nothing is remembered: there is no end to it.
    """
    if response.status_code == HTTPStatus.OK:
        caches[ALIAS].set(key, NEVER, NEVER_FOR)
    else:
        caches[ALIAS].delete(key)


def kept(key: str) -> Kept | str | None:
    """What is kept under a name, fresh or not; ``NEVER`` where the answer is for one person, as it was a minute ago."""
    found: Kept | str | None = caches[ALIAS].get(key)
    return found


def keep(key: str, request: HttpRequest, response: HttpResponse, reads: Reads, *, day: date, old: Kept | None) -> Kept:
    """Keep an answer.

    Args:
        key: its name.
        request: what was asked.
        response: the answer.
        reads: of what it was made.
        day: the day when it was begun.
        old: what was kept before; the same bytes stay as old as they are.

    Returns:
        What is kept now.
    """
    headers = tuple((name, value) for name, value in response.items() if name.lower() not in {"last-modified"})
    same = old is not None and old.body == response.content
    now = int(timezone.now().timestamp())
    changed = old.changed if old is not None and same else now
    remember(reads)
    proof = put_away(reads.whole_proof, LONGEST)
    entry = Kept(headers, response.content, reads.marks, day, changed, now, proof, reads.until, given_out(request))
    caches[ALIAS].set(key, entry, LONGEST)
    return entry


def proven(key: str, entry: Kept) -> Kept | None:
    """Keep an answer for longer, because what it was made of is the same, although something in the same tables has changed.

    Args:
        key: its name.
        entry: the answer.

    Returns:
        What is kept now; None when it has to be drawn.
    """
    left = entry.drawn + LONGEST - int(timezone.now().timestamp())
    proof = brought(entry.proof) if left > 0 and entry.is_of_now else None
    if proof is None:
        return None
    # Before the statements, so that a change that comes between is noticed by the next who looks.
    marks = generations.stored_marks(entry.marks)
    if not holds(proof):
        return None
    entry = replace(entry, marks=marks)
    caches[ALIAS].set(key, entry, left)
    return entry


def answered(request: HttpRequest, entry: Kept) -> HttpResponse:
    """The answer to a request from what is kept: the whole page, with keys of its own, or 304 when the browser has it."""
    response = HttpResponse(renewed(entry.body, entry.one_use))
    for name, value in entry.headers:
        response[name] = value
    if entry.one_use:
        # New keys may be shorter or longer than those in the page that is kept.
        response["Content-Length"] = str(len(response.content))
        return response
    response["Last-Modified"] = http_date(entry.changed)
    return conditional(request, response, entry.changed)


def conditional(request: HttpRequest, response: HttpResponse, changed: int | None = None) -> HttpResponse:
    """The same answer, or 304 when the browser has it.

    Args:
        request: the request.
        response: the answer.
        changed: when these bytes were first sent; seconds since 1970.
    """
    told = get_conditional_response(request, etag=response.get("ETag"), last_modified=changed, response=response)
    result: HttpResponse = told if isinstance(told, HttpResponse) else response
    return result


def is_for_everybody(request: HttpRequest, response: HttpResponse, reads: Reads) -> bool:
    """Whether an answer is the same for everybody who asks for this address, and will be until a mark changes."""
    return (
        response.status_code == HTTPStatus.OK
        and not response.streaming
        and not response.cookies
        and not reads.private
        and not getattr(request, "keep_no_copy", False)
        and response.get("Cache-Control") == (FORM if given_out(request) else PUBLIC)
        and response.get("Vary", "").lower() in {"", "cookie"}
        and response.get("Content-Type", "").startswith("text/html")
        and "CSRF_COOKIE" not in request.META
        and not getattr(request, "is_preview", False)
        and not getattr(request, "is_odd", False)
        and set(request.GET) <= _parameters(request)
    )


def _parameters(request: HttpRequest) -> set[str]:
    """The parameters that mean something at this address; what has others would be kept again and again under new names."""
    named = getattr(current_page(request), "kept_parameters", None)
    return set() if named is None else {*named, PAGE} - TYPED
