"""Projects and partners as files."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from cms.core.exchange.kinds import raw_stream
from cms.core.exchange.notation import PAGE, QUIET, WORD, Date, Id, Line, Names, Record, Slug
from cms.core.exchange.page_files import MenuKind, PageFront, TagsFront, TagsKeys, VersionsFront, VersionsKeys
from cms.core.exchange.portal import Portal
from cms.core.exchange.records import record_named
from home.models import PartnerIndexPage, PartnerPage, ProjectIndexPage, ProjectPage

from .amounts import Amount, amount_of, decimal_of

TEXTS = ("fund", "measure", "number", "beneficiary", "implementing_unit", "period", "website")
AMOUNTS = ("value", "grant", "cofinancing")
REACH = ("kind", "address", "phone", "fax", "email", "website", "country")


def once(value: list[str]) -> list[str]:
    """Refuse a list on which something stands twice."""
    twice = sorted({one for one in value if value.count(one) > 1})
    if twice:
        raise PydanticCustomError("once", "“{name}” stands on the list twice. Keep one", {"name": twice[0]})
    return value


class ProjectPartner(Record):
    """A partner of a project."""

    id: Id
    page: Annotated[Id, PAGE]
    role: Annotated[Literal["leader", "partner"], WORD] = "partner"


class ProjectFront(TagsFront, VersionsFront, PageFront):
    """A project. Amounts are in PLN."""

    fund: Annotated[Line, Field(max_length=250)] = ""
    measure: Annotated[Line, Field(max_length=250)] = ""
    number: Annotated[Line, Field(max_length=60)] = ""
    value: Amount = ""
    grant: Amount = ""
    cofinancing: Amount = ""
    beneficiary: Annotated[Line, Field(max_length=250)] = ""
    implementing_unit: Annotated[Line, Field(max_length=250)] = ""
    period: Annotated[Line, Field(max_length=120)] = ""
    starts_on: Date | None = None
    ends_on: Date | None = None
    funders: Annotated[list[Slug], AfterValidator(once), Names("funders"), QUIET] = Field(default_factory=list)
    partners: Annotated[list[ProjectPartner], QUIET] = Field(default_factory=list)
    website: Annotated[Line, Field(max_length=250)] = ""


class ProjectKind(TagsKeys, VersionsKeys, MenuKind):
    """A funded project."""

    name = "project"
    model = ProjectPage
    front = ProjectFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add the facts."""
        texts = {name: getattr(page, name) for name in TEXTS}
        amounts = {name: amount_of(getattr(page, name)) for name in AMOUNTS}
        return {**super().values(page), **texts, **amounts, "starts_on": page.starts_on, "ends_on": page.ends_on}

    def apply(self, front: Any, page: Any) -> None:
        """Set the facts."""
        super().apply(front, page)
        for name in TEXTS:
            setattr(page, name, getattr(front, name))
        for name in AMOUNTS:
            setattr(page, name, decimal_of(getattr(front, name)))
        page.starts_on, page.ends_on = front.starts_on, front.ends_on

    def linked_values(self, page: Any, portal: Portal) -> dict[str, Any]:
        """Add funders and partners."""
        partners = []
        for raw in page.partners.get_prep_value():
            key = portal.page_key(raw["value"]["page"])
            if key:
                partners.append({"id": raw["id"], "page": key, "role": raw["value"]["role"]})
        return {**super().linked_values(page, portal), "funders": [one.slug for one in page.funders], "partners": partners}

    def apply_linked(self, front: Any, page: Any, portal: Portal) -> None:
        """Set funders and partners."""
        super().apply_linked(front, page, portal)
        page.funders = [record_named("funders", slug) for slug in front.funders]
        raw = [
            {"type": "partner", "id": str(one.id), "value": {"page": portal.page_id(one.page), "role": one.role}} for one in front.partners
        ]
        page.partners = raw_stream(page, "partners", raw)


class ProjectIndexKind(MenuKind):
    """The list of projects."""

    name = "project_index"
    model = ProjectIndexPage
    has_body = False


class PartnerFront(PageFront):
    """A partner; its logo is ``listing_image``."""

    kind: Annotated[Literal["ngo", "public", "foreign", "academic"], WORD]
    address: Annotated[Line, Field(max_length=250)] = ""
    phone: Annotated[Line, Field(max_length=60)] = ""
    fax: Annotated[Line, Field(max_length=60)] = ""
    email: Line = ""
    website: Annotated[Line, Field(max_length=250)] = ""
    country: Annotated[Line, WORD, QUIET] = "PL"


class PartnerKind(MenuKind):
    """A partner."""

    name = "partner"
    model = PartnerPage
    front = PartnerFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add how to reach it."""
        return {**super().values(page), **{name: getattr(page, name) for name in REACH}}

    def apply(self, front: Any, page: Any) -> None:
        """Set how to reach it."""
        super().apply(front, page)
        for name in REACH:
            setattr(page, name, getattr(front, name))


class PartnerIndexKind(MenuKind):
    """The list of partners."""

    name = "partner_index"
    model = PartnerIndexPage
    has_body = False


PROJECT_KINDS = (ProjectIndexKind(), ProjectKind(), PartnerIndexKind(), PartnerKind())
