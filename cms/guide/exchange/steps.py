"""Steps of a procedure as records, and between those and the raw form of blocks."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cms.core.exchange.blocks.registry import item
from cms.core.exchange.blocks.related_pages import RelatedItem
from cms.core.exchange.notation import QUIET, WORD, Id, Line, Markdown, MediaFile, Names, Record, RequiredLine, Text
from cms.core.exchange.portal import Portal
from cms.core.exchange.records import record_named
from cms.guide.blocks.deadlines import LONGEST
from cms.law.exchange import CitationItem, Place, citation_of, citation_raw, citation_values, place_values
from cms.law.models import Citation

DateKey = Annotated[Line, Field(max_length=40, pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$"), WORD]


class PaperRecord(Record):
    """A document that a step needs."""

    id: Id
    title: Annotated[RequiredLine, Field(max_length=200)]
    note: Annotated[Line, Field(max_length=250)] = ""
    template: MediaFile | None = None
    url: Annotated[Line, Field(max_length=500, pattern=r"^(https?://\S+)?$")] = ""


class DeadlineRecord(Record):
    """A deadline: ``amount`` of ``unit`` counted from a date, or ``month`` and ``day`` of every year."""

    id: Id
    what: Annotated[RequiredLine, Field(max_length=200)]
    counted_from: DateKey = ""
    amount: Annotated[int, Field(ge=1, le=LONGEST)] | None = None
    unit: Annotated[Literal["days", "working_days", "weeks", "months", "years"], WORD, QUIET] = "days"
    direction: Annotated[Literal["after", "before"], WORD, QUIET] = "after"
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    day: Annotated[int, Field(ge=1, le=31)] | None = None
    basis: Place | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        counted, yearly = self.amount is not None, self.month is not None and self.day is not None
        if counted == yearly or (counted and not self.counted_from) or (yearly and self.counted_from):
            raise PydanticCustomError(
                "deadline", "A deadline has “amount” and “counted_from”, or “month” and “day”. Give one of the two pairs."
            )
        return self

    def raw(self) -> dict[str, Any]:
        """The raw form of its block."""
        citation = citation_of(self.basis).pk if self.basis else None
        if self.amount is not None:
            value = {"amount": self.amount, "unit": self.unit, "direction": self.direction, "counted_from": self.counted_from}
            return {"type": "counted", "id": str(self.id), "value": {"what": self.what, **value, "citation": citation}}
        return {
            "type": "yearly",
            "id": str(self.id),
            "value": {"what": self.what, "month": self.month, "day": self.day, "citation": citation},
        }


class StepRecord(Record):
    """A step."""

    id: Id
    title: Annotated[RequiredLine, Field(max_length=160)]
    text: Markdown = ""
    optional: Annotated[bool, QUIET] = False
    papers: Annotated[list[PaperRecord], QUIET] = Field(default_factory=list)
    office: Annotated[Line, Names("offices"), WORD] = ""
    time: Annotated[Line, Field(max_length=160)] = ""
    cost: Annotated[Line, Field(max_length=160)] = ""
    gives_date: DateKey = ""
    deadlines: Annotated[list[DeadlineRecord], QUIET] = Field(default_factory=list)
    citations: Annotated[list[CitationItem], QUIET] = Field(default_factory=list)
    lessons: Annotated[list[RelatedItem], QUIET] = Field(default_factory=list)

    def raw(self, portal: Portal) -> dict[str, Any]:
        """The raw value of its block."""
        return {
            "title": self.title,
            "text": portal.html(self.text),
            "is_optional": self.optional,
            "papers": [_paper_raw(paper, portal) for paper in self.papers],
            "office": record_named("offices", self.office).pk if self.office else None,
            "time": self.time,
            "cost": self.cost,
            "gives_date": self.gives_date,
            "deadlines": [deadline.raw() for deadline in self.deadlines],
            "citations": citation_raw(self.citations),
            "lessons": [item(one.id, portal.page_id(one.page)) for one in self.lessons],
        }


class StrandRecord(Record):
    """One of several ways, or of several things that go on side by side."""

    id: Id
    title: Annotated[RequiredLine, Field(max_length=160)]
    text: Annotated[Text, Field(max_length=400)] = ""
    steps: Annotated[list[StepRecord], Field(min_length=1)]


class GroupRecord(Record):
    """Several of them."""

    id: Id
    title: Annotated[RequiredLine, Field(max_length=160)]
    strands: Annotated[list[StrandRecord], Field(min_length=2, max_length=6)]

    def raw(self, portal: Portal) -> dict[str, Any]:
        """The raw value of its block."""
        strands = [
            item(one.id, {"title": one.title, "text": one.text, "steps": [item(step.id, step.raw(portal)) for step in one.steps]})
            for one in self.strands
        ]
        return {"title": self.title, "strands": strands}


def _paper_raw(paper: PaperRecord, portal: Portal) -> dict[str, Any]:
    template = portal.media.document(paper.template, title=paper.title).pk if paper.template else None
    return item(paper.id, {"title": paper.title, "note": paper.note, "template": template, "url": paper.url})


def step_values(step_id: str, value: dict[str, Any], portal: Portal, offices: Mapping[int, str]) -> dict[str, Any]:
    """The values of a ``StepRecord`` from the raw value of its block. ``offices``: their keys in files, by primary key."""
    lessons = [(one["id"], portal.page_key(one["value"])) for one in value["lessons"]]
    return {
        "id": step_id,
        "title": value["title"],
        "text": portal.markdown(value["text"] or ""),
        "optional": bool(value["is_optional"]),
        "papers": [_paper_values(one, portal) for one in value["papers"]],
        "office": offices.get(value["office"], ""),
        "deadlines": [_deadline_values(one) for one in value["deadlines"]],
        "citations": citation_values(value["citations"]),
        "lessons": [{"id": key, "page": page} for key, page in lessons if page],
        **{name: value[name] or "" for name in ("time", "cost", "gives_date")},
    }


def _paper_values(raw: dict[str, Any], portal: Portal) -> dict[str, Any]:
    value = raw["value"]
    template = portal.media.name_of(portal.media.document_by_key(value["template"])) if value["template"] else None
    return {"id": raw["id"], "title": value["title"], "note": value["note"] or "", "template": template, "url": value["url"] or ""}


def _deadline_values(raw: dict[str, Any]) -> dict[str, Any]:
    value = dict(raw["value"])
    citation = Citation.objects.select_related("act").filter(pk=value.pop("citation")).first()
    return {"id": raw["id"], **value, "basis": place_values(citation) if citation else None}


def group_values(group_id: str, value: dict[str, Any], portal: Portal, offices: Mapping[int, str]) -> dict[str, Any]:
    """The same of a ``GroupRecord``."""
    strands = [
        {
            "id": raw["id"],
            "title": raw["value"]["title"],
            "text": raw["value"]["text"] or "",
            "steps": [step_values(one["id"], one["value"], portal, offices) for one in raw["value"]["steps"]],
        }
        for raw in value["strands"]
    ]
    return {"id": group_id, "title": value["title"], "strands": strands}
