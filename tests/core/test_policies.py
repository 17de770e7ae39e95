"""Headers: what a browser may load, who may keep a copy, and that reading sets no cookie."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation
from wagtail.models import Page

from home.models import HomePage
from tests.factories import SiteTree

Fronts = dict[str, HomePage]
#: A value for every kind of parameter; an address that leads to nothing must not set a cookie either.
VALUES = {"int": "1", "str": "abc", "slug": "abc", "uuid": "00000000-0000-4000-8000-000000000000", "path": "a/b", "word": "abc"}


def addresses(patterns: Any = None, prefix: str = "/") -> Iterator[str]:
    """Every address of the portal outside of the admin, with made-up parameters."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = str(pattern.pattern)
        for kind, value in VALUES.items():
            while f"<{kind}:" in route:
                start = route.index(f"<{kind}:")
                route = route[:start] + value + route[route.index(">", start) + 1 :]
        if "(" in route or "<" in route:
            continue  # a regular expression: Wagtail's pages, which are visited one by one, and static files
        if isinstance(pattern, URLResolver):
            if route != "admin/":
                yield from addresses(pattern.url_patterns, prefix + route)
        elif isinstance(pattern, URLPattern):
            yield prefix + route.removesuffix("$")


def everything() -> list[str]:
    """Every address in every language, and every live page."""
    found: set[str] = set()
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found.update(addresses())
    found.update(page.url for page in Page.objects.live().filter(depth__gt=1))
    return sorted(found)


def test_reading_sets_no_cookie_anywhere(site_tree: SiteTree) -> None:
    found = everything()
    assert {"/pl/", "/healthz", "/sitemap.xml", site_tree.quiz_step.url} <= set(found)
    assert len([address for address in found if address.startswith("/nb/")]) > 10
    client = Client(raise_request_exception=True)
    setting = {address: names for address in found if (names := list(client.get(address).cookies))}
    assert setting == {}
    assert list(client.cookies) == []


def test_site_runs_no_inline_code_and_the_admin_may(fronts: Fronts, admin_client: Any, client: Any) -> None:
    site = client.get("/pl/")["Content-Security-Policy"]
    admin = admin_client.get("/admin/")["Content-Security-Policy"]
    assert ("default-src 'self'" in site, "unsafe" in site) == (True, False)
    assert ("script-src 'self' 'unsafe-inline'" in admin, "default-src 'self'" in admin) == (True, True)


@pytest.mark.parametrize("address", ["/administracja/", "/pl/admin/", "/pl/nie-ma/", "/robots.txt"])
def test_relaxed_policy_is_for_the_admin_only(address: str, fronts: Fronts, client: Any) -> None:
    assert "unsafe" not in client.get(address)["Content-Security-Policy"]


def test_anonymous_page_may_be_kept_and_is_asked_for_again(fronts: Fronts, client: Any) -> None:
    first = client.get("/en/")
    again = client.get("/en/", headers={"if-none-match": first["ETag"]})
    assert (first["Cache-Control"], "Cookie" in first["Vary"], again.status_code) == ("no-cache", True, 304)


@pytest.mark.parametrize(
    ("cookie", "policy"),
    [("sessionid", "private, no-store"), ("mowis_participant", "private, no-cache"), ("other", "no-cache")],
)
def test_page_of_a_known_person_is_private(cookie: str, policy: str, fronts: Fronts, client: Any) -> None:
    client.cookies[cookie] = "abcdefghijkl"
    assert client.get("/en/")["Cache-Control"] == policy


def test_page_with_an_answer_form_is_never_kept(site_tree: SiteTree, client: Any) -> None:
    assert "no-store" in client.get(site_tree.quiz_step.url)["Cache-Control"]
