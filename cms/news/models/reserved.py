"""Addresses below the lists that belong to their feeds."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: What stands at ``<list>/feed/``: a contract with feed readers, so no page may take it.
RESERVED = frozenset({"feed"})


def refuse_reserved_slug(page: Any) -> None:
    """Refuse a slug at which the list's feed stands.

    Raises:
        ValidationError: when the slug is taken.
    """
    if page.slug in RESERVED:
        raise ValidationError({"slug": _("At this address stands the feed of the list. Choose a different one, such as the title.")})
