"""The newest articles, for the front page and for whoever lists a few of them."""

from django.conf import settings
from django.db.models import Q

from cms.core import generations
from cms.core.pages.places import PAGES, homes, locale_ids, visible
from cms.translation.domain.policy import untranslated

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
    own = locale_ids().get(code)
    if own is None or not any(one in homes() for one in (code, settings.LANGUAGE_CODE)):
        return []
    rows = visible(ArticlePage.objects.filter(Q(locale_id=own) | untranslated(code), archived_on=None)).order_by(*NEWS.order)
    return [row for row in article_rows(rows[:limit], code) if row.url]
