"""Nobody can make the portal keep an answer that harms others: odd hosts, headers, methods, cookies and queries."""

from itertools import product
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import RequestFactory

from cms.core.answers.entries import OWN_COOKIES, key_of
from tests.core.answers.conftest import Ask
from tests.factories import SiteTree, TextPageFactory

pytestmark = pytest.mark.django_db(transaction=True)
EVIL = "evil.example"
HEADERS = {
    "x-forwarded-host": EVIL,
    "x-forwarded-server": EVIL,
    "x-forwarded-proto": "https",
    "x-forwarded-port": "444",
    "x-forwarded-for": "203.0.113.1",
    "x-forwarded-prefix": f"//{EVIL}",
    "x-original-url": "/admin/",
    "x-rewrite-url": "/admin/",
    "x-http-method-override": "POST",
    "x-host": EVIL,
    "forwarded": f"host={EVIL};proto=https",
    "origin": f"https://{EVIL}",
    "referer": f"https://{EVIL}/",
    "accept": "application/json",
    "accept-language": "nb",
    "accept-encoding": "identity;q=0",
    "accept-charset": EVIL,
    "user-agent": f"<script>{EVIL}</script>",
    "x-requested-with": "XMLHttpRequest",
    "range": "bytes=0-3",
    "if-none-match": f'"{EVIL}"',
    "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT",
    "if-match": f'"{EVIL}"',
    "content-type": "text/plain",
    "cookie": f"theme={EVIL}; unknown=1",
    "pragma": "no-cache",
    "cache-control": "only-if-cached",
    "save-data": "on",
    "upgrade-insecure-requests": "1",
    "x-real-ip": EVIL,
    "transfer-encoding": "chunked",
    "te": "trailers",
    "max-forwards": "0",
    "via": EVIL,
}
QUERIES = (
    "utm_source=evil.example",
    "page=2",
    "callback=evil",
    "lang=nb",
    "next=//evil.example",
    "%00",
    "_method=POST",
    "a" * 4000,
    ";x=1",
    "?",
)
HOSTS = (EVIL, "localhost/evil", "testserver.evil.example", "testserver@evil.example", "testserver:80:80", "[::1")
METHODS = ("post", "put", "patch", "delete", "options", "trace")


@pytest.fixture
def url(site_tree: SiteTree) -> str:
    return str(TextPageFactory(parent=site_tree.home).url)


@pytest.fixture
def clean(url: str, ask: Ask, settings: Any) -> tuple[bytes, dict[str, str]]:
    """The answer as it is without anything kept."""
    settings.KEEP_ANSWERS = False
    response = ask(url)[0]
    settings.KEEP_ANSWERS = True
    return response.content, {name: value for name, value in response.items() if name != "Last-Modified"}


def same(response: Any) -> tuple[bytes, dict[str, str]]:
    """What of an answer must be the same for everybody."""
    return response.content, {name: value for name, value in response.items() if name != "Last-Modified"}


def poisoned(url: str, clean: Any, ask: Ask, tries: dict[str, dict[str, Any]]) -> list[str]:
    """The names of the tries after which the next person gets something else than before."""
    found = []
    for name, options in tries.items():
        address = url + options.pop("query", "")
        caches["answers"].clear()
        ask(address, **options)
        after_nothing = same(ask(url)[0])
        ask(address, **options)
        if (after_nothing, same(ask(url)[0])) != (clean, clean):
            found.append(name)
    return found


def test_header_of_the_first_is_not_in_the_answer_of_the_second(url: str, clean: Any, ask: Ask) -> None:
    assert poisoned(url, clean, ask, {name: {"headers": {name: value}} for name, value in HEADERS.items()}) == []


def test_query_of_the_first_is_not_in_the_answer_of_the_second(url: str, clean: Any, ask: Ask) -> None:
    assert poisoned(url, clean, ask, {query: {"query": f"?{query}"} for query in QUERIES}) == []


def test_other_method_neither_gets_nor_leaves_a_kept_answer(url: str, clean: Any, ask: Ask) -> None:
    assert poisoned(url, clean, ask, {method: {"method": method} for method in METHODS}) == []
    assert [method for method in METHODS if ask(url, method=method)[0].content == clean[0]] == []


def test_cookie_of_the_first_is_not_in_the_answer_of_the_second(url: str, clean: Any, ask: Ask) -> None:
    cookies = (*OWN_COOKIES, settings.LANGUAGE_COOKIE_NAME, "theme", "a" * 200)
    assert poisoned(url, clean, ask, {name: {"cookies": {name: EVIL}} for name in cookies}) == []


def test_foreign_host_is_refused_also_when_the_page_is_kept(url: str, clean: Any, ask: Ask) -> None:
    for host in HOSTS:
        ask(url)
        refused = ask(url, headers={"host": host})[0]
        assert (host, refused.status_code, EVIL.encode() in refused.content) == (host, 400, False)
        assert same(ask(url)[0]) == clean


def test_address_and_query_host_and_scheme_never_fall_together(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    make = RequestFactory()
    paths, queries, hosts = ("/pl/", "/pl/a", "/pl/%0a", "/pl/a%3Fb"), ("", "b", "page=1", "\nx"), ("a", "b", "a:81")
    keys = {
        key_of(make.get(path, QUERY_STRING=query, headers={"host": host}, secure=secure))
        for path, query, host, secure in product(paths, queries, hosts, (False, True))
    }
    assert len(keys) == 4 * 4 * 3 * 2
    assert "" not in keys


def test_error_redirect_and_missing_page_are_not_kept(url: str, ask: Ask) -> None:
    for path, status in ((url.rstrip("/"), 301), ("/pl/nie-ma/", 404), ("/", 302)):
        answers = [ask(path) for _time in range(2)]
        assert [(answer[0].status_code, answer[0].has_header("Last-Modified")) for answer in answers] == [(status, False)] * 2
