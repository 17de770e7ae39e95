"""Pages by tag."""

from collections.abc import Collection
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import DateField, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate
from wagtail.models import Page

from cms.core.models import ArchiveMixin, PortalTag, TaggedPage, TagsMixin

from .places import locale_ids, visible


@cache
def _tagged_models() -> list[Any]:
    """Page types that carry tags."""
    return [model for model in apps.get_models() if issubclass(model, TagsMixin)]


def pages_with_tags(tags: Collection[PortalTag | str], locale: str, limit: int | None = None) -> QuerySet[Page]:
    """Pages that carry any of these tags, in one query.

    Args:
        tags: tags or their slugs.
        locale: the code of the language in which the pages stand.
        limit: how many at most.

    Returns:
        Visible pages that are not archived, the newest first. Each has ``day``: the page type's own date, else the
        day on which it was first published.
    """
    slugs = [tag if isinstance(tag, str) else tag.slug for tag in tags]
    tagged = TaggedPage.objects.filter(content_object=OuterRef("pk"), tag__slug__in=slugs)
    pages = visible(Page.objects.filter(Exists(tagged), locale_id=locale_ids().get(locale)))
    days: list[Any] = []
    for model in _tagged_models():
        own = model._default_manager.filter(pk=OuterRef("pk"))
        if issubclass(model, ArchiveMixin):
            pages = pages.filter(~Exists(own.filter(archived_on__isnull=False)))
        if model.tagged_date:
            days.append(Subquery(own.values(model.tagged_date)[:1], output_field=DateField()))
    days.append(TruncDate("first_published_at"))
    found: QuerySet[Page] = pages.annotate(day=Coalesce(*days) if len(days) > 1 else days[0]).order_by("-day", "-pk")
    return found if limit is None else found[:limit]
