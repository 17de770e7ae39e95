"""Caches in front may give a page out without asking; what they hold and what has changed is purged there, and nothing else."""

from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO
from threading import Thread
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from cms.core.fronts.domain.giving import HEADER
from cms.core.fronts.domain.purging import purge_changed
from cms.core.models import FrontCopy
from tests.factories import SiteTree, TextPageFactory
from tests.factories.pages import text_body
from tests.harness.queries import count_queries

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def purged(settings: Any) -> Iterator[list[str]]:
    """A cache in front that takes PURGE, as Varnish does; what it was told to forget."""
    told: list[str] = []

    class Front(BaseHTTPRequestHandler):
        def do_PURGE(self) -> None:
            told.append(f"{self.headers['Host']}{self.path}")
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Front)
    Thread(target=server.serve_forever, daemon=True).start()
    settings.KEEP_ANSWERS = True
    settings.FRONT_CACHE_SECONDS = 600
    location = f"http://127.0.0.1:{server.server_port}"
    settings.WAGTAILFRONTENDCACHE = {"front": {"BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend", "LOCATION": location}}
    yield told
    server.shutdown()
    server.server_close()


@pytest.fixture
def pages(site_tree: SiteTree) -> list[Any]:
    nowhere = {"show_in_menus": False, "show_in_footer": False}
    return [TextPageFactory(parent=site_tree.home, title=f"Strona {number}", slug=f"strona-{number}", **nowhere) for number in range(3)]


def change(page: Any, text: str) -> None:
    """Publish another text."""
    page.body = text_body(f"<p>{text}</p>")
    page.save_revision().publish()


def ask(path: str) -> Any:
    """What a cache in front is answered."""
    return Client().get(path)


def test_they_are_told_for_how_long_and_browsers_are_not(pages: list[Any], purged: list[str]) -> None:
    for _time in range(2):
        answer = ask(pages[0].url)
        assert (answer[HEADER], answer["Cache-Control"]) == ("max-age=300", "no-cache")
    unchanged = Client().get(pages[0].url, headers={"if-none-match": answer["ETag"]})
    assert (unchanged.status_code, unchanged[HEADER]) == (304, "max-age=300")
    row = FrontCopy.objects.get()
    assert (row.address, row.etag) == (f"http://testserver{pages[0].url}", answer["ETag"])


def test_a_page_that_is_given_out_all_the_time_is_written_down_once(pages: list[Any], purged: list[str]) -> None:
    ask(pages[0].url)
    with count_queries() as queries:
        for _time in range(3):
            ask(pages[0].url)
    assert queries.count == 0


def test_only_what_has_changed_is_purged_and_only_once(pages: list[Any], purged: list[str]) -> None:
    for page in pages:
        ask(page.url)
    change(pages[0], "Nowy tekst.")
    pages[1].unpublish()
    out = StringIO()
    call_command("purge_fronts", stdout=out)
    assert sorted(purged) == [f"testserver{page.url}" for page in pages[:2]]
    assert out.getvalue() == "2 pages were purged from the caches in front.\n"
    assert purge_changed(now=timezone.now()) == 0
    assert [row.address for row in FrontCopy.objects.all()] == [f"http://testserver{pages[2].url}"]


def test_the_old_page_is_purged_although_another_cache_was_given_the_new_one(pages: list[Any], purged: list[str]) -> None:
    ask(pages[0].url)
    change(pages[0], "Nowy tekst.")
    now = ask(pages[0].url)["ETag"]
    assert purge_changed(now=timezone.now()) == 1
    assert purged == [f"testserver{pages[0].url}"]
    assert [row.etag for row in FrontCopy.objects.all()] == [now]


def test_a_page_that_becomes_again_what_it_was_is_written_down_again(pages: list[Any], purged: list[str]) -> None:
    etags = []
    for text in ("Raz.", "Dwa.", "Raz.", "Trzy."):
        change(pages[0], text)
        purge_changed(now=timezone.now())
        etags.append(ask(pages[0].url)["ETag"])
        assert FrontCopy.objects.filter(etag=etags[-1]).exists()
    assert len(purged) == 3


def test_looking_makes_no_copy_younger_and_what_is_over_is_forgotten(pages: list[Any], purged: list[str]) -> None:
    ask(pages[0].url)
    given = FrontCopy.objects.get().given_at
    caches["answers"].clear()
    purge_changed(now=timezone.now())
    assert FrontCopy.objects.get().given_at == given
    purge_changed(now=timezone.now() + timedelta(seconds=601))
    assert (FrontCopy.objects.count(), purged) == (0, [])


def test_forms_and_what_belongs_to_one_person_are_given_to_no_cache(site_tree: SiteTree, purged: list[str]) -> None:
    known = Client()
    known.cookies["mowis_participant"] = "x"
    answers = [ask(site_tree.quiz_step.url), known.get(site_tree.index.url), ask("/pl/nie-ma/"), ask(f"{site_tree.index.url}?x=1")]
    assert [HEADER in answer for answer in answers] == [False] * 4
    assert FrontCopy.objects.count() == 0


def test_where_nothing_can_be_purged_they_ask_each_time(pages: list[Any], settings: Any, purged: list[str]) -> None:
    settings.FRONT_CACHE_SECONDS = 0
    assert HEADER not in ask(pages[0].url)
    assert FrontCopy.objects.count() == 0
    assert purge_changed(now=timezone.now()) == 0


def test_what_cannot_be_written_down_is_asked_about(pages: list[Any], purged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **values: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr(FrontCopy.objects, "update_or_create", fail)
    answer = ask(pages[0].url)
    assert (answer.status_code, HEADER in answer) == (200, False)
    monkeypatch.undo()
    assert HEADER in ask(pages[0].url)


def test_nobody_can_look_like_the_portal_itself(pages: list[Any], purged: list[str]) -> None:
    assert HEADER in Client().get(pages[0].url, headers={"mowis.sweep": "1", "mowis-sweep": "1"})
