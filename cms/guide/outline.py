"""What a procedure consists of, as plain data: the same for everybody, in one language, kept from one reader to the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from wagtail.models import Page

from cms.core.pages.keeping import kept
from cms.core.pages.places import address_of, language_codes, locale_ids, visible
from cms.guide.enums import Direction, Unit
from cms.guide.models import ProcedurePage

ALTERNATIVES, PARALLEL = "alternatives", "parallel"
#: How many signs of a step's id stand in its address.
SHORT = 8


@dataclass(frozen=True)
class DateRow:
    """A date that people enter."""

    key: str
    label: str
    help: str


@dataclass(frozen=True)
class Rule:
    """A deadline as a rule: ``amount`` of ``unit`` after or before the date ``counted_from``, or ``month`` and ``day`` of every year."""

    id: UUID
    what: str
    basis: str
    counted_from: str = ""
    amount: int = 0
    unit: str = Unit.DAYS
    direction: str = Direction.AFTER
    month: int = 0
    day: int = 0

    @property
    def is_yearly(self) -> bool:
        """Whether it comes every year."""
        return not self.counted_from


@dataclass(frozen=True)
class StepRow:
    """A step. ``number`` is how it is called („4”, in one of several ways „4A”); ``strand`` is the way it stands in."""

    id: UUID
    number: str
    title: str
    is_optional: bool = False
    gives_date: str = ""
    rules: tuple[Rule, ...] = ()
    strand: UUID | None = None

    @property
    def short(self) -> str:
        """The step in addresses and anchors: the beginning of its id, which no edit changes."""
        return self.id.hex[:SHORT]


@dataclass(frozen=True)
class Strand:
    """One of several ways, or of several things that go on side by side. ``letter`` is empty for the latter."""

    id: UUID
    title: str
    letter: str = ""

    @property
    def short(self) -> str:
        """The way in anchors."""
        return self.id.hex[:SHORT]


@dataclass(frozen=True)
class Group:
    """Ways to choose between (``alternatives``), or things that go on side by side (``parallel``)."""

    id: UUID
    kind: str
    title: str
    strands: tuple[Strand, ...]

    @property
    def short(self) -> str:
        """The group in anchors."""
        return self.id.hex[:SHORT]


@dataclass(frozen=True)
class Outline:
    """A procedure. ``lang`` is filled when its words are in another language than the reader's."""

    key: UUID
    title: str
    url: str
    lang: str = ""
    dates: tuple[DateRow, ...] = ()
    steps: tuple[StepRow, ...] = ()
    groups: tuple[Group, ...] = field(default=())

    def step(self, step_id: UUID) -> StepRow | None:
        """The step with this id."""
        return next((step for step in self.steps if step.id == step_id), None)

    def date(self, key: str) -> DateRow | None:
        """The date with this key."""
        return next((row for row in self.dates if row.key == key), None)

    def group_of(self, strand: UUID) -> Group | None:
        """The group that a way belongs to."""
        return next((group for group in self.groups if any(one.id == strand for one in group.strands)), None)

    def steps_on(self, chosen: Iterable[UUID]) -> list[StepRow]:
        """The steps of somebody's own way: where they chose one of several ways, without those of the others.

        Args:
            chosen: ids of the chosen ways.
        """
        taken = set(chosen)
        left_out = {
            strand.id
            for group in self.groups
            if group.kind == ALTERNATIVES and any(strand.id in taken for strand in group.strands)
            for strand in group.strands
            if strand.id not in taken
        }
        return [step for step in self.steps if step.strand not in left_out]


def outline_of(page: ProcedurePage, request: Any = None) -> Outline:
    """The outline of a procedure in the page's own language, from the cache for a published page."""
    return kept(page, request, "outline", lambda: build(page))


def outlines(keys: Iterable[UUID], *, language: str) -> dict[UUID, Outline]:
    """The outlines of published procedures.

    Args:
        keys: their translation keys.
        language: the reader's; a procedure that is not in it comes in Polish, with ``lang`` filled.

    Returns:
        The outlines by key; what is no longer in the guide is missing. One statement, whatever their number.
    """
    wanted = list(keys)
    if not wanted:
        return {}
    codes = [code for code in (settings.LANGUAGE_CODE, language) if code in locale_ids()]
    pages = visible(ProcedurePage.objects.filter(translation_key__in=wanted, locale_id__in=[locale_ids()[code] for code in codes]))
    rows = {(page.translation_key, language_codes()[page.locale_id]): page for page in pages}
    found = {}
    for key in wanted:
        page = rows.get((key, language)) or rows.get((key, settings.LANGUAGE_CODE))
        if page is not None:
            found[key] = _in_language(outline_of(page), page, language)
    return found


def _in_language(outline: Outline, page: Page, language: str) -> Outline:
    code = language_codes()[page.locale_id]
    return outline if code == language else Outline(**{**outline.__dict__, "lang": code})


def build(page: ProcedurePage) -> Outline:
    """The outline of a page as it stands, saved or not."""
    dates = tuple(DateRow(child.value["key"], child.value["label"], child.value["help"] or "") for child in page.dates)
    steps: list[StepRow] = []
    groups: list[Group] = []
    number = 1
    for child in page.journey:
        if child.block_type == "step":
            steps.append(_step(child.id, child.value, str(number), None))
            number += 1
            continue
        group = _group(child)
        groups.append(group)
        number = _walk(child, group, steps, number)
    _code, url = address_of(page.locale_id, page.url_path) if page.url_path else ("", "")
    return Outline(page.translation_key, page.title, url, "", dates, tuple(steps), tuple(groups))


def _group(child: Any) -> Group:
    choose = child.block_type == ALTERNATIVES
    bound = enumerate(child.value["strands"].bound_blocks)
    strands = tuple(Strand(UUID(one.id), one.value["title"], chr(ord("A") + at) if choose else "") for at, one in bound)
    return Group(UUID(child.id), child.block_type, child.value["title"], strands)


def _walk(child: Any, group: Group, steps: list[StepRow], number: int) -> int:
    """Add the steps of a group. Ways to choose between begin with the same number; things side by side are counted on."""
    highest = number
    for strand, bound in zip(group.strands, child.value["strands"].bound_blocks, strict=True):
        at = number if strand.letter else highest
        for one in bound.value["steps"].bound_blocks:
            steps.append(_step(one.id, one.value, f"{at}{strand.letter}", strand.id))
            at += 1
        highest = max(highest, at)
    return highest


def _step(block_id: str, value: Any, number: str, strand: UUID | None) -> StepRow:
    return StepRow(
        UUID(block_id), number, value["title"], bool(value["is_optional"]), value["gives_date"] or "", tuple(_rules(value)), strand
    )


def _rules(value: Any) -> Iterator[Rule]:
    for child in value["deadlines"]:
        one = child.value
        basis = str(one["citation"]) if one["citation"] else ""
        if child.block_type == "counted":
            yield Rule(UUID(child.id), one["what"], basis, one["counted_from"], one["amount"], one["unit"], one["direction"])
        else:
            yield Rule(UUID(child.id), one["what"], basis, month=one["month"], day=one["day"])
