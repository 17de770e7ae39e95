"""What dates and keys of the guide may be."""

import re
from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: Associations and foundations of today's kind exist since 1989; an earlier date is a slip of the pen.
EARLIEST_DATE = date(1989, 1, 1)
#: What is planned further ahead is one too.
LATEST_DATE = date(2099, 12, 31)
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def validate_date_key(value: str) -> None:
    """Let a key of a date be small letters, digits and hyphens.

    Raises:
        ValidationError: when it is not.
    """
    if not _KEY.fullmatch(value):
        raise ValidationError(_("Use small letters a–z, digits and hyphens only, such as wpis-krs."), code="date_key")


def known_keys(keys: Collection[str]) -> str:
    """The keys as a message lists them."""
    return ", ".join(sorted(keys)) or "–"
