"""Keys of pages in files that say as of when they state the law."""

from typing import Annotated, Any, Literal

from pydantic import Field

from cms.core.exchange.kinds import PageKind
from cms.core.exchange.notation import WORD, Date, Line, Record


class Legal(Record):
    """As of when a text states the law."""

    state_of_law: Date | None = None
    next_check: Date | None = None
    status: Annotated[Literal["draft", "verified"], WORD] = "draft"
    owner: Annotated[Line, Field(max_length=150)] = ""


class LegalFront(Record):
    """The key of page types with ``LegalStateMixin``."""

    legal: Legal = Field(default_factory=Legal)


class LegalKeys(PageKind):
    """To mix into the kind of a page type with ``LegalStateMixin``; its front mixes in ``LegalFront``."""

    def values(self, page: Any) -> dict[str, Any]:
        """Add the state of law."""
        legal = {
            "state_of_law": page.state_of_law_on,
            "next_check": page.next_check_on,
            "status": page.legal_status,
            "owner": page.legal_owner,
        }
        return {**super().values(page), "legal": legal}

    def apply(self, front: Any, page: Any) -> None:
        """Set the state of law."""
        super().apply(front, page)
        page.state_of_law_on, page.next_check_on = front.legal.state_of_law, front.legal.next_check
        page.legal_status, page.legal_owner = front.legal.status, front.legal.owner
