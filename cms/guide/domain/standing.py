"""Where somebody stands in a procedure: what they ticked, entered and chose, what comes next, and by when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from cms.accounts.models import Participant
from cms.guide.models import OwnChoice, OwnDate, OwnJourney, OwnStep
from cms.guide.outline import DateRow, Group, Outline, StepRow, outlines

from .deadlines import Deadline, State, own_deadlines
from .progress import Progress, progress


@dataclass(frozen=True)
class Standing:
    """Where somebody stands in a procedure as it is now.

    Args:
        journey: their journey; None for somebody who has not begun.
        ticked: when each step was ticked, by its id; those that are gone too.
        dates: the day entered, by the date's key; those that are gone too.
        choices: the id of the chosen way by that of its group.
        done, total: required steps on their own way.
        next_step: the first of them that is not ticked.
        next_choice: the ways to choose between before it.
        deadlines: of their own way: what is to be done first, then what waits for a date, then what is done.
        waits_for: dates to enter, without which there are deadlines that are not known.
        gone_steps: what they ticked that is no longer in the guide, with its words.
        gone_dates: what they entered that the guide asks for no more.
        gone_choices: ways that they chose and that are no longer there.
    """

    journey: OwnJourney | None = None
    ticked: Mapping[UUID, datetime] = field(default_factory=dict)
    dates: Mapping[str, date] = field(default_factory=dict)
    choices: Mapping[UUID, UUID] = field(default_factory=dict)
    done: int = 0
    total: int = 0
    next_step: StepRow | None = None
    next_choice: Group | None = None
    deadlines: tuple[Deadline, ...] = ()
    waits_for: tuple[DateRow, ...] = ()
    gone_steps: tuple[OwnStep, ...] = ()
    gone_dates: tuple[OwnDate, ...] = ()
    gone_choices: tuple[OwnChoice, ...] = ()

    @property
    def next_deadline(self) -> Deadline | None:
        """The nearest that is to be done, overdue ones first."""
        return next(iter(self.open_deadlines), None)

    @property
    def open_deadlines(self) -> list[Deadline]:
        """Those that have a day and are to be done, the nearest first."""
        return [one for one in self.deadlines if one.is_open]

    @property
    def is_done(self) -> bool:
        """Whether every required step is ticked."""
        return 0 < self.total == self.done

    @property
    def chosen(self) -> frozenset[UUID]:
        """Ids of the chosen ways."""
        return frozenset(self.choices.values())


@dataclass(frozen=True)
class Matter:
    """A procedure that somebody keeps. Without ``outline`` it is no longer in the guide; what was ticked is still named."""

    journey: OwnJourney
    outline: Outline | None
    standing: Standing


def standing_in(*, participant: Participant | None, outline: Outline, today: date) -> Standing:
    """Where somebody stands in one procedure: four statements, none for a stranger.

    Args:
        participant: who; None for somebody who has done nothing on the portal yet.
        outline: the procedure.
        today: the day to look from.
    """
    if participant is None:
        return _standing(None, outline, today)
    rows = _with_parts(OwnJourney.objects.filter(participant=participant, procedure_key=outline.key))
    return _standing(next(iter(rows), None), outline, today)


def standings(*, participant: Participant | None, language: str, today: date) -> list[Matter]:
    """Everything that somebody keeps, the latest used first: five statements, whatever there is.

    Args:
        participant: who.
        language: the reader's.
        today: the day to look from.
    """
    if participant is None:
        return []
    journeys = _with_parts(OwnJourney.objects.filter(participant=participant))
    found = outlines([journey.procedure_key for journey in journeys], language=language)
    return [_matter(journey, found.get(journey.procedure_key), today) for journey in journeys]


def matter_of(*, participant: Participant | None, key: UUID, language: str, today: date) -> Matter | None:
    """What somebody keeps of one procedure, which may be gone from the guide; None when it is nothing.

    Args:
        participant: who.
        key: of the procedure.
        language: the reader's.
        today: the day to look from.
    """
    rows = _with_parts(OwnJourney.objects.filter(participant=participant, procedure_key=key)) if participant else []
    return _matter(rows[0], outlines([key], language=language).get(key), today) if rows else None


def _with_parts(rows: QuerySet[OwnJourney]) -> list[OwnJourney]:
    return list(rows.order_by("-touched_at", "pk").prefetch_related("steps", "dates", "choices"))


def _matter(journey: OwnJourney, outline: Outline | None, today: date) -> Matter:
    nothing = Outline(journey.procedure_key, journey.title, "")
    return Matter(journey, outline, _standing(journey, outline or nothing, today))


def _standing(journey: OwnJourney | None, outline: Outline, today: date) -> Standing:
    steps = list(journey.steps.all()) if journey else []
    dates = list(journey.dates.all()) if journey else []
    choices = list(journey.choices.all()) if journey else []
    ticked = {row.step_id: row.ticked_at for row in steps}
    chosen = {row.strand_id for row in choices}
    entered = {row.key: row.on for row in dates}
    deadlines = own_deadlines(
        outline=outline,
        steps=outline.steps_on(chosen),
        dates=entered,
        ticked={step_id: timezone.localdate(at) for step_id, at in ticked.items()},
        today=today,
    )
    way: Progress = progress(outline=outline, chosen=chosen, ticked=ticked)
    return Standing(
        journey=journey,
        ticked=ticked,
        dates=entered,
        choices={row.group_id: row.strand_id for row in choices},
        done=way.done,
        total=way.total,
        next_step=way.next_step,
        next_choice=way.next_choice,
        deadlines=deadlines,
        waits_for=_waits_for(outline, deadlines),
        gone_steps=tuple(row for row in steps if outline.step(row.step_id) is None),
        gone_dates=tuple(row for row in dates if outline.date(row.key) is None),
        gone_choices=tuple(row for row in choices if outline.group_of(row.strand_id) is None),
    )


def _waits_for(outline: Outline, deadlines: tuple[Deadline, ...]) -> tuple[DateRow, ...]:
    """Dates that unknown deadlines wait for, in the procedure's order."""
    wanted = {one.waits_for.key for one in deadlines if one.state == State.UNKNOWN and one.waits_for}
    return tuple(row for row in outline.dates if row.key in wanted)
