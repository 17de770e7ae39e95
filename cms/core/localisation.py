"""What a page is translated from, and a switch for loads that take care of translations themselves."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.models import Page
from wagtail_localize.models import TranslationSource

_paused: ContextVar[bool] = ContextVar("translation_sync_paused", default=False)


def is_paused() -> bool:
    """Whether translations are not to follow their sources just now."""
    return _paused.get()


@contextmanager
def paused() -> Iterator[None]:
    """Keep translations from following what is published inside the block, in this thread only.

    A load publishes hundreds of pages and then translates each once, in order; following every publish as well would do
    the work twice and publish children before their parents.
    """
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def source_of(page: Page) -> TranslationSource | None:
    """The translation source that was made from this very page, if there is one."""
    return TranslationSource.objects.filter(object_id=page.translation_key, locale=page.locale_id).first()
