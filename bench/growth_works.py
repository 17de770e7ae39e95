"""What a child does to measure how the portal grows: so many synthetic pages, and what editors and readers do with them."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from bench.front import front_page, statements, tidy_up
from bench.measure import clock
from cms.accounts.models import User
from cms.news.models import ArticlePage, Category, NewsIndexPage
from home.models import TextPage
from home.synthetic import SLUG, Writer, add_pages, add_section, polish_places, sentences

CATEGORIES = 8
EDITOR = "redakcja@example.org"
#: Pages that turns of publishing take one after the other.
PUBLISHED = 200
_numbers = count(1)
_clients: dict[str, Client] = {}


def set_up() -> str:
    """Make a portal with a front page, an empty list of news and its categories, and somebody who edits."""
    home = front_page()
    index = NewsIndexPage(title="Aktualności", slug="aktualnosci")
    home.add_child(instance=index)
    index.save_revision().publish()
    for number in range(CATEGORIES):
        Category.objects.create(name=f"Dział {number}", slug=f"dzial-{number}", locale=Locale.get_default())
    User.objects.create_superuser(email=EDITOR, password=EDITOR)
    return "ready"


def _said() -> list[str]:
    return sentences(Path(settings.CONTENT_DIR))


def grow(pages: int) -> float:
    """Add synthetic pages and bring them into Wagtail's index; the portal's own search has a benchmark of its own.

    Returns:
        Pages a second, without the index.
    """
    home, index = polish_places()
    begun = perf_counter()
    add_pages(home=home, index=index, pages=pages, said=_said())
    seconds = perf_counter() - begun
    call_command("update_index", verbosity=0)
    tidy_up()
    return pages / seconds


def publish(repeat: int) -> float:
    """Seconds that it takes to publish an article with another title."""
    return clock(_publish, repeat)


def _publish() -> None:
    number = next(_numbers)
    page = ArticlePage.objects.get(slug=f"wiadomosc-na-probe-{1 + number % min(PUBLISHED, ArticlePage.objects.count())}")
    page.title = f"{page.title[:60]} ({number})"
    page.save_revision().publish()


def add_renamed(pages: int) -> int:
    """Add a section with so many pages below it, which is to be renamed and moved; gives its id."""
    home, _index = polish_places()
    section = add_section(parent=home, pages=pages + 1, writer=Writer(_said(), pages), slug=f"dzial-{pages}")
    tidy_up()
    return int(section.pk)


def rename(section: int) -> float:
    """Seconds that it takes to give a section another address and to publish it."""
    return _tried(section, _rename)


def move(section: int) -> float:
    """Seconds that it takes to move a section: below another one, or back."""
    return _tried(section, _move)


def _tried(section: int, change: Callable[[int], None]) -> float:
    """The time of a change; afterwards the last page below the section must be found by its old address."""
    last = TextPage.objects.descendant_of(Page.objects.get(pk=section)).order_by("path").last()
    assert last is not None
    old = f"/pl{last.url_path.removeprefix('/pl')}"
    seconds = clock(lambda: change(section))
    last.refresh_from_db()
    answer = Client().get(old)
    if (answer.status_code, answer.get("Location")) != (301, last.url):
        raise RuntimeError(f"{old} answers {answer.status_code} and does not lead to {last.url}.")
    return seconds


def _rename(section: int) -> None:
    page = TextPage.objects.get(pk=section)
    page.slug = f"dzial-inny-{next(_numbers)}"
    page.save_revision().publish()


def _move(section: int) -> None:
    home, _index = polish_places()
    page = TextPage.objects.get(pk=section)
    other = TextPage.objects.child_of(home).exclude(pk=section).order_by("path").first()
    assert other is not None
    page.move(other if page.depth == home.depth + 1 else home, pos="last-child")


def moving_statements(section: int) -> dict[str, int]:
    """Statements of both."""
    return {"rename": statements(lambda: _rename(section)), "move": statements(lambda: _move(section))}


def _addresses() -> dict[str, str]:
    """What is asked for, by its name."""
    home, index = polish_places()
    section = TextPage.objects.child_of(home).get(slug=SLUG)
    article = ArticlePage.objects.get(slug="wiadomosc-na-probe-7")
    return {
        "home": home.url,
        "article": article.url,
        "section": section.url,
        "news": index.url,
        "news_page": f"{index.url}?page=3",
        "feed": f"{index.url}feed/",
        "sitemap": reverse("sitemap_part", args=[1]),
        "explorer": reverse("wagtailadmin_explore", args=[section.pk]),
        "explorer_news": reverse("wagtailadmin_explore", args=[index.pk]),
        "edit": reverse("wagtailadmin_pages:edit", args=[article.pk]),
        "dashboard": reverse("wagtailadmin_home"),
        "report_stale": reverse("mowis_stale_pages"),
        "report_links": reverse("mowis_broken_links"),
        "report_history": reverse("wagtailadmin_reports:site_history"),
        "report_types": reverse("wagtailadmin_reports:page_types_usage"),
        "report_aging": reverse("wagtailadmin_reports:aging_pages"),
    }


def _client(address: str) -> Client:
    is_admin = address.startswith("/admin/")
    name = EDITOR if is_admin else ""
    if name not in _clients:
        _clients[name] = Client(headers={"sec-fetch-site": "same-origin"})
        if is_admin:
            _clients[name].force_login(User.objects.get(email=EDITOR))
    return _clients[name]


def shown(name: str, repeat: int, *, is_cold: bool) -> float:
    """Seconds that a page takes; cold: as after somebody has published, with nothing in the cache."""
    address = _addresses()[name]
    client, total = _client(address), 0.0
    client.get(address)
    for _ in range(repeat):
        if is_cold:
            cache.clear()
        total += clock(lambda: client.get(address))
    return total / repeat


def shown_statements(names: list[str], *, is_cold: bool) -> dict[str, int]:
    """Statements of each of these pages, the second time that it is asked for."""
    found, addresses = {}, _addresses()
    for name in names:
        address = addresses[name]
        client = _client(address)
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        if is_cold:
            cache.clear()
        found[name] = statements(lambda: client.get(address))  # noqa: B023 - counted at once
    return found


def publish_statements() -> int:
    """Statements of publishing an article."""
    _publish()
    return statements(_publish)


WORKS: dict[str, Callable[..., Any]] = {
    "set_up_growth": set_up,
    "grow_pages": grow,
    "publish_page": publish,
    "publish_statements": publish_statements,
    "add_renamed": add_renamed,
    "rename": rename,
    "move": move,
    "moving_statements": moving_statements,
    "shown": shown,
    "shown_statements": shown_statements,
}
