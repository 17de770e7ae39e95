"""Statutory pages and the accessibility declaration as files."""

from typing import Annotated, Any, Literal

from pydantic import Field

from cms.core.exchange.notation import QUIET, WORD, Date, Line, Markdown, RequiredLine
from cms.core.exchange.page_files import MenuKind, PageFront
from cms.core.exchange.portal import Portal
from home.models import DeclarationPage, StatutoryPage

STATUTORY = ("kind", "in_force_from", "reviewed_on")
DECLARED = (
    "entity_name", "site_name", "site_url", "published_on", "updated_on", "status", "evaluation_url", "made_on", "reviewed_on", "method",
    "auditor", "contact_name", "contact_email", "contact_phone",
)  # fmt: skip
RICH = ("inaccessible", "costs", "excluded", "facilities", "shortcuts", "procedure", "apps", "architecture", "communication")
Named = Annotated[RequiredLine, Field(max_length=250)]


class StatutoryFront(PageFront):
    """A privacy notice, terms of use or terms of re-use."""

    kind: Annotated[Literal["privacy", "terms", "reuse"], WORD]
    in_force_from: Date | None = None
    reviewed_on: Date | None = None


class StatutoryKind(MenuKind):
    """A statutory page."""

    name = "statutory"
    model = StatutoryPage
    front = StatutoryFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add what it is and its dates."""
        return {**super().values(page), **{name: getattr(page, name) for name in STATUTORY}}

    def apply(self, front: Any, page: Any) -> None:
        """Set what it is and its dates."""
        super().apply(front, page)
        for name in STATUTORY:
            setattr(page, name, getattr(front, name))


class DeclarationFront(PageFront):
    """The accessibility declaration. It has no body: its parts are prescribed."""

    entity_name: Named
    site_name: Named
    site_url: Named
    published_on: Date
    updated_on: Date
    status: Annotated[Literal["full", "partial", "none"], WORD]
    inaccessible: Markdown = ""
    costs: Markdown = ""
    evaluation_url: Annotated[Line, Field(max_length=250)] = ""
    excluded: Markdown = ""
    made_on: Date
    reviewed_on: Date | None = None
    method: Annotated[Literal["self", "external"], WORD, QUIET] = "self"
    auditor: Annotated[Line, Field(max_length=250)] = ""
    facilities: Markdown = ""
    shortcuts: Markdown = ""
    contact_name: Named
    contact_email: RequiredLine
    contact_phone: Annotated[RequiredLine, Field(max_length=60)]
    procedure: Markdown = ""
    apps: Markdown = ""
    architecture: Markdown = ""
    communication: Markdown = ""


class DeclarationKind(MenuKind):
    """The accessibility declaration."""

    name = "declaration"
    model = DeclarationPage
    front = DeclarationFront
    has_body = False

    def values(self, page: Any) -> dict[str, Any]:
        """Add the plain fields."""
        return {**super().values(page), **{name: getattr(page, name) for name in DECLARED}}

    def apply(self, front: Any, page: Any) -> None:
        """Set the plain fields."""
        super().apply(front, page)
        for name in DECLARED:
            setattr(page, name, getattr(front, name))

    def linked_values(self, page: Any, portal: Portal) -> dict[str, Any]:
        """Add rich text."""
        return {**super().linked_values(page, portal), **{name: portal.markdown(getattr(page, name)) for name in RICH}}

    def apply_linked(self, front: Any, page: Any, portal: Portal) -> None:
        """Set rich text."""
        super().apply_linked(front, page, portal)
        for name in RICH:
            setattr(page, name, portal.html(getattr(front, name)))


STATUTORY_KINDS = (StatutoryKind(), DeclarationKind())
