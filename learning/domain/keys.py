"""By what other data know a page: its translation key, the same in every language."""

from uuid import UUID

from wagtail.models import Locale, Page


def page_key(page: Page) -> UUID:
    """The key under which progress on a page is kept.

    An alias made in the admin gets a translation key of its own, so the page that it mirrors is found first.
    """
    original = page
    while original.alias_of_id:
        original = original.alias_of
    return UUID(str(original.translation_key))


def is_canonical(page: Page) -> bool:
    """Whether grading and course structures are made from this page: it is in the default language and no alias."""
    return page.alias_of_id is None and page.locale_id == Locale.get_default().pk
