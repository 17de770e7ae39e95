"""Places, contacts and cooperation programmes as files."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from cms.core.exchange.kinds import raw_stream
from cms.core.exchange.notation import QUIET, WORD, Date, Id, Line, Markdown, Names, Record, RequiredLine, Slug
from cms.core.exchange.page_files import MenuKind, PageFront, VersionsFront, VersionsKeys
from cms.core.exchange.portal import Portal
from cms.core.exchange.records import record_named
from cms.core.models import Contact
from home.models import ContactsPage, PlacePage, ProgrammeIndexPage, ProgrammePage

from .kinds_projects import once

PROGRAMME = ("kind", "year_from", "year_to", "act_number", "adopted_on")
RICH = ("getting_there", "access")


class Hours(Record):
    """Days and the time in which a place is open on them."""

    id: Id
    days: Annotated[RequiredLine, Field(max_length=80)]
    time: Annotated[RequiredLine, Field(max_length=80)]


class Meeting(Record):
    """A recurring meeting; ``contact`` is the key of a contact who answers questions."""

    id: Id
    title: Annotated[RequiredLine, Field(max_length=120)]
    when: Annotated[RequiredLine, Field(max_length=120)]
    for_whom: Annotated[Line, Field(max_length=160)] = ""
    contact: Annotated[Line, Names("contacts"), WORD] = ""


class PlaceFront(VersionsFront, PageFront):
    """A place."""

    address: Annotated[RequiredLine, Field(max_length=250)]
    district: Annotated[int, Field(ge=1, le=18)] | None = None
    hours: Annotated[list[Hours], QUIET] = Field(default_factory=list)
    meetings: Annotated[list[Meeting], QUIET] = Field(default_factory=list)
    getting_there: Markdown = ""
    access: Markdown = ""


class PlaceKind(VersionsKeys, MenuKind):
    """The centre as a place."""

    name = "place"
    model = PlacePage
    front = PlaceFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add address and hours."""
        hours = [{"id": raw["id"], **raw["value"]} for raw in page.hours.get_prep_value()]
        return {**super().values(page), "address": page.address, "district": page.district, "hours": hours}

    def apply(self, front: Any, page: Any) -> None:
        """Set address and hours."""
        super().apply(front, page)
        page.address, page.district = front.address, front.district
        raw = [{"type": "hours", "id": str(one.id), "value": {"days": one.days, "time": one.time}} for one in front.hours]
        page.hours = raw_stream(page, "hours", raw)

    def linked_values(self, page: Any, portal: Portal) -> dict[str, Any]:
        """Add meetings and rich text."""
        slugs = dict(Contact.objects.filter(locale=portal.locale).values_list("pk", "slug"))
        meetings = [
            {**raw["value"], "id": raw["id"], "contact": slugs.get(raw["value"]["contact"], "")} for raw in page.meetings.get_prep_value()
        ]
        texts = {name: portal.markdown(getattr(page, name)) for name in RICH}
        return {**super().linked_values(page, portal), "meetings": meetings, **texts}

    def apply_linked(self, front: Any, page: Any, portal: Portal) -> None:
        """Set meetings and rich text."""
        super().apply_linked(front, page, portal)
        raw = [{"type": "meeting", "id": str(one.id), "value": _meeting(one)} for one in front.meetings]
        page.meetings = raw_stream(page, "meetings", raw)
        for name in RICH:
            setattr(page, name, portal.html(getattr(front, name)))


def _meeting(one: Meeting) -> dict[str, Any]:
    contact = record_named("contacts", one.contact).pk if one.contact else None
    return {"title": one.title, "when": one.when, "for_whom": one.for_whom, "contact": contact}


class ContactsFront(PageFront):
    """The page of contacts; the first stands out."""

    contacts: Annotated[list[Slug], AfterValidator(once), Names("contacts"), QUIET] = Field(default_factory=list)


class ContactsKind(MenuKind):
    """The page of contacts."""

    name = "contacts"
    model = ContactsPage
    front = ContactsFront

    def linked_values(self, page: Any, portal: Portal) -> dict[str, Any]:
        """Add the contacts."""
        return {**super().linked_values(page, portal), "contacts": [one.slug for one in page.contacts]}

    def apply_linked(self, front: Any, page: Any, portal: Portal) -> None:
        """Set the contacts."""
        super().apply_linked(front, page, portal)
        page.contacts = [record_named("contacts", slug) for slug in front.contacts]


class ProgrammeFront(PageFront):
    """A cooperation programme."""

    kind: Annotated[Literal["annual", "multiannual"], WORD]
    year_from: Annotated[int, Field(ge=1990, le=2100)]
    year_to: Annotated[int, Field(ge=1990, le=2100)]
    act_number: Annotated[Line, Field(max_length=120)] = ""
    adopted_on: Date | None = None


class ProgrammeKind(MenuKind):
    """A cooperation programme."""

    name = "programme"
    model = ProgrammePage
    front = ProgrammeFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add the years and the resolution."""
        return {**super().values(page), **{name: getattr(page, name) for name in PROGRAMME}}

    def apply(self, front: Any, page: Any) -> None:
        """Set the years and the resolution."""
        super().apply(front, page)
        for name in PROGRAMME:
            setattr(page, name, getattr(front, name))


class ProgrammeIndexKind(MenuKind):
    """The list of programmes."""

    name = "programme_index"
    model = ProgrammeIndexPage


PLACE_KINDS = (PlaceKind(), ContactsKind(), ProgrammeIndexKind(), ProgrammeKind())
