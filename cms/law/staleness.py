"""Which records and pages must be compared with the law again."""

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db import models


class DueQuerySetMixin:
    """For querysets of models with ``LegalStateMixin``."""

    def due(self, on: date) -> Self:
        """Keep what should have been checked by a day, the longest overdue first.

        Args:
            on: The day; what is due on it counts.

        Returns:
            The queryset, without what has no date of a next check.
        """
        return self.filter(next_check_on__lte=on).order_by("next_check_on", "pk")  # type: ignore[attr-defined]


def due(queryset: Any, *, on: date) -> Any:
    """The same as :meth:`DueQuerySetMixin.due` for querysets that are not ours, such as those of pages."""
    return DueQuerySetMixin.due(queryset, on)


def due_everywhere(*, on: date) -> dict[type[models.Model], list[models.Model]]:
    """Everything that says as of when it states the law and is due, by model.

    Args:
        on: The day.

    Returns:
        Models that have something due, each with it; drafts and translations included, because they are mended too.
    """
    from .models import LegalStateMixin

    found: dict[type[models.Model], list[models.Model]] = {}
    for model in apps.get_models():
        if issubclass(model, LegalStateMixin):
            records = list(due(model._default_manager.all(), on=on))
            if records:
                found[model] = records
    return found
