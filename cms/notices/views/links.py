"""Where the form of notices is, in the language of the reader."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import get_language

from cms.core import generations
from cms.core.pages.places import PAGES
from cms.core.pages.translations import live_addresses
from cms.notices.models import NoticeFormPage

#: The parameter that says what is reported: ``?item=story:UUID``.
ITEM = "item"


def notice_form_url() -> str:
    """The address of the form, in Polish where it is not translated; empty while there is none."""
    addresses: dict[str, str] = generations.cached(PAGES, "notice-form", _addresses)
    return addresses.get(get_language() or settings.LANGUAGE_CODE) or addresses.get(settings.LANGUAGE_CODE, "")


def report_url(kind: str, key: Any) -> str:
    """The address of the form with an item filled in; empty while there is no form."""
    url = notice_form_url()
    return f"{url}?{urlencode({ITEM: f'{kind}:{key}'})}" if url else ""


def _addresses() -> dict[str, str]:
    page = NoticeFormPage.objects.filter(live=True, locale__language_code=settings.LANGUAGE_CODE, alias_of=None).order_by("path").first()
    return dict(live_addresses(page)) if page is not None else {}
