"""The check of links, and what it asks of other sites."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.contrib.redirects.models import Redirect

from cms.core.editing.broken import broken_links
from cms.core.editing.domain.links import check_links
from cms.core.editing.links.external import Prober, Verdict
from cms.core.editing.links.internal import leads_somewhere
from cms.core.editing.links.walk import Link, in_html, link_of
from cms.core.models import BrokenLink, LinkKind, PortalDocument
from home.models import TextPage
from tests.core.editing.uploads import PDF, upload
from tests.factories import SiteTree, TextPageFactory, block, unpublish


class Answers(BaseHTTPRequestHandler):
    """A site that answers with the number in its address."""

    def do_HEAD(self) -> None:
        self.answer("HEAD")

    def do_GET(self) -> None:
        self.answer("GET")

    def answer(self, method: str) -> None:
        word = self.path.strip("/")
        self.server.asked.append((method, word))  # type: ignore[attr-defined]
        status = {"head-refused": 405 if method == "HEAD" else 200, "moved": 302, "to-ftp": 302}.get(word) or int(word or 200)
        self.send_response(status)
        if word == "moved":
            self.send_header("Location", "/404")
        if word == "to-ftp":
            self.send_header("Location", "ftp://127.0.0.1:9/x")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's name
        """Keep quiet."""


@pytest.fixture
def other_site() -> Iterator[Any]:
    """Another site, on this machine."""
    server = HTTPServer(("127.0.0.1", 0), Answers)
    server.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def page_with(tree: SiteTree, *html: str, slug: str = "linki", **kwargs: Any) -> TextPage:
    body = json.dumps([block("text", text) for text in html])
    return TextPageFactory(parent=tree.home, title=slug, slug=slug, body=body, **kwargs)


def test_links_are_read_from_rich_text_and_addresses(settings: Any) -> None:
    settings.SITE_URL = "https://portal.example.org"
    html = (
        '<p><a linktype="page" id="5">a</a><a linktype="document" id="6">b</a><embed embedtype="image" id="7"/>'
        '<a href="https://portal.example.org/pl/x/">c</a><a href="https://inny.example/">d</a><a href="#e">e</a>'
        '<a href="mailto:a@b.pl">f</a></p>'
    )
    assert in_html(html) == [
        Link(LinkKind.PAGE, "5"),
        Link(LinkKind.DOCUMENT, "6"),
        Link(LinkKind.IMAGE, "7"),
        Link(LinkKind.ADDRESS, "/pl/x/"),
        Link(LinkKind.EXTERNAL, "https://inny.example/"),
    ]
    assert (link_of("tel:12"), link_of("//cdn.example/x")) == (None, None)


def test_addresses_of_the_portal_are_followed(site_tree: SiteTree, db: None) -> None:
    Redirect.objects.create(old_path="/pl/stary", redirect_link="/pl/kursy/")
    document = PortalDocument.objects.create(title="Statut", file=upload("statut.pdf", PDF))
    there = ["/", "/pl/", "/en/", "/pl/kursy/?strona=2#x", "/pl/stary/", document.url, "/media/x.png"]
    nowhere = ["/pl/nie-ma/", "/xx/kursy/", "/documents/999999/x.pdf", "/nie-ma"]
    assert [leads_somewhere(address) for address in there] == [True] * len(there)
    assert [leads_somewhere(address) for address in nowhere] == [False] * len(nowhere)


def test_links_within_the_portal_that_lead_nowhere_are_found(site_tree: SiteTree) -> None:
    target, deleted = (TextPageFactory(parent=site_tree.home, title=slug, slug=slug) for slug in ("cel", "usuniety"))
    page = page_with(
        site_tree,
        f'<p><a linktype="page" id="{target.pk}">a</a> <a linktype="page" id="{deleted.pk}">b</a> <a linktype="document" id="77">c</a></p>',
        f'<p><a href="/pl/nie-ma/">d</a> <a href="/pl/kursy/">e</a> <a linktype="page" id="{site_tree.course.pk}">f</a></p>',
    )
    deleted_pk = deleted.pk
    deleted.delete()
    unpublish(target)
    page_with(site_tree, '<p><a href="/pl/nie-ma/">szkic</a></p>', slug="szkic", draft=True)
    tally = check_links()
    rows = set(BrokenLink.objects.values_list("page", "kind", "target", "problem"))
    assert rows == {
        (page.pk, "page", str(target.pk), "page_hidden"),
        (page.pk, "page", str(deleted_pk), "page_gone"),
        (page.pk, "document", "77", "document_gone"),
        (page.pk, "address", "/pl/nie-ma/", "address_gone"),
    }
    assert tally.broken == 4
    assert "cel" in [row.shown for row in broken_links()]


def test_mended_link_leaves_the_list(site_tree: SiteTree) -> None:
    page = page_with(site_tree, '<p><a href="/pl/nie-ma/">d</a></p>')
    call_command("check_links")
    assert BrokenLink.objects.count() == 1
    TextPageFactory(parent=site_tree.home, title="Jest", slug="nie-ma")
    call_command("check_links")
    assert (BrokenLink.objects.count(), page.live) == (0, True)


def test_other_sites_are_left_alone_unless_asked_for(site_tree: SiteTree, other_site: Any, settings: Any) -> None:
    page_with(site_tree, f'<p><a href="http://127.0.0.1:{other_site.server_port}/404">x</a></p>')
    settings.CHECK_EXTERNAL_LINKS = False
    call_command("check_links")
    assert (other_site.asked, BrokenLink.objects.count()) == ([], 0)


def test_verdicts_on_other_sites(other_site: Any) -> None:
    prober = Prober(public_only=False, pause=0)
    base = f"http://127.0.0.1:{other_site.server_port}"
    words = ["200", "404", "410", "500", "403", "head-refused", "moved", "to-ftp"]
    found = {word: prober.probe(f"{base}/{word}") for word in words}
    assert {word: (verdict.problem, verdict.is_gone) for word, verdict in found.items()} == {
        "200": ("", False),
        "404": ("status_404", True),
        "410": ("status_410", True),
        "500": ("status_500", False),
        "403": ("", False),
        "head-refused": ("", False),
        "moved": ("status_404", True),
        "to-ftp": ("", False),
    }
    assert ("GET", "200") not in other_site.asked
    assert prober.probe("http://127.0.0.1:9/").problem == "silent"


def test_private_network_is_never_asked(other_site: Any) -> None:
    verdict = Prober(pause=0).probe(f"http://127.0.0.1:{other_site.server_port}/200")
    assert (verdict.problem, other_site.asked) == ("private", [])


def test_site_that_merely_does_not_answer_is_told_from_the_second_check_on(site_tree: SiteTree, other_site: Any) -> None:
    base = f"http://127.0.0.1:{other_site.server_port}"
    page_with(site_tree, f'<p><a href="{base}/500">a</a> <a href="{base}/404">b</a></p>')
    prober = Prober(public_only=False, pause=0)
    check_links(prober=prober)
    first = [row.shown for row in broken_links()]
    check_links(prober=prober)
    assert (first, sorted(row.shown for row in broken_links())) == ([f"{base}/404"], [f"{base}/404", f"{base}/500"])
    check_links()
    assert BrokenLink.objects.count() == 2


def test_links_to_other_sites_cost_the_same_for_two_and_for_twenty(site_tree: SiteTree, sql_count: Callable[[], Any]) -> None:
    class Gone(Prober):
        """Finds nothing anywhere."""

        def probe(self, address: str) -> Verdict:
            return Verdict("status_404", is_gone=True)

    counts = []
    for number in (2, 20):
        links = "".join(f'<a href="https://inny.example/{number}/{each}">x</a> ' for each in range(number))
        page = page_with(site_tree, f"<p>{links}</p>", slug=f"linki-{number}")
        # Found for the first time; found again; not asked.
        for prober in (Gone(), Gone(), None):
            with sql_count() as queries:
                check_links(prober=prober)
            counts.append(queries.count)
        rows = BrokenLink.objects.filter(page=page).values_list("failures", "problem", "is_gone")
        assert list(rows) == [(2, "status_404", True)] * number
        page.delete()
    assert counts[:3] == counts[3:]


def test_page_that_is_deleted_while_other_sites_are_asked_does_not_stop_the_check(site_tree: SiteTree, other_site: Any) -> None:
    base = f"http://127.0.0.1:{other_site.server_port}"
    gone = page_with(site_tree, f'<p><a href="{base}/404">a</a> <a href="/pl/nie-ma/">b</a></p>')
    stays = page_with(site_tree, f'<p><a href="{base}/404">a</a></p>', slug="zostaje")

    class Slow(Prober):
        """Takes so long that an editor deletes a page meanwhile."""

        def probe(self, address: str) -> Verdict:
            TextPage.objects.filter(pk=gone.pk).delete()
            return super().probe(address)

    check_links(prober=Slow(public_only=False, pause=0))
    connection.check_constraints()
    assert list(BrokenLink.objects.values_list("page_id", flat=True)) == [stays.pk]
