"""Synthetic pages for benchmarks: the same from the same seed. Sentences are the starter content's, in no order that means anything."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.models import Locale, Page, PageLogEntry, Revision

from cms.core import generations
from cms.core.bulk import copy_rows
from cms.core.pages.places import PAGES
from cms.news.enums import ArticleKind, Audience
from cms.news.models import ArticlePage, Category, NewsIndexPage
from home.models import HomePage, TextPage

SLUG = "strony-na-probe"
TITLE = "Strony na próbę"
#: Children of a section, as editors can still look through them.
CHILDREN = 100
#: Pages of the last years.
DAYS = 5 * 365
STORIES = 0.1
_BATCH = 2_000
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZĄĆĘŁŃÓŚŹŻ])")
_ROOM = re.compile(r"\s+")
AnyPage = TypeVar("AnyPage", bound=Page)


def sentences(folder: Path) -> list[str]:
    """Plain Polish sentences of content files, in the order of files.

    Args:
        folder: with Markdown files of the starter content's format.

    Raises:
        LookupError: when there are not enough to write pages of.
    """
    found = []
    for file in sorted(folder.rglob("*.md")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line[:1].isupper() and not set(line) & set("[]{}*_<>|`\\"):
                found += [part for part in _SENTENCE.split(line) if 30 <= len(part) <= 220 and part.endswith(".")]
    unique = list(dict.fromkeys(found))
    if len(unique) < 200:
        raise LookupError(f"There are only {len(unique)} sentences in {folder}.")
    return unique


class Writer:
    """Makes titles and texts of sentences; what it makes depends on the seed alone."""

    def __init__(self, said: Sequence[str], seed: object) -> None:
        self.said = said
        self.chance = random.Random(str(seed))  # noqa: S311 - synthetic data

    def title(self) -> str:
        """A few words that a sentence begins with."""
        words = self.chance.choice(self.said).rstrip(".").split()
        return _ROOM.sub(" ", " ".join(words[: self.chance.randint(4, 9)])).strip(" ,;:–-")[:120]

    def text(self, least: int, most: int) -> str:
        """So many sentences."""
        return " ".join(self.chance.choices(self.said, k=self.chance.randint(least, most)))

    def body(self) -> list[dict[str, Any]]:
        """Blocks as an editor saves them: paragraphs, some with a heading above."""
        blocks = []
        for number in range(self.chance.randint(1, 3)):
            if number:
                heading = {"text": self.title(), "level": "2", "anchor": ""}
                blocks.append(self._block("heading", heading))
            blocks.append(self._block("text", f"<p>{self.text(3, 6)}</p><p>{self.text(2, 5)}</p>"))
        return blocks

    def _block(self, kind: str, value: Any) -> dict[str, Any]:
        return {"type": kind, "value": value, "id": str(self.key())}

    def key(self) -> UUID:
        """A random key."""
        return UUID(int=self.chance.getrandbits(128), version=4)

    def moment(self, now: datetime) -> datetime:
        """Some time in the last years."""
        return now - timedelta(days=self.chance.randrange(1, DAYS), seconds=self.chance.randrange(86_400))


@dataclass(frozen=True)
class _Place:
    """Where a page goes in the tree: what stands there is told by these four alone."""

    path: str
    slug: str
    url_path: str
    children: int = 0


class _Mould:
    """A page type's rows – page, its type's part, revision, publish log – made from a sample and what differs from it."""

    def __init__(self, sample: Page) -> None:
        self.type = type(sample)
        self.content_type = ContentType.objects.get_for_model(self.type)
        self.base_type = ContentType.objects.get_for_model(Page)
        self.values = {field.name: field.value_from_object(sample) for field in sample._meta.concrete_fields}
        self.data = sample.serializable_data()

    def write(self, pages: Sequence[dict[str, Any]]) -> None:
        """Insert pages. Each is what it has of its own, ``id`` and ``latest_revision`` included."""
        self._copy(Page, pages)
        self._copy(self.type, [{**page, "page_ptr": page["id"]} for page in pages])
        copy_rows(
            Revision,
            ("id", "content_type", "base_content_type", "object_id", "created_at", "object_str", "content"),
            (
                (page["latest_revision"], self.content_type.pk, self.base_type.pk, str(page["id"]), page["last_published_at"],
                 page["title"], self._content(page))
                for page in pages
            ),
        )  # fmt: skip
        copy_rows(
            PageLogEntry,
            ("content_type", "label", "action", "data", "timestamp", "revision", "content_changed", "deleted", "page"),
            (
                (self.content_type.pk, page["title"], "wagtail.publish", {}, page["last_published_at"], page["latest_revision"],
                 True, False, page["id"])
                for page in pages
            ),
        )  # fmt: skip

    def _copy(self, model: type[models.Model], pages: Sequence[dict[str, Any]]) -> None:
        names = [field.name for field in model._meta.local_concrete_fields]
        copy_rows(model, names, ([page.get(name, self.values[name]) for name in names] for page in pages))

    def _content(self, page: dict[str, Any]) -> Any:
        own = {name: value for name, value in page.items() if name in self.data}
        own |= {"pk": page["id"], "body": json.dumps(page["body"])}
        return json.loads(json.dumps({**self.data, **own}, cls=DjangoJSONEncoder))


def add_articles(*, index: NewsIndexPage, count: int, writer: Writer) -> int:
    """Add published articles to the list of news.

    Args:
        index: the list.
        count: how many.
        writer: of their texts.

    Returns:
        How many there are now below the list.
    """
    categories = list(Category.objects.filter(locale_id=index.locale_id).order_by("pk").values_list("pk", flat=True))
    now = timezone.now()

    def own(moment: datetime) -> dict[str, Any]:
        is_story = writer.chance.random() < STORIES
        return {
            "published_on": timezone.localdate(moment),
            "kind": (ArticleKind.STORY if is_story else ArticleKind.NEWS).value,
            "organisation_name": writer.title() if is_story else "",
            "category": writer.chance.choice(categories) if categories else None,
            **{f"for_{audience.value}": writer.chance.random() < 0.4 for audience in Audience},
        }

    def places() -> Iterator[_Place]:
        number, start = index.numchild, _last_step(index)
        for step in range(start + 1, start + count + 1):
            number += 1
            slug = f"wiadomosc-na-probe-{number}"
            yield _Place(_path(index.path, step), slug, f"{index.url_path}{slug}/")

    with transaction.atomic():
        _write(ArticlePage(locale=index.locale), places(), writer, now, own)
        return _count_children(index, count)


def add_section(*, parent: Page, pages: int, writer: Writer, slug: str = SLUG) -> TextPage:
    """Add a section of published pages of text, each with up to ``CHILDREN`` below it: one, a hundred, ten thousand on its levels.

    Args:
        parent: what the section stands in, such as a front page.
        pages: how many, the section's own page included.
        writer: of their texts.
        slug: of the section; the second of that name gets a number.

    Returns:
        The section.
    """
    taken = set(Page.objects.child_of(parent).filter(slug__startswith=slug).values_list("slug", flat=True))
    free = next(name for name in (slug, *(f"{slug}-{number}" for number in range(2, 10_000))) if name not in taken)
    top = _path(parent.path, _last_step(parent) + 1)

    def places() -> Iterator[_Place]:
        stood: list[tuple[str, str]] = []
        for number in range(pages):
            above, step = divmod(number - 1, CHILDREN)
            name = free if not number else f"strona-{step + 1}"
            path, url = (top, parent.url_path) if not number else (_path(stood[above][0], step + 1), stood[above][1])
            stood.append((path, f"{url}{name}/"))
            yield _Place(path, name, f"{url}{name}/", min(CHILDREN, max(0, pages - 1 - number * CHILDREN)))

    with transaction.atomic():
        _write(TextPage(locale=parent.locale), places(), writer, timezone.now(), lambda _moment: {}, first_title=TITLE)
        _count_children(parent, 1)
    return TextPage.objects.get(path=top)


def add_pages(*, home: HomePage, index: NewsIndexPage, pages: int, said: Sequence[str], seed: int = 1) -> int:
    """Add published pages in Polish: half of them news, half of them sections of text.

    Wagtail's tables for looking things up (references, search) are not filled: their own commands do that at once and faster.
    Translations are not made either: only wagtail-localize can take a page apart, one at a time.

    Args:
        home: the front page.
        index: the list of news.
        pages: how many.
        said: sentences to write with.
        seed: the same seed on the same portal gives the same pages.

    Returns:
        How many pages were written.
    """
    writer = Writer(said, f"{seed}:{_next_id(Page)}")  # what is added later is something else
    articles = pages // 2
    with transaction.atomic():
        if articles:
            add_articles(index=index, count=articles, writer=writer)
        if pages - articles:
            add_section(parent=home, pages=pages - articles, writer=writer)
        generations.bump(PAGES)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # the planner has not seen these rows
    return pages


def polish_places() -> tuple[HomePage, NewsIndexPage]:
    """The Polish front page and the list of news.

    Raises:
        LookupError: when the portal has none yet (``load_content`` makes them).
    """
    locale = Locale.get_default()
    home = HomePage.objects.filter(locale=locale).order_by("path").first()
    index = NewsIndexPage.objects.filter(locale=locale).order_by("path").first()
    if home is None or index is None:
        raise LookupError("There is no front page or no list of news yet.")
    return home, index


def _write(sample: Page, places: Iterator[_Place], writer: Writer, now: datetime, own: Any, first_title: str = "") -> None:
    mould = _Mould(sample)
    page_id, revision_id = _next_id(Page), _next_id(Revision)
    while batch := list(islice(places, _BATCH)):
        rows = []
        for place in batch:
            moment = writer.moment(now)
            title = first_title or writer.title()
            first_title = ""
            rows.append(
                {
                    "id": page_id, "path": place.path, "depth": len(place.path) // Page.steplen, "numchild": place.children,
                    "slug": place.slug, "url_path": place.url_path, "title": title, "draft_title": title,
                    "summary": writer.text(1, 1), "body": writer.body(), "translation_key": writer.key(),
                    "content_type": mould.content_type.pk, "live": True, "has_unpublished_changes": False,
                    "first_published_at": moment, "last_published_at": moment, "latest_revision_created_at": moment,
                    "latest_revision": revision_id, "live_revision": revision_id, **own(moment),
                }
            )  # fmt: skip
            page_id, revision_id = page_id + 1, revision_id + 1
        mould.write(rows)


def _next_id(model: type[models.Model]) -> int:
    return int(model._default_manager.aggregate(last=Max("pk"))["last"] or 0) + 1


def _path(above: str, step: int) -> str:
    return str(Page._get_path(above, len(above) // Page.steplen + 1, step))  # noqa: SLF001 - treebeard's own


def _last_step(parent: Page) -> int:
    last = Page.objects.child_of(parent).aggregate(last=Max("path"))["last"]
    return int(Page._str2int(last[-Page.steplen :])) if last else 0  # noqa: SLF001 - treebeard's own


def _count_children(parent: Page, more: int) -> int:
    Page.objects.filter(pk=parent.pk).update(numchild=models.F("numchild") + more)
    parent.refresh_from_db(fields=["numchild"])
    return int(parent.numchild)
