"""Queries about terms that have a name."""

from typing import Self

from django.conf import settings
from django.db import models

from cms.law.staleness import DueQuerySetMixin


class TermQuerySet(DueQuerySetMixin, models.QuerySet):  # type: ignore[type-arg]
    """Terms of the glossary."""

    def read_in(self, language: str) -> Self:
        """The terms that readers of a language may meet: theirs, and the Polish ones behind them. Languages come along."""
        codes = {settings.LANGUAGE_CODE, language}
        return self.filter(locale__language_code__in=codes).select_related("locale").order_by("slug", "pk")
