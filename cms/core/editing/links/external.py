"""Asking other sites whether a page is there: seldom, briefly, and never a machine inside our own network."""

import http.client
import ipaddress
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings

from .words import STATUS

#: Some servers refuse HEAD although the page is there; they are asked once more with GET.
ASK_AGAIN = frozenset({400, 403, 405, 406, 429, 500, 501, 503})
#: Answers by which a site keeps programs out, and says nothing of whether the page is there.
NOT_FOR_PROGRAMS = frozenset({401, 403, 429, 999})
GONE = frozenset({404, 410})
TIMEOUT_SECONDS = 10.0
PAUSE_SECONDS = 1.0


@dataclass(frozen=True)
class Verdict:
    """What a site said, as a key of ``words.WORDS``; empty when there is nothing against the link."""

    problem: str = ""
    is_gone: bool = False


class _PrivateHostError(OSError):
    """The address is one of our own network."""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to a public machine: another site must not send us around our own network."""

    def __init__(self, check: Callable[[str], None]) -> None:
        self.check = check

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """Look at where it leads first; a redirect to ftp and the like is an answer, and is not followed."""
        if urlsplit(newurl).scheme not in ("http", "https"):
            return None
        self.check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@dataclass
class Prober:
    """Asks sites one at a time, the same one not more often than once per pause.

    Args:
        public_only: refuse addresses of private networks.
        pause: seconds between two questions to the same site.
    """

    public_only: bool = True
    pause: float = PAUSE_SECONDS
    timeout: float = TIMEOUT_SECONDS
    _asked: dict[str, float] = field(default_factory=dict)

    def probe(self, address: str) -> Verdict:
        """Ask whether an address answers.

        Args:
            address: beginning with http or https.

        Returns:
            An empty verdict when it does, or when the site keeps programs out.
        """
        try:
            status = self._ask(address, "HEAD")
            if status in ASK_AGAIN:
                status = self._ask(address, "GET")
        except _PrivateHostError:
            return Verdict("private", is_gone=True)
        except TimeoutError:
            return Verdict("timeout")
        except ssl.SSLError:
            return Verdict("certificate")
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, ssl.SSLError):
                return Verdict("certificate")
            return Verdict("timeout" if isinstance(reason, TimeoutError) else "silent")
        if status < HTTPStatus.BAD_REQUEST or status in NOT_FOR_PROGRAMS:
            return Verdict()
        return Verdict(f"{STATUS}{status}", is_gone=status in GONE)

    def _ask(self, address: str, method: str) -> int:
        self._check_host(address)
        self._wait(urlsplit(address).netloc)
        agent = f"Mozilla/5.0 (compatible; link check of {settings.SITE_URL})"
        request = urllib.request.Request(address, method=method, headers={"User-Agent": agent, "Accept": "*/*"})  # noqa: S310 - http(s) only, by link_of
        opener = urllib.request.build_opener(_Redirects(self._check_host))
        try:
            with opener.open(request, timeout=self.timeout) as response:
                return int(response.status)
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code

    def _wait(self, host: str) -> None:
        since = time.monotonic() - self._asked.get(host, float("-inf"))
        if since < self.pause:
            time.sleep(self.pause - since)
        self._asked[host] = time.monotonic()

    def _check_host(self, address: str) -> None:
        if not self.public_only:
            return
        host = urlsplit(address).hostname or ""
        for *_rest, place in socket.getaddrinfo(host, None):
            if not ipaddress.ip_address(place[0]).is_global:
                raise _PrivateHostError(host)
