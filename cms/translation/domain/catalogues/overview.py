"""What a file would hold, before it is made."""

from dataclasses import dataclass

from wagtail.models import Locale, Page

from cms.translation.domain.counts import word_count

from .pages import pages_in
from .texts import texts_of


@dataclass(frozen=True)
class Overview:
    """Numbers of pages, texts and words."""

    pages: int
    untaken: int
    independent: int
    texts: int
    words: int
    done: int

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to export."""
        return self.pages == 0


def overview_of(*, page: Page, locale: Locale, whole: bool) -> Overview:
    """Count what an export would hold. Nothing is written.

    Args:
        page: a page in the source language.
        locale: the language of the translation.
        whole: the pages below it too.
    """
    found = pages_in(page=page, locale=locale, whole=whole)
    rows = [row for row in found if not row.is_independent]
    sources = [row.source for row in rows if row.source is not None]
    texts = [text for several in texts_of(sources=sources, locale=locale).values() for text in several]
    return Overview(
        pages=len(rows),
        untaken=len(rows) - len(sources),
        independent=len(found) - len(rows),
        texts=len(texts),
        words=sum(word_count(text.source) for text in texts),
        done=sum(text.is_done for text in texts),
    )
