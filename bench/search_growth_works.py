"""What a child does to measure how the search grows: an index of so many synthetic documents, and what readers and editors do with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import translation

from bench import search_dump, search_synthetic
from bench.front import front_page, statements, tidy_up
from bench.measure import clock
from cms.core.findable.registry import register_source
from search.addresses import search_address
from search.domain import engines
from search.domain.building import build
from search.domain.catching_up import bring_or_note
from search.domain.vocabulary import documents_with

SOURCE, LANGUAGE = "page", "pl"
#: A reader's browser: what programs ask for is not counted, and counting is a part of what a search costs.
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@dataclass
class _Portal:
    source: search_dump.Told
    questions: list[str]
    beginnings: list[str]
    written: int = 0


_portals: list[_Portal] = []


def set_up() -> str:
    """Make a portal that has nothing but a front page."""
    front_page()
    return "ready"


def grow(path: str, documents: int) -> float:
    """Build the index of so many documents.

    Args:
        path: of the dump that words are taken from.
        documents: how many.

    Returns:
        Documents a second.
    """
    said = search_dump.read(Path(path)).findables.values()
    words = search_synthetic.vocabulary(one for rows in said for one in rows)
    source = search_dump.Told(SOURCE, search_synthetic.documents(words, documents))
    register_source(source)
    _portals.append(_Portal(source, search_synthetic.questions(words), search_synthetic.beginnings(words)))
    begun = perf_counter()
    built = build()
    seconds = perf_counter() - begun
    if built.waiting:
        raise RuntimeError(f"{built.waiting} documents could not be brought into the index.")
    tidy_up()
    return documents / seconds


def _client() -> Client:
    return Client(headers={"user-agent": BROWSER, "sec-fetch-site": "same-origin"})


def _get(client: Client, urls: list[str]) -> None:
    for url in urls:
        response = client.get(url)
        assert response.status_code == 200, (url, response.status_code)
        assert f"/{search_dump.AT}/" in response.content.decode(), f"{url} shows nothing"
    # Else the database has answered in place of the cluster that is measured.
    assert not engines.breaker.is_open, "Elasticsearch did not answer in time"


def _searches() -> list[str]:
    return [search_address(LANGUAGE, text) for text in _portals[-1].questions]


def _suggestions() -> list[str]:
    with translation.override(LANGUAGE):
        address = reverse("search_suggest")
    return [f"{address}?q={text}" for text in _portals[-1].beginnings]


def search() -> float:
    """Seconds that the pages of all questions take."""
    client, urls = _client(), _searches()
    return clock(lambda: _get(client, urls))


def suggestion() -> float:
    """Seconds that the suggestions for all beginnings take."""
    client, urls = _client(), _suggestions()
    return clock(lambda: _get(client, urls))


def each() -> dict[str, float]:
    """Seconds of each page on its own, by question."""
    client = _client()
    texts = (*_portals[-1].questions, *_portals[-1].beginnings)
    return {text: clock(lambda url=url: _get(client, [url]), 3) for text, url in zip(texts, (*_searches(), *_suggestions()), strict=True)}  # type: ignore[misc]


def update(repeat: int) -> float:
    """Seconds that it takes to bring one page up to date."""
    return clock(_change_one, repeat)


def _change_one() -> None:
    portal = _portals[-1]
    portal.written += 1
    key = f"synthetic-{portal.written % 50}"
    (was,) = portal.source.rows[key]
    # The first word goes to the end, so that each writing is a change and no document grows.
    first, _space, rest = was.text.replace("\n", " ").partition(" ")
    portal.source.rows[key] = [replace(was, text=f"{rest} {first}")]
    if not bring_or_note(source=SOURCE, keys=[key]):
        raise RuntimeError("The page could not be brought up to date.")


def counted() -> dict[str, int]:
    """The most statements of a search and of a suggestion when warm, and those of one page that is brought up to date."""
    client = _client()
    searches, suggestions = _searches(), _suggestions()
    _get(client, [*searches, *suggestions])
    return {
        "search": max(statements(lambda url=url: _get(client, [url])) for url in searches),  # type: ignore[misc]
        "suggestion": max(statements(lambda url=url: _get(client, [url])) for url in suggestions),  # type: ignore[misc]
        "update": statements(_change_one),
    }


def rarities() -> dict[str, int]:
    """In how many documents each word of the questions is."""
    from search.analysis.questions import asked

    words = [word for text in _portals[-1].questions for word in asked(text, LANGUAGE)]
    return {word.shown: max(documents_with(word.own, LANGUAGE).values(), default=0) for word in words}


WORKS: dict[str, Callable[..., Any]] = {
    "set_up_search": set_up,
    "grow_search": grow,
    "search_page": search,
    "suggestion": suggestion,
    "update_search": update,
    "each_search": each,
    "search_statements": counted,
    "search_rarities": rarities,
}
