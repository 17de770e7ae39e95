"""The list of news, to which tags and projects lead."""

from cms.news.models import NewsIndexPage
from cms.translation.listing import Link, link_to


def news_index() -> Link | None:
    """The list of news, if there is one."""
    index = NewsIndexPage.objects.filter(alias_of=None).order_by("path").first()
    return link_to(index.translation_key) if index else None
