"""Pages of the guide as files."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Self, get_args

from django.utils import translation
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cms.core.exchange.kinds import raw_stream
from cms.core.exchange.notation import QUIET, WORD, Id, Line, Markdown, Record, RequiredLine
from cms.core.exchange.page_files import MenuKind, PageFront, VersionsFront, VersionsKeys
from cms.core.exchange.portal import Portal
from cms.guide.date_keys import Naming, misfits
from cms.guide.enums import Theme
from cms.guide.models import ChapterPage, GuideIndexPage, HandbookPage, Office, ProcedurePage
from cms.law.checking.exchange import LegalFront, LegalKeys

from .steps import DateKey, GroupRecord, StepRecord, group_values, step_values

ThemeWord = Literal["founding", "changes", "duties", "money", "property", "dialogue", "people"]
if set(get_args(ThemeWord)) != set(Theme.values):
    raise RuntimeError("The themes of docs/course-format.md and of cms.guide.enums differ.")
SHORT = ("theme", "for_whom", "result", "time", "cost")
RICH = ("before", "if_refused")


class DateRecord(Record):
    """A date that people enter."""

    id: Id
    key: Annotated[DateKey, Field(min_length=1)]
    label: Annotated[RequiredLine, Field(max_length=120)]
    help: Annotated[Line, Field(max_length=250)] = ""


class JourneyItem(Record):
    """A step, several ways to choose between, or things that go on side by side."""

    step: StepRecord | None = None
    alternatives: GroupRecord | None = None
    parallel: GroupRecord | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if sum(one is not None for one in (self.step, self.alternatives, self.parallel)) != 1:
            raise PydanticCustomError("journey", "An item of “journey” is one of: step, alternatives, parallel.")
        return self

    @property
    def steps(self) -> Iterator[StepRecord]:
        """Its steps."""
        if self.step:
            yield self.step
        for group in (self.alternatives, self.parallel):
            for strand in group.strands if group else ():
                yield from strand.steps

    def raw(self, portal: Portal) -> dict[str, Any]:
        """The raw form of its block."""
        name, record = next((name, record) for name, record in self if record is not None)
        return {"type": name, "id": str(record.id), "value": record.raw(portal)}


class ProcedureFront(LegalFront, VersionsFront, PageFront):
    """A procedure."""

    theme: Annotated[ThemeWord, WORD]
    for_whom: Annotated[RequiredLine, Field(max_length=300)]
    result: Annotated[RequiredLine, Field(max_length=300)]
    time: Annotated[Line, Field(max_length=200)] = ""
    cost: Annotated[Line, Field(max_length=200)] = ""
    before: Markdown = ""
    dates: Annotated[list[DateRecord], QUIET] = Field(default_factory=list)
    journey: Annotated[list[JourneyItem], QUIET] = Field(default_factory=list)
    if_refused: Markdown = ""

    @model_validator(mode="after")
    def _dates_fit(self) -> Self:
        keys = [one.key for one in self.dates]
        if len(keys) != len(set(keys)):
            raise PydanticCustomError("dates", "Two dates have the same key. Give each its own.")
        steps = [
            Naming(step.title, step.gives_date, tuple(one.counted_from for one in step.deadlines if one.amount is not None))
            for one in self.journey
            for step in one.steps
        ]
        # Messages about files are English, whichever language the portal speaks.
        with translation.override("en"):
            found = [str(misfit) for misfit in misfits(keys=set(keys), steps=steps)]
        if found:
            raise PydanticCustomError("dates", "{problems}", {"problems": " ".join(found)})
        return self


class ProcedureKind(LegalKeys, VersionsKeys, MenuKind):
    """A procedure."""

    name = "procedure"
    model = ProcedurePage
    front = ProcedureFront

    def values(self, page: Any) -> dict[str, Any]:
        """Add what it says in short, and the dates."""
        dates = [{"id": raw["id"], **raw["value"], "help": raw["value"]["help"] or ""} for raw in page.dates.get_prep_value()]
        return {**super().values(page), **{name: getattr(page, name) for name in SHORT}, "dates": dates}

    def apply(self, front: Any, page: Any) -> None:
        """Set them."""
        super().apply(front, page)
        for name in SHORT:
            setattr(page, name, getattr(front, name))
        raw = [{"type": "date", "id": str(one.id), "value": {"key": one.key, "label": one.label, "help": one.help}} for one in front.dates]
        page.dates = raw_stream(page, "dates", raw)

    def linked_values(self, page: Any, portal: Portal) -> dict[str, Any]:
        """Add the steps and the texts, which may hold links."""
        texts = {name: portal.markdown(getattr(page, name)) for name in RICH}
        offices = dict(Office.objects.filter(locale=portal.locale).values_list("pk", "slug"))
        journey = [{raw["type"]: _values(raw, portal, offices)} for raw in page.journey.get_prep_value()]
        return {**super().linked_values(page, portal), **texts, "journey": journey}

    def apply_linked(self, front: Any, page: Any, portal: Portal) -> None:
        """Set them."""
        super().apply_linked(front, page, portal)
        for name in RICH:
            setattr(page, name, portal.html(getattr(front, name)))
        page.journey = raw_stream(page, "journey", [one.raw(portal) for one in front.journey])


def _values(raw: dict[str, Any], portal: Portal, offices: Mapping[int, str]) -> dict[str, Any]:
    read = step_values if raw["type"] == "step" else group_values
    return read(raw["id"], raw["value"], portal, offices)


class TextFront(LegalFront, VersionsFront, PageFront):
    """A handbook or a chapter."""


class GuideIndexKind(MenuKind):
    """The list of the guide."""

    name = "guide_index"
    model = GuideIndexPage


class HandbookKind(LegalKeys, VersionsKeys, MenuKind):
    """A handbook; its chapters are pages below it."""

    name = "handbook"
    model = HandbookPage
    front = TextFront


class ChapterKind(LegalKeys, VersionsKeys, MenuKind):
    """A chapter of a handbook."""

    name = "chapter"
    model = ChapterPage
    front = TextFront


GUIDE_KINDS = (GuideIndexKind(), ProcedureKind(), HandbookKind(), ChapterKind())
