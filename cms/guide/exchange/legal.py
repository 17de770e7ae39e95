"""The keys of pages that say as of when they state the law."""

from typing import Annotated, Any, Literal

from pydantic import Field

from cms.core.exchange.kinds import PageKind
from cms.core.exchange.notation import QUIET, WORD, Date, Line, Record


class LegalState(Record):
    """As of when a page states the law."""

    state_of_law: Date | None = None
    next_check: Date | None = None
    status: Annotated[Literal["draft", "verified"], WORD] = "draft"
    owner: Annotated[Line, Field(max_length=150)] = ""


#: A key of the file and the field of the page.
FIELDS = {"state_of_law": "state_of_law_on", "next_check": "next_check_on", "status": "legal_status", "owner": "legal_owner"}


class LegalFront(Record):
    """The key of page types with ``LegalStateMixin``."""

    legal: Annotated[LegalState, QUIET] = Field(default_factory=LegalState)


class LegalKeys(PageKind):
    """To mix into the kind of a page type with ``LegalStateMixin``; its front mixes in ``LegalFront``."""

    def values(self, page: Any) -> dict[str, Any]:
        """Add the state of law."""
        return {**super().values(page), "legal": {key: getattr(page, field) for key, field in FIELDS.items()}}

    def apply(self, front: Any, page: Any) -> None:
        """Set the state of law."""
        super().apply(front, page)
        for key, field in FIELDS.items():
            setattr(page, field, getattr(front.legal, key))
