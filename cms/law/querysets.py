"""Queries about law that have a name."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from .staleness import DueQuerySetMixin


def title_attribute(language: str) -> str:
    """The name under which a citation carries its act's title in a language."""
    return "act_title_" + language.replace("-", "_").lower()


def successor_attribute(language: str) -> str:
    """The name under which a citation carries the title of what replaced its act, in a language."""
    return "successor_title_" + language.replace("-", "_").lower()


class LegalActQuerySet(DueQuerySetMixin, models.QuerySet):  # type: ignore[type-arg]
    """Legal acts."""

    def read_in(self, language: str) -> Self:
        """The Polish records with what replaced each, their titles in a language beside them as ``own_title`` and ``successor_title``."""
        titles = self.model._default_manager.order_by().filter(locale__language_code=language)
        return (
            self.filter(locale__language_code=settings.LANGUAGE_CODE)
            .select_related("locale", "replaced_by__locale")
            .annotate(
                own_title=Subquery(titles.filter(translation_key=OuterRef("translation_key")).values("title")[:1]),
                successor_title=Subquery(titles.filter(translation_key=OuterRef("replaced_by__translation_key")).values("title")[:1]),
            )
        )


class CitationQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Citations."""

    def with_acts(self) -> Self:
        """Add the act, what replaced it, and their titles in every language of the portal, all in this one query."""
        acts = self.model._meta.get_field("act").related_model._default_manager.order_by()
        titles = {
            name(code): Subquery(acts.filter(translation_key=OuterRef(key), locale__language_code=code).values("title")[:1])
            for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
            for name, key in (
                (title_attribute, "act__translation_key"),
                (successor_attribute, "act__replaced_by__translation_key"),
            )
        }
        return self.select_related("act__locale", "act__replaced_by__locale").annotate(**titles).with_trust()

    def with_trust(self) -> Self:
        """Add ``settled_trust``: the mark of a place, else that of the paragraph, else that of the article that it belongs to."""
        above = self.model._default_manager.order_by().filter(act_id=OuterRef("act_id"), article=OuterRef("article"), point="")
        marks = [
            F("trust"),
            Subquery(above.filter(paragraph=OuterRef("paragraph")).values("trust")[:1]),
            Subquery(above.filter(paragraph="").values("trust")[:1]),
        ]
        return self.annotate(settled_trust=Coalesce(*(NullIf(mark, Value("")) for mark in marks), Value("")))
