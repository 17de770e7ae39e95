"""``page_list``: the newest pages with some tags."""

from typing import Annotated, Any
from uuid import UUID, uuid5

from pydantic import Field

from cms.core.blocks.page_list import MOST_PAGES
from cms.core.models import PortalTag

from ..notation import Line, Names, Record, Slug
from ..portal import Portal
from ..records import record_named
from .registry import BlockCodec, item

#: Items of a list have ids; that of a tag is made of its slug, so that files need not carry one.
NAMESPACE = UUID("3f0f2c9e-7a52-4a35-9a2b-1b1a3d5c7e90")


class PageListRecord(Record):
    """Tags, by their slugs in ``records/tags.yaml``, and how many pages to show."""

    title: Line = ""
    tags: Annotated[list[Slug], Names("tags"), Field(min_length=1, max_length=10)]
    limit: Annotated[int, Field(ge=1, le=MOST_PAGES)]


class PageListCodec(BlockCodec[PageListRecord]):
    """Title, tags, number."""

    name = "page_list"
    record = PageListRecord

    def to_raw(self, data: PageListRecord, portal: Portal) -> dict[str, Any]:
        """Each tag by its key in this database."""
        tags = [item(uuid5(NAMESPACE, slug), record_named("tags", slug).pk) for slug in data.tags]
        return {"title": data.title, "tags": tags, "limit": data.limit}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Each tag by its slug; one that was deleted since is left out."""
        keys = [one["value"] for one in raw["tags"]]
        slugs = dict(PortalTag.objects.filter(pk__in=keys).values_list("pk", "slug"))
        return {"title": raw["title"], "tags": [slugs[key] for key in keys if key in slugs], "limit": raw["limit"]}
