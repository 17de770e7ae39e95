"""Publishing, renaming and moving, and what readers and editors look at, on a portal with few pages and on one with many."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial

from bench.child import Child
from bench.databases import second_database
from bench.measure import Ratio, ratio, take_turns
from bench.report import Line
from bench.search_places import outside
from cms.core.pages.sitemap import PAGE_SIZE

FEW = {"small": 200, "full": 1_000}
MANY = {"small": 2_000, "full": 50_000}
#: Pages below the sections that are renamed. Plain Wagtail breaks on SQLite where there are about 1 000.
BELOW = {"small": (100, 1_200), "full": (100, 5_000)}
PUBLISH, SHOW, SECOND = 1.5, 1.2, 1.0
PUBLISHED = 10
NOTED = 200
READERS = {
    "home": "the front page",
    "article": "an article",
    "section": "a section of a hundred pages",
    "news": "the list of news",
    "news_page": "the third page of the list of news",
    "feed": "the feed of news",
}
EDITORS = {
    "explorer": "a section of a hundred pages in the admin",
    "explorer_news": "the list of news in the admin",
    "edit": "the form of an article",
    "dashboard": "the admin's front page",
    "report_stale": "the report of pages to look at again",
    "report_links": "the report of broken links",
    "report_history": "the report of what was done",
    "report_types": "the report of page types",
    "report_aging": "the report of pages by age",
}


@contextmanager
def portals(empty: str, name: str, scale: str) -> Iterator[tuple[Child, Child]]:
    """Two portals, equal but for the number of pages."""
    with ExitStack() as stack:
        children = []
        for part, pages in (("few", FEW[scale]), ("many", MANY[scale])):
            own = f"bench_growth_{name.lower()}_{part}"
            url = stack.enter_context(second_database(empty, name=own))
            child = Child({**outside(), "DATABASE_URL": url, "VAR_DIR": f"{os.environ['VAR_DIR']}/{own}"})
            stack.callback(child.close)
            child.ask("grow_pages", pages=pages)
            children.append(child)
        yield children[0], children[1]


def lines(scale: str) -> Iterator[Line]:
    """Run the works by turns on each database that is on this machine.

    Args:
        scale: ``small`` or ``full``.
    """
    url = os.environ["DATABASE_URL"]
    with ExitStack() as stack:
        empty = {"SQLite": f"sqlite:///{os.environ['VAR_DIR']}/growth-empty.sqlite3"}
        if url.startswith("postgres"):
            empty["PostgreSQL"] = stack.enter_context(second_database(url, name="bench_growth_empty"))
        else:
            yield Line("growth on PostgreSQL", "not run; on Debian or Ubuntu: apt-get install postgresql")
        for name, one in empty.items():
            child = Child({**outside(), "DATABASE_URL": one})
            child.ask("set_up_growth")
            child.close()  # a database is copied while nobody uses it
            with portals(one, name, scale) as (small, large):
                yield from _publish(name, small, large, scale)
                yield from _moving(name, large, scale)
                yield from _shown(name, small, large, scale)


def _sizes(scale: str) -> str:
    return f"{MANY[scale]} to {FEW[scale]} pages"


def _publish(name: str, small: Child, large: Child, scale: str) -> Iterator[Line]:
    few, many = small.ask("publish_statements"), large.ask("publish_statements")
    grown = _ratio(small, large, "publish_page", repeat=PUBLISHED)
    held = few == many and grown.median <= PUBLISH
    yield Line(f"publishing an article on {name}, {_sizes(scale)}", f"× {grown}", f"≤ {PUBLISH}, equal", held, f"{few} and {many}")


def _moving(name: str, large: Child, scale: str) -> Iterator[Line]:
    few, many = BELOW[scale]
    sections = {below: large.ask("add_renamed", pages=below) for below in (few, many)}
    large.ask("moving_statements", section=sections[few])  # what is asked once and then remembered
    counts = {below: large.ask("moving_statements", section=section) for below, section in sections.items()}
    # SQLite takes so many keys of pages that wait for the search at once.
    for work, words, more in (("rename", "renaming", 0), ("move", "moving", -(-many // NOTED) if name == "SQLite" else 0)):
        timed = take_turns({"work": partial(large.ask, work, section=sections[many])})
        seconds = timed["work"].median
        queries = f"{counts[few][work]} and {counts[many][work]}"
        of = f"{words} a section on {name}, {few} and {many} pages below it"
        grown = counts[many][work] - counts[few][work]
        yield Line(f"{of}: more statements, old addresses lead on", str(grown), f"≤ {more}, all", grown <= more, queries)
        yield Line(f"{of}: seconds of the larger", f"{seconds:.2f} s", f"≤ {SECOND:.0f} s", seconds <= SECOND, is_gate=False)


def _shown(name: str, small: Child, large: Child, scale: str) -> Iterator[Line]:
    # A file of the sitemap is full where there are as many pages as it holds.
    readers = READERS | ({"sitemap": "a file of the sitemap"} if FEW[scale] >= PAGE_SIZE else {})
    for words, is_cold, works in (("", False, readers | EDITORS), (", with an empty cache", True, readers)):
        few, many = (child.ask("shown_statements", names=list(works), is_cold=is_cold) for child in (small, large))
        for work, of in works.items():
            grown = _ratio(small, large, "shown", name=work, repeat=1 if work in EDITORS else 5, is_cold=is_cold)
            held = few[work] == many[work] and grown.median <= SHOW
            queries = f"{few[work]} and {many[work]}"
            yield Line(f"{of}{words} on {name}, {_sizes(scale)}", f"× {grown}", f"≤ {SHOW}, equal", held, queries)


def _ratio(small: Child, large: Child, work: str, **arguments: int | str | bool) -> Ratio:
    timed = take_turns({"few": partial(small.ask, work, **arguments), "many": partial(large.ask, work, **arguments)})
    return ratio(timed["many"], timed["few"])
