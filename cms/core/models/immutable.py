"""Rows that are written once."""

from typing import Any

from django.db import models


class ImmutableError(TypeError):
    """Somebody tried to change a row that is evidence."""


class ImmutableModel(models.Model):
    """A row that is written once; only the fields in ``mutable_fields`` may change afterwards, and only by name."""

    mutable_fields: frozenset[str] = frozenset()

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Any = None, **kwargs: Any) -> None:
        """Insert the row, or update the fields that may change.

        Raises:
            ImmutableError: when an existing row would be changed otherwise.
        """
        if not self._state.adding and not (update_fields and set(update_fields) <= self.mutable_fields):
            raise ImmutableError(f"{type(self).__name__} {self.pk} is evidence and does not change.")
        super().save(*args, update_fields=update_fields, **kwargs)
