"""Makers of news: lists, articles, publications and the records they are sorted by."""

from datetime import date
from typing import Any

import factory
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Locale, Page

from cms.core import generations
from cms.core.pages.places import PAGES
from cms.news.models import (
    ArticlePage,
    Author,
    Category,
    NewsIndexPage,
    PublicationIndexPage,
    PublicationPage,
    Series,
)

from .pages import LivePageFactory, text_body
from .publishing import commit_hooks


class TaggedPageFactory(LivePageFactory):
    """A page with tags: ``tags`` takes their names, which are made where they do not exist."""

    class Meta:
        abstract = True

    @classmethod
    def _create_instance(cls, model_class: Any, parent: Any, kwargs: dict[str, Any]) -> Any:
        names = kwargs.pop("tags", ())
        page = super()._create_instance(model_class, parent, kwargs)
        if names:
            page.tags.set(names)
            page.save()
        return page


def _polish() -> Locale:
    return Locale.objects.get(language_code="pl")


class CategoryFactory(DjangoModelFactory[Category]):
    """A category in Polish."""

    class Meta:
        model = Category

    locale = factory.LazyFunction(_polish)
    name = factory.Sequence(lambda n: f"Dział {n + 1}")
    slug = factory.Sequence(lambda n: f"dzial-{n + 1}")
    description = "Terminy i zasady."


class SeriesFactory(DjangoModelFactory[Series]):
    """A series in Polish."""

    class Meta:
        model = Series

    locale = factory.LazyFunction(_polish)
    name = factory.Sequence(lambda n: f"Cykl {n + 1}")
    slug = factory.Sequence(lambda n: f"cykl-{n + 1}")


class AuthorFactory(DjangoModelFactory[Author]):
    """An author in Polish."""

    class Meta:
        model = Author

    locale = factory.LazyFunction(_polish)
    name = factory.Sequence(lambda n: f"Anna Nowak {n + 1}")
    slug = factory.Sequence(lambda n: f"anna-nowak-{n + 1}")
    role = "doradczyni"


class NewsIndexFactory(LivePageFactory):
    """The list of news; the parent is a front page."""

    class Meta:
        model = NewsIndexPage

    title = "Aktualności"
    slug = "aktualnosci"
    summary = "Co nowego dla krakowskich organizacji."
    show_in_menus = True


class ArticlePageFactory(TaggedPageFactory):
    """An article. ``authors``, ``audiences`` and ``tags`` take lists."""

    class Meta:
        model = ArticlePage

    title = factory.Sequence(lambda n: f"Nabór numer {n + 1}")
    slug = factory.Sequence(lambda n: f"nabor-{n + 1}")
    summary = "Wnioski można składać do końca miesiąca."
    published_on = date(2026, 11, 3)
    body = factory.LazyFunction(text_body)


class PublicationIndexFactory(LivePageFactory):
    """The list of publications; the parent is a front page."""

    class Meta:
        model = PublicationIndexPage

    title = "Publikacje"
    slug = "publikacje"
    summary = "Raporty, badania i poradniki."
    show_in_menus = True


class PublicationPageFactory(TaggedPageFactory):
    """A publication."""

    class Meta:
        model = PublicationPage

    title = factory.Sequence(lambda n: f"Raport numer {n + 1}")
    slug = factory.Sequence(lambda n: f"raport-{n + 1}")
    summary = "Jak działają krakowskie organizacje."
    year = 2014
    author_names = "Anna Nowak, Jan Kowalski"
    body = factory.LazyFunction(text_body)


def many_articles(index: NewsIndexPage, number: int) -> None:
    """That many published articles in three statements, without revisions: for tests that count at 10 and at 1 000."""
    index.refresh_from_db()
    now, first = timezone.now(), index.numchild + 1
    type_id = ContentType.objects.get_for_model(ArticlePage).pk
    pages = [
        Page(
            title=f"Wiadomość {at}",
            draft_title=f"Wiadomość {at}",
            slug=f"wiadomosc-{at}",
            locale_id=index.locale_id,
            content_type_id=type_id,
            path=Page._get_path(index.path, index.depth + 1, at),
            depth=index.depth + 1,
            url_path=f"{index.url_path}wiadomosc-{at}/",
            live=True,
            first_published_at=now,
            last_published_at=now,
        )
        for at in range(first, first + number)
    ]
    with commit_hooks():
        made = Page.objects.bulk_create(pages)
        rows = [
            ArticlePage(
                page_ptr_id=page.pk,
                summary="Jedno zdanie.",
                published_on=date(2012 + at % 14, 1 + at % 12, 1 + at % 28),
                kind="story" if at % 5 == 0 else "news",
                audiences=[one for one, each in (("ngo", 2), ("resident", 3), ("official", 7)) if at % each == 0],
                archived_on=date(2026, 1, 1) if at % 10 == 0 else None,
            )
            for at, page in enumerate(made, start=first)
        ]
        # The rows of the child table alone; a model with a parent table has no bulk_create of its own.
        ArticlePage.objects.all()._insert(rows, fields=ArticlePage._meta.local_concrete_fields, using="default")
        Page.objects.filter(pk=index.pk).update(numchild=index.numchild + number)
        generations.bump(PAGES)
