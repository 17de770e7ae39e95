"""Places that cite an act, from Wagtail's reference index: it knows each chooser and the block in which it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, IntegerField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from cms.law.models import Citation

from .parts import part_of


@dataclass(frozen=True)
class Place:
    """A page in all its languages, or a question of it; an act likewise."""

    content_type_id: int
    key: UUID
    block_id: UUID | None = None

    @property
    def code(self) -> str:
        """The place as a form sends it."""
        return ":".join(str(each) for each in (self.content_type_id, self.key, self.block_id) if each is not None)


def read_place(code: str) -> Place | None:
    """A place from what a form sent; None for anything else."""
    number, _colon, rest = code.partition(":")
    key, _colon, block = rest.partition(":")
    try:
        return Place(int(number), UUID(key), UUID(block) if block else None) if number.isdecimal() and len(number) < 10 else None
    except ValueError:
        return None


def citations_in_pages() -> Any:
    """Rows of the reference index by which pages cite."""
    return ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), to_content_type=ContentType.objects.get_for_model(Citation)
    )


def places_citing(acts: Iterable[int]) -> list[Place]:
    """Pages and questions that cite acts, archival pages left out: their law is that of their day.

    Args:
        acts: keys of acts as they were made, not of translations.

    Returns:
        Each place once, in whatever languages it cites, sorted. Two statements and one for each type of page.
    """
    cited = Citation.objects.filter(act__in=list(acts)).annotate(key=Cast("pk", CharField())).order_by()
    rows = citations_in_pages().filter(to_object_id__in=cited.values("key"))
    found = list(rows.values_list("content_type_id", "object_id", "content_path"))
    pages = rows.annotate(page=Cast("object_id", IntegerField())).values("page")
    keys = dict(Page.objects.filter(pk__in=pages, alias_of=None).order_by().values_list("pk", "translation_key"))
    archival = {key for content_type_id in {row[0] for row in found} for key in _archival(content_type_id)}
    places = set()
    for content_type_id, page_id, path in found:
        key, part = keys.get(int(page_id)), part_of(path)
        if key and key not in archival:
            places.add(Place(content_type_id, key, part[1] if part else None))
    return sorted(places, key=lambda place: place.code)


def _archival(content_type_id: int) -> set[UUID]:
    """Keys of archival pages of a type."""
    model: Any = ContentType.objects.get_for_id(content_type_id).model_class()
    if model is None or not hasattr(model, "archived_on"):
        return set()
    return set(model._default_manager.filter(archived_on__isnull=False).values_list("translation_key", flat=True))
