"""Where the privacy page and the terms are, in the language of the reader."""

from django.conf import settings

from cms.core.pages.by_slug import address_by_slug


def privacy_url() -> str:
    """Return the address of the privacy page, in Polish where it is not translated; empty while there is no such page.

    The page is known by the slug of its Polish original (``PRIVACY_SLUG``), because editors may name it as they like in
    other languages.
    """
    return address_by_slug(settings.PRIVACY_SLUG)


def terms_url() -> str:
    """Return the address of the terms of the portal (regulamin), known in the same way by ``TERMS_SLUG``; empty while there are none."""
    return address_by_slug(settings.TERMS_SLUG)
