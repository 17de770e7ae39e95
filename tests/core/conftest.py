"""Fixtures of the core's tests."""

import pytest
from wagtail.models import Locale, Page, Site

from home.models import HomePage


@pytest.fixture
def fronts(db: None) -> dict[str, HomePage]:
    """Front pages in three languages and nothing else: made at once, where `site_tree` publishes page by page."""
    root = Page.get_first_root_node()
    Page.objects.filter(depth=2).delete()
    root.refresh_from_db()
    pages: dict[str, HomePage] = {}
    for code in ("pl", "en", "nb"):
        locale, _made = Locale.objects.get_or_create(language_code=code)
        page = HomePage(title=f"Home {code}", slug=code, locale=locale)
        if pages:
            page.translation_key = pages["pl"].translation_key
        pages[code] = root.add_child(instance=page)
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", port=80, site_name="MOWIS", root_page=pages["pl"], is_default_site=True)
    return pages
