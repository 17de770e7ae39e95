"""What stands around the text of an article or publication: authors, category, tags, files, what else to read."""

import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from cms.core import generations
from cms.core.language.sorting import sort_key
from cms.core.pages.places import PAGES, visible
from cms.news.models import ArticlePage, Author, Category, Series
from cms.news.models.terms import terms
from cms.news.rows import ArticleRow, article_rows

from .facets import NEWS

MOST_RELATED = 3


@dataclass(frozen=True)
class Named:
    """A record as readers of a language see it; ``lang`` is filled where its name is in another one."""

    name: str
    slug: str
    lang: str = ""
    role: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Tag:
    """A tag of a page."""

    title: str
    slug: str
    lang: str


@dataclass(frozen=True)
class File:
    """A file of a publication. ``title_lang`` is the language of its name; ``language`` that of the file."""

    title: str
    url: str
    kind: str
    size: int | None
    language: str
    media_type: str


def category_of(page: Any, code: str) -> Named | None:
    """The category in a language; no query when warm."""
    return _named(Category, page.category_id, code)


def series_of(page: Any, code: str) -> Named | None:
    """The series in a language; no query when warm."""
    return _named(Series, page.series_id, code)


def authors_of(page: Any, code: str) -> list[Named]:
    """The authors in their order, in a language; read once for a page object."""
    ids = _once(page, "authors", lambda: [row.author_id for row in page.article_authors.all()])
    found = (_named(Author, pk, code) for pk in ids)
    return [author for author in found if author is not None]


def tags_of(page: Any, code: str) -> list[Tag]:
    """The tags by title, in a language; read once for a page object."""
    found = _once(page, "tags", lambda: list(page.tags.all()))
    tags = [Tag(tag.title(code), tag.slug, tag.lang(code)) for tag in found]
    return sorted(tags, key=lambda tag: sort_key(tag.title, code))


def files_of(page: Any) -> list[File]:
    """The files of a publication whose documents still exist."""
    files = []
    for child in page.files:
        document = child.value["document"]
        if document is None:
            continue
        media_type = mimetypes.guess_type(document.filename)[0] or "application/octet-stream"
        kind = document.file_extension.upper() or _("file")
        language = child.value["language"] or document.language
        files.append(File(child.value["title"], document.url, kind, document.file_size, language, media_type))
    return files


def related_articles(page: Any, code: str) -> list[ArticleRow]:
    """What else to read: of the same series first, then what shares most tags; three at most, from the cache."""
    tags = sorted(tag.slug for tag in tags_of(page, code))
    if not page.series_id and not tags:
        return []
    key = f"related:{page.translation_key}:{page.locale_id}:{page.series_id}:{','.join(tags)}"
    return generations.cached(PAGES, key, lambda: _related(page, tags, code))


def _related(page: Any, tags: list[str], code: str) -> list[ArticleRow]:
    others = visible(ArticlePage.objects.filter(locale_id=page.locale_id, archived_on=None))
    others = others.exclude(translation_key=page.translation_key).order_by(*NEWS.order)
    rows = article_rows(others.filter(series_id=page.series_id)[:MOST_RELATED], code) if page.series_id else []
    if tags and len(rows) < MOST_RELATED:
        taken = {row.url for row in rows}
        sharing = others.filter(tagged_items__tag__slug__in=tags).annotate(shared=Count("tagged_items__tag"))
        tagged = article_rows(sharing.order_by("-shared", *NEWS.order)[: 2 * MOST_RELATED], code)
        rows += [row for row in tagged if row.url not in taken]
    return rows[:MOST_RELATED]


def _once(page: Any, name: str, build: Callable[[], list[Any]]) -> list[Any]:
    """Read a relation once for a page object: its template and its structured data both ask."""
    kept: dict[str, list[Any]] = vars(page).setdefault("facts_read", {})
    if name not in kept:
        kept[name] = build()
    return kept[name]


def _named(model: Any, pk: int | None, code: str) -> Named | None:
    known = terms(model, code)
    term = known.of(pk)
    if term is None:
        return None
    more = {name: str(getattr(term, name)) for name in ("role", "url", "note") if hasattr(term, name)}
    return Named(str(term.name), term.slug, known.lang(term, code), **more)
