"""Queries about law that have a name."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery

from .staleness import DueQuerySetMixin


def title_attribute(language: str) -> str:
    """The name under which a citation carries its act's title in a language."""
    return "act_title_" + language.replace("-", "_").lower()


class LegalActQuerySet(DueQuerySetMixin, models.QuerySet):  # type: ignore[type-arg]
    """Legal acts."""


class CitationQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Citations."""

    def with_acts(self) -> Self:
        """Add the act and its titles in every language of the portal, all in this one query."""
        acts = self.model._meta.get_field("act").related_model._default_manager.order_by()
        titles = {
            title_attribute(code): Subquery(
                acts.filter(translation_key=OuterRef("act__translation_key"), locale__language_code=code).values("title")[:1]
            )
            for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
        }
        return self.select_related("act__locale").annotate(**titles)
