"""What the room's checking adds to content files: the block ``law_versions``, and the key ``legal`` of pages."""

from typing import Annotated, Any, Literal

from pydantic import Field

from cms.core.exchange.blocks.registry import BlockCodec, item
from cms.core.exchange.kinds import PageKind
from cms.core.exchange.notation import LATER, QUIET, WORD, Date, Id, Line, Record, RequiredMarkdown
from cms.core.exchange.portal import Portal
from cms.law.exchange import CitationItem, citation_raw, citation_values


class LawVersion(Record):
    """A rule in the wording of some time."""

    id: Id
    valid_from: Date | None = None
    valid_to: Date | None = None
    text: RequiredMarkdown
    citations: Annotated[list[CitationItem], QUIET] = Field(default_factory=list)


class LawVersionsRecord(Record):
    """The versions of a rule, the oldest first."""

    title: Line = ""
    versions: Annotated[list[LawVersion], Field(min_length=2)]


class LawVersionsCodec(BlockCodec[LawVersionsRecord]):
    """Versions with their days and citations."""

    name = "law_versions"
    record = LawVersionsRecord

    def to_raw(self, data: LawVersionsRecord, portal: Portal) -> dict[str, Any]:
        """Each version in full form."""
        versions = [
            item(
                one.id,
                {
                    "valid_from": one.valid_from.isoformat() if one.valid_from else None,
                    "valid_to": one.valid_to.isoformat() if one.valid_to else None,
                    "text": portal.html(one.text),
                    "citations": citation_raw(one.citations),
                },
            )
            for one in data.versions
        ]
        return {"title": data.title, "versions": versions}

    def from_raw(self, raw: Any, portal: Portal) -> dict[str, Any]:
        """Each version with its id."""
        versions = [
            {
                "id": one["id"],
                "valid_from": _date(one["value"]["valid_from"]),
                "valid_to": _date(one["value"]["valid_to"]),
                "text": portal.markdown(one["value"]["text"]),
                "citations": citation_values(one["value"]["citations"]),
            }
            for one in raw["versions"]
        ]
        return {"title": raw["title"], "versions": versions}


def _date(value: Any) -> Date | None:
    """A date of a StreamField, which keeps it as text and gives it either way."""
    return Date.fromisoformat(value) if isinstance(value, str) and value else value or None


class Legal(Record):
    """As of when a page states the law."""

    state_of_law: Date | None = None
    next_check: Date | None = None
    status: Annotated[Literal["draft", "verified"], WORD] = "draft"
    owner: Annotated[Line, Field(max_length=150)] = ""


class LegalFront(Record):
    """The key of page types with ``LegalStateMixin``."""

    legal: Annotated[Legal, QUIET, LATER] = Field(default_factory=Legal)


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
