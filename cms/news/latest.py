"""The newest articles, for the front page and for whoever lists a few of them."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from cms.core import generations
from cms.core.pages.places import PAGES, homes, locale_ids, visible

from .domain.facets import NEWS
from .models import ArticlePage
from .rows import ArticleRow, article_rows


def latest_articles(locale_code: str, limit: int = 5) -> list[ArticleRow]:
    """The newest articles that are not archival, from the cache.

    Where an article is not translated, the Polish one stands in its place and its ``lang`` says so: a front page in
    Norwegian would otherwise have no news.

    Args:
        locale_code: the language of the page that shows them.
        limit: how many at most.

    Returns:
        Rows with ``title``, ``url``, ``date``, ``summary``, ``category`` and ``lang``, the newest first.
    """
    return generations.cached(PAGES, f"latest-articles:{locale_code}:{limit}", lambda: _load(locale_code, limit))


def _load(code: str, limit: int) -> list[ArticleRow]:
    own, source = locale_ids().get(code), locale_ids().get(settings.LANGUAGE_CODE)
    if own is None or not any(one in homes() for one in (code, settings.LANGUAGE_CODE)):
        return []
    translated = Page.objects.filter(translation_key=OuterRef("translation_key"), locale_id=own, live=True, alias_of=None)
    stands_in = Q(locale_id=source) & ~Exists(translated) if source != own else Q(pk__in=[])
    rows = visible(ArticlePage.objects.filter(Q(locale_id=own) | stands_in, archived_on=None)).order_by(*NEWS.order)
    return [row for row in article_rows(rows[:limit], code) if row.url]
