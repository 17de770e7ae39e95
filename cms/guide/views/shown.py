"""A procedure's steps as templates take them: the same for everybody, with one person's state on top where there is one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpRequest
from wagtail.models import Page

from cms.core.blocks.own_language import shown_record
from cms.core.blocks.related_pages import PageLink, paired_links
from cms.guide.blocks import steps_in
from cms.guide.domain.deadlines import Deadline
from cms.guide.domain.standing import Standing
from cms.guide.models import ProcedurePage
from cms.guide.outline import ALTERNATIVES, Group, Outline, Rule, StepRow, Strand
from cms.law.blocks import CitationLine, citation_lines
from cms.translation.listing import reader

from .own.words import left_words, moved_words
from .words import rule_words


@dataclass(frozen=True)
class ShownRule:
    """A deadline in words. ``own`` is somebody's own, if they keep the procedure; ``left`` and ``moved`` say what is to be said of it."""

    rule: Rule
    words: str
    own: Deadline | None = None

    @property
    def left(self) -> str:
        """How long is left."""
        return left_words(self.own) if self.own else ""

    @property
    def moved(self) -> str:
        """Why it does not end on the day as counted."""
        return moved_words(self.own) if self.own else ""


@dataclass(frozen=True)
class ShownDate:
    """A date to enter: what stands in the field, what was wrong with it, and the day that is kept."""

    key: str
    label: str
    help: str
    value: str = ""
    problem: str = ""
    on: date | None = None


@dataclass(frozen=True)
class ShownStep:
    """A step with everything that its block holds, in the reader's language. ``lang`` of an office: where it has none in that."""

    row: StepRow
    value: Any
    office: Any
    office_lang: str
    citations: list[CitationLine]
    lessons: list[PageLink]
    rules: list[ShownRule]
    date: ShownDate | None = None
    is_done: bool = False
    is_group: ClassVar[bool] = False


@dataclass(frozen=True)
class ShownStrand:
    """One of several ways with its steps. ``is_left_out``: somebody goes another way."""

    strand: Strand
    text: str
    steps: list[ShownStep]
    is_chosen: bool = False
    is_left_out: bool = False


@dataclass(frozen=True)
class ShownGroup:
    """Several ways, or things that go on side by side."""

    group: Group
    strands: list[ShownStrand]
    is_group: ClassVar[bool] = True

    @property
    def is_choice(self) -> bool:
        """Whether one of the ways is enough."""
        return self.group.kind == ALTERNATIVES


Item = ShownStep | ShownGroup


class Shower:
    """Draws the steps of a page together: offices, acts and linked pages are read for all of them at once.

    Args:
        page: the procedure.
        outline: what it consists of.
        request: for addresses; may be missing.
        own: somebody's standing in it, or None.
        dates: what to show in the fields of dates, by key.
    """

    def __init__(
        self,
        page: ProcedurePage,
        outline: Outline,
        request: HttpRequest | None,
        *,
        own: Standing | None = None,
        dates: dict[str, ShownDate] | None = None,
    ) -> None:
        self._page = page
        self._outline = outline
        self._rows = {step.id: step for step in outline.steps}
        self._labels = {row.key: row.label for row in outline.dates}
        self._own = own
        self._dates = dates or {row.key: ShownDate(row.key, row.label, row.help) for row in outline.dates}
        self._lessons = _lessons(page, request)
        self._own_days = {deadline.rule.id: deadline for deadline in own.deadlines} if own else {}

    def items(self) -> Iterator[Item]:
        """Steps and groups of steps in their order."""
        for child in self._page.journey:
            if child.block_type == "step":
                yield self._step(UUID(child.id), child.value)
            else:
                yield self._group(child)

    def step(self, wanted: UUID) -> ShownStep:
        """One step by its id; the outline has it."""
        return next(self._step(wanted, value) for step_id, value in steps_in(self._page.journey) if UUID(step_id) == wanted)

    def _group(self, child: Any) -> ShownGroup:
        group = next(one for one in self._outline.groups if one.id == UUID(child.id))
        chosen = next((strand.id for strand in group.strands if self._own and strand.id in self._own.chosen), None)
        strands = []
        for strand, bound in zip(group.strands, child.value["strands"].bound_blocks, strict=True):
            steps = [self._step(UUID(one.id), one.value) for one in bound.value["steps"].bound_blocks]
            is_chosen = chosen == strand.id
            strands.append(ShownStrand(strand, bound.value["text"] or "", steps, is_chosen, chosen is not None and not is_chosen))
        return ShownGroup(group, strands)

    def _step(self, step_id: UUID, value: Any) -> ShownStep:
        row = self._rows[step_id]
        office, office_lang = shown_record(value["office"], language=reader())
        return ShownStep(
            row=row,
            value=value,
            office=office,
            office_lang=office_lang,
            citations=citation_lines(value["citations"]),
            lessons=[self._lessons[page.pk] for page in value["lessons"] if page is not None and page.pk in self._lessons],
            rules=[self._rule(rule) for rule in row.rules],
            date=self._dates.get(row.gives_date),
            is_done=bool(self._own and step_id in self._own.ticked),
        )

    def _rule(self, rule: Rule) -> ShownRule:
        return ShownRule(rule, rule_words(rule, date_label=self._labels.get(rule.counted_from, "")), self._own_days.get(rule.id))


def loose_dates(outline: Outline) -> list[str]:
    """Keys of the dates that no step gives: they are asked for above the steps."""
    given = {step.gives_date for step in outline.steps}
    return [row.key for row in outline.dates if row.key not in given]


def _lessons(page: ProcedurePage, request: HttpRequest | None) -> dict[int, PageLink]:
    chosen: dict[int, Page] = {
        lesson.pk: lesson for _id, value in steps_in(page.journey) for lesson in value["lessons"] if lesson is not None
    }
    links = paired_links(list(chosen.values()), language=reader(), request=request)
    return {pk: link for pk, link in zip(chosen, links, strict=True) if link}
