"""Articles and publications as lists show them: plain values, so that they can be kept in a cache."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from cms.core.pages.places import address_of

from .enums import ArticleKind, PublicationKind, TextLanguage
from .models import Category
from .models.terms import terms

ARTICLE_COLUMNS = ("locale_id", "url_path", "title", "summary", "published_on", "kind", "category_id", "organisation_name", "archived_on")
PUBLICATION_COLUMNS = ("locale_id", "url_path", "title", "summary", "year", "kind", "language", "author_names", "archived_on")


@dataclass(frozen=True)
class ArticleRow:
    """An article in a list. ``lang`` is its language where that is not the reader's; empty otherwise."""

    title: str
    url: str
    lang: str
    date: date
    summary: str
    category: str
    category_lang: str
    is_story: bool
    organisation: str
    is_archived: bool


@dataclass(frozen=True)
class PublicationRow:
    """A publication in a list."""

    title: str
    url: str
    lang: str
    year: int
    summary: str
    kind: str
    language: str
    language_name: str
    authors: str
    is_archived: bool


def article_rows(pages: QuerySet[Any], code: str) -> list[ArticleRow]:
    """Articles as rows, in the order of the queryset and in one query.

    Args:
        pages: articles.
        code: the language of the reader.
    """
    return list(_article_rows(pages.values_list(*ARTICLE_COLUMNS), code))


def _article_rows(values: Iterable[Any], code: str) -> Iterable[ArticleRow]:
    categories = terms(Category, code)
    for locale_id, url_path, title, summary, day, kind, category_id, organisation, archived_on in values:
        own, url = address_of(locale_id, url_path)
        category = categories.of(category_id)
        yield ArticleRow(
            title=title,
            url=url,
            lang="" if own == code else own,
            date=day,
            summary=summary,
            category=str(category.name) if category else "",
            category_lang=categories.lang(category, code) if category else "",
            is_story=kind == ArticleKind.STORY,
            organisation=organisation,
            is_archived=archived_on is not None,
        )


def publication_rows(pages: QuerySet[Any], code: str) -> list[PublicationRow]:
    """Publications as rows, in the order of the queryset and in one query."""
    rows = []
    with translation.override(code):
        for locale_id, url_path, title, summary, year, kind, language, authors, archived_on in pages.values_list(*PUBLICATION_COLUMNS):
            own, url = address_of(locale_id, url_path)
            rows.append(
                PublicationRow(
                    title=title,
                    url=url,
                    lang="" if own == code else own,
                    year=year,
                    summary=summary,
                    kind=str(PublicationKind(kind).label),
                    language=language,
                    language_name=str(TextLanguage(language).label),
                    authors=authors,
                    is_archived=archived_on is not None,
                )
            )
    return rows
