"""The records of the core as files: publishing units, tags, contacts."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field

from cms.core.models import Contact, PortalTag, PublishingEntity

from .notation import QUIET, Line, RequiredLine, Slug
from .records import MaybeWords, RecordFront, RecordKind, Words


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
