"""Addresses without a language: front door, probes, robots, sitemap."""

import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from cms.core.health import registry
from cms.core.pages import sitemap
from cms.core.views.robots import personal_addresses
from home.models import HomePage, TextPage

Fronts = dict[str, HomePage]
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"

LANGUAGES = [
    ("", "pl"),
    ("pl", "pl"),
    ("en-GB,en;q=0.9", "en"),
    ("nb-NO", "nb"),
    ("no", "nb"),
    ("nn-NO,nn;q=0.9,en;q=0.5", "nb"),
    ("de,fr;q=0.8", "pl"),
    ("de,en;q=0.3,nb;q=0.7", "nb"),
    ("*", "pl"),
    (";;;q=,\x01", "pl"),
    ("a" * 5000, "pl"),
]


@pytest.mark.parametrize(("header", "code"), LANGUAGES)
def test_front_door_leads_to_the_browsers_language(header: str, code: str, db: None) -> None:
    response = Client().get("/", headers={"accept-language": header, "cookie": "django_language=en"})
    assert (response.status_code, response["Location"], "Accept-Language" in response["Vary"]) == (302, f"/{code}/", True)
    assert not response.cookies


def test_liveness_probe_touches_nothing(sql_count: Any, db: None) -> None:
    with sql_count() as queries:
        response = Client().get("/healthz", headers={"host": "10.0.0.7"})
    assert (response.status_code, response.content, queries.count) == (200, b"ok", 0)


def test_readiness_probe_names_every_part(db: None) -> None:
    response = Client().get("/readyz", headers={"host": "10.0.0.7"})
    assert (response.status_code, response.json()) == (
        200,
        {"status": "ready", "parts": {"database": "ok", "cache": "ok", "search": "ok"}},
    )


def test_readiness_probe_names_the_part_that_fails_and_keeps_the_reason(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("secret-host:5432")

    monkeypatch.setitem(registry._probes, "search", fail)
    response = Client().get("/readyz")
    assert (response.status_code, response.json()["parts"]) == (503, {"database": "ok", "cache": "ok", "search": "failing"})
    assert b"secret" not in response.content


def test_cache_that_forgets_is_not_ready(db: None, settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert Client().get("/readyz").json()["parts"]["cache"] == "failing"


@pytest.mark.parametrize("address", ["/", "/healthz", "/readyz", "/robots.txt", "/sitemap.xml"])
def test_addresses_without_language_take_no_forms(address: str, db: None) -> None:
    response = Client().post(address)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_robots_closes_admin_and_accounts_in_every_language(db: None) -> None:
    lines = Client().get("/robots.txt").content.decode().splitlines()
    closed = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow")]
    assert lines[0] == "User-agent: *"
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
    assert closed == ["/admin/", *personal_addresses()]
    assert {address.split("/")[1] for address in closed} == {"admin", "pl", "en", "nb"}


def read(client: Client, address: str = "/sitemap.xml") -> dict[str, dict[str, str]]:
    """Address → alternates by language, of a sitemap."""
    tree = ET.fromstring(client.get(address).content)
    return {
        str(url.findtext(f"{MAP}loc")): {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall(LINK)}
        for url in tree.findall(f"{MAP}url")
    }


def add(parent: Page, slug: str, **values: Any) -> TextPage:
    page = TextPage(title=slug, slug=slug, locale=parent.locale, **values)
    parent.add_child(instance=page)
    return page


def test_sitemap_lists_live_public_pages_with_their_translations(fronts: Fronts) -> None:
    here = add(fronts["pl"], "o-nas")
    add(fronts["nb"], "om-oss", translation_key=here.translation_key)
    add(fronts["en"], "about", translation_key=here.translation_key, live=False)
    only = add(fronts["en"], "news")
    closed = add(fronts["pl"], "tajne")
    closed.view_restrictions.create(restriction_type="login")
    add(closed, "pod-tajnym")
    base = "http://testserver"
    homes = {"pl": f"{base}/pl/", "en": f"{base}/en/", "nb": f"{base}/nb/", "x-default": f"{base}/pl/"}
    both = {"pl": f"{base}/pl/o-nas/", "nb": f"{base}/nb/om-oss/", "x-default": f"{base}/pl/o-nas/"}
    assert only.live
    assert read(Client()) == {
        f"{base}/pl/": homes,
        f"{base}/en/": homes,
        f"{base}/nb/": homes,
        f"{base}/pl/o-nas/": both,
        f"{base}/nb/om-oss/": both,
        f"{base}/en/news/": {"en": f"{base}/en/news/"},
    }


def test_sitemap_of_many_pages_costs_as_many_queries_as_of_one(fronts: Fronts, sql_count: Any) -> None:
    counts = []
    for batch in (1, 12):
        for number in range(batch):
            page = add(fronts["pl"], f"strona-{batch}-{number}")
            add(fronts["en"], f"page-{batch}-{number}", translation_key=page.translation_key)
        Client().get("/sitemap.xml")
        with sql_count() as queries:
            found = read(Client())
        counts.append((len(found), queries.count))
    assert counts[0][1] == counts[1][1] <= 6, counts
    assert [pages for pages, _queries in counts] == [5, 29]


def test_long_sitemap_is_an_index_of_parts(fronts: Fronts, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        add(fronts["pl"], f"strona-{number}")
    whole = read(Client())
    monkeypatch.setattr(sitemap, "PAGE_SIZE", 3)
    index = ET.fromstring(Client().get("/sitemap.xml").content)
    parts = [str(node.text) for node in index.iter(f"{MAP}loc")]
    assert parts == [f"http://testserver/sitemap-{number}.xml" for number in (1, 2, 3)]
    read_parts = [read(Client(), part.removeprefix("http://testserver")) for part in parts]
    assert [len(part) for part in read_parts] == [3, 3, 1]
    assert {**read_parts[0], **read_parts[1], **read_parts[2]} == whole
    assert [Client().get(f"/sitemap-{number}.xml").status_code for number in (0, 4)] == [404, 404]


def test_sitemap_of_a_portal_without_pages_is_empty(db: None) -> None:
    Page.objects.filter(depth=2).delete()
    assert read(Client()) == {}
