"""The languages that the portal is translated into."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import Locale


def target_codes() -> list[str]:
    """Their codes, in the portal's order."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def target_locales() -> QuerySet[Locale, Any]:
    """Their rows."""
    found: QuerySet[Locale, Any] = Locale.objects.filter(language_code__in=target_codes()).order_by("pk")
    return found
