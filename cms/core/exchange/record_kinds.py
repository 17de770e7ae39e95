"""The records of the core as files: publishing units, tags, contacts."""

from collections.abc import Iterable
from typing import Annotated, Any
from uuid import NAMESPACE_URL, UUID, uuid5

from pydantic import Field

from cms.core.models import Contact, ImportedContent, PortalTag, PublishingEntity

from .notation import QUIET, Line, RequiredLine, Slug, notation_of
from .records import MaybeWords, RecordFront, RecordKind, Words
from .yaml_writer import write_yaml


class UnitRecord(RecordFront):
    """A publishing unit (podmiot publikujący)."""

    name: Annotated[RequiredLine, Field(max_length=200)]
    address: Annotated[Line, Field(max_length=250)] = ""
    email: Line = ""
    phone: Annotated[Line, Field(max_length=40)] = ""
    bip_url: Line = ""
    is_default: Annotated[bool, QUIET] = False


class UnitKind(RecordKind):
    """Publishing units are named by their name."""

    name = "units"
    record = UnitRecord
    model = PublishingEntity
    key = "name"

    def arranged(self, records: Iterable[Any]) -> list[Any]:
        """The default last: another unit has to give it up before."""
        return sorted(records, key=lambda record: record.is_default)


def write_units(names: Iterable[str]) -> str:
    """The list of some units, for a package that names them; none is the default, because that is for each portal to say."""
    found = PublishingEntity.objects.filter(name__in=set(names)).order_by("name")
    records = [
        UnitRecord(id=_unit_id(unit), name=unit.name, address=unit.address, email=unit.email, phone=unit.phone, bip_url=unit.bip_url)
        for unit in found
    ]
    return write_yaml([notation_of(record) for record in records])


def _unit_id(unit: PublishingEntity) -> UUID:
    """The id under which a load made the unit; for one that was made in the admin an id that is always the same."""
    memory = ImportedContent.objects.filter(source="records/units", object_key=str(unit.pk)).order_by("pk").first()
    return memory.translation_key if memory else uuid5(NAMESPACE_URL, f"mowis-unit:{unit.name}")


class TagRecord(RecordFront):
    """A tag."""

    slug: Slug
    name: Words


class TagKind(RecordKind):
    """A tag is one row that holds its name in all languages."""

    name = "tags"
    record = TagRecord
    model = PortalTag

    def fields(self, record: Any, language: str) -> dict[str, Any]:
        """The names in the fields of their languages."""
        names = record.name
        return {"slug": record.slug, "name": names["pl"], "name_en": names.get("en", ""), "name_nb": names.get("nb", "")}


class ContactRecord(RecordFront):
    """Somebody whom people may write to or ring."""

    slug: Slug
    name: Words
    role: MaybeWords
    unit: MaybeWords
    address: Line = ""
    email: Line = ""
    phone: Line = ""
    hours: MaybeWords
    note: MaybeWords


class ContactKind(RecordKind):
    """Contacts have a row in each language."""

    name = "contacts"
    record = ContactRecord
    model = Contact
    translated = ("name", "role", "unit", "hours", "note")
