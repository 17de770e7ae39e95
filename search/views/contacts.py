"""Whom somebody may ask who found nothing."""

from django.utils.translation import get_language
from wagtail.models import Page

from cms.core import generations
from cms.core.pages.places import PAGES
from cms.translation.listing import Link, link_to

#: The page type of the portal's contacts; the search knows no room by import.
APP, MODEL = "mowis_home", "contactspage"


def contacts_link() -> Link | None:
    """The portal's page of contacts, in the reader's language where it is there; None while there is none. No query when warm."""
    return generations.cached(PAGES, f"search-contacts:{get_language()}", _find)


def _find() -> Link | None:
    pages = Page.objects.filter(content_type__app_label=APP, content_type__model=MODEL, live=True, alias_of=None).order_by("path")
    page = pages.first()
    return link_to(page.translation_key) if page else None
