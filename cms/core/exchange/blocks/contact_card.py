"""``contact_card``: whom to turn to."""

from typing import Annotated, Any

from cms.core.models import Contact

from ..notation import Names, Record, Slug
from ..portal import Portal
from ..records import record_named
from .registry import BlockCodec


class ContactCardRecord(Record):
    """A contact, by its slug in ``records/contacts.yaml``."""

    contact: Annotated[Slug, Names("contacts")]


class ContactCardCodec(BlockCodec[ContactCardRecord]):
    """The slug."""

    name = "contact_card"
    record = ContactCardRecord

    def to_raw(self, data: ContactCardRecord, portal: Portal) -> dict[str, Any]:
        """The record of the source language by its key in this database."""
        return {"contact": record_named("contacts", data.contact).pk}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """The slug again.

        Raises:
            LookupError: when the contact was deleted.
        """
        slug = Contact.objects.filter(pk=raw["contact"]).values_list("slug", flat=True).first()
        if slug is None:
            raise LookupError(f"the contact {raw['contact']} was deleted")
        return {"contact": slug}
