"""The publication record (metryczka) of pages: who publishes, who answers, who put it in, when.

Follows ustawa o dostępie do informacji publicznej, art. 8 ust. 6.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from wagtail.models import Page, PageLogEntry

from cms.core import generations
from cms.core.models import PublishingEntity

from .places import PAGES

PUBLISH = "wagtail.publish"
SCHEDULED = "wagtail.publish.scheduled"


@dataclass(frozen=True)
class PublicationRecord:
    """What the record of a page says; empty texts and None are left out."""

    entity: str
    responsible_person: str
    published_by: str
    produced_on: date | None
    published_at: datetime | None
    updated_at: datetime | None


def publication_record(page: Any) -> PublicationRecord:
    """The record of one page, from the cache.

    Args:
        page: a page with ``PublicationRecordMixin``; that of a preview has its own record, because its fields are in the key.
    """
    fields = (page.publishing_entity_id, page.responsible_person, page.published_by_name, page.produced_on, page.last_published_at)
    return generations.cached(PAGES, f"record:{page.pk}:{fields}", lambda: records_for([page])[page.pk])


def records_for(pages: Iterable[Any]) -> dict[Any, PublicationRecord]:
    """The records of many pages in two queries.

    Args:
        pages: pages with ``PublicationRecordMixin``.

    Returns:
        Records by primary key.
    """
    pages = list(pages)
    entities = {entity.pk: entity for entity in PublishingEntity.objects.all()}
    default = next((entity.name for entity in entities.values() if entity.is_default), "")
    publishers = _publishers(pages)
    return {
        page.pk: PublicationRecord(
            entity=entities[page.publishing_entity_id].name if page.publishing_entity_id in entities else default,
            responsible_person=page.responsible_person,
            published_by=page.published_by_name or publishers.get(page.pk, ""),
            produced_on=page.produced_on,
            published_at=page.first_published_at,
            # An update within the same minute is the publishing itself.
            updated_at=page.last_published_at if _differ(page) else None,
        )
        for page in pages
    }


def _publishers(pages: list[Page]) -> dict[int, str]:
    """Names of those who published each page last, from the publish log. Who has given no name is not named: an e-mail is private."""
    log = PageLogEntry.objects.filter(page_id__in=[page.pk for page in pages if page.pk], action__in=(PUBLISH, SCHEDULED))
    names: dict[int, str] = {}
    for entry in log.select_related("user").order_by("timestamp", "pk"):
        name = entry.user.get_full_name() if entry.user_id and entry.user else ""
        if name or entry.action == PUBLISH:
            names[entry.page_id] = name
    return names


def _differ(page: Page) -> bool:
    first, last = page.first_published_at, page.last_published_at
    return bool(first and last and (last - first).total_seconds() >= 60)
