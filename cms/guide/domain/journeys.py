"""What somebody does on their way through a procedure: begin, keep what a form says, begin anew, delete it all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cms.accounts.models import Participant
from cms.guide.errors import NoJourneyError, TooManyJourneysError
from cms.guide.models import OwnChoice, OwnDate, OwnJourney, OwnStep
from cms.guide.models.own import TITLE
from cms.guide.outline import Outline, Strand

from .problems import Problem, ProblemKind
from .reading import DATE, Understood

#: Gives the participant who acts, locked until the transaction ends; makes one where there is none.
Owner = Callable[[], Participant]
#: Procedures that one person keeps: more than the guide will ever have.
MOST_JOURNEYS = 100


@dataclass(frozen=True)
class Drawn:
    """The form that something came by.

    Args:
        at: when it was drawn. What was entered after that – in another tab, on another device – the form does not know.
        means: the key of the date whose own button was pressed: that one is meant, whatever was entered since.
    """

    at: datetime
    means: str = ""


@transaction.atomic
def keep(*, owner: Owner, outline: Outline, said: Understood, drawn: Drawn) -> tuple[Problem, ...]:
    """Keep what a form says. Doing it again changes nothing.

    Args:
        owner: gives the participant, locked; called once it is known that there is something to keep.
        outline: the procedure.
        said: what the form says, read.
        drawn: the form.

    Returns:
        Dates that were not kept because others were entered since the form was drawn.

    Raises:
        TooManyJourneysError: when it would be more than ``MOST_JOURNEYS``. Nothing is kept.
    """
    if not said.says_something:
        return ()
    participant = owner()
    journey = _journey(participant, outline) if said.adds_something else _standing(participant, outline.key)
    if journey is None:
        return ()
    _keep_steps(journey, said)
    _keep_choices(journey, said.choices)
    since = tuple(_keep_dates(journey, outline, said.dates, drawn))
    _touch(journey, outline)
    return since


@transaction.atomic
def start(*, owner: Owner, outline: Outline) -> OwnJourney:
    """Begin a procedure without ticking anything yet; one that is begun goes on.

    Args:
        owner: gives the participant, locked.
        outline: the procedure.

    Raises:
        TooManyJourneysError: when it would be more than ``MOST_JOURNEYS``.
    """
    return _journey(owner(), outline)


@transaction.atomic
def restart(*, participant: Participant, procedure_key: UUID) -> None:
    """Take back every tick, date and choice, and begin anew.

    Args:
        participant: whose.
        procedure_key: of which procedure.

    Raises:
        NoJourneyError: when there is nothing of it.
    """
    gone = _deleted(participant, procedure_key)
    OwnJourney.objects.create(participant=participant, procedure_key=procedure_key, title=gone.title)


@transaction.atomic
def forget(*, participant: Participant, procedure_key: UUID) -> None:
    """Delete everything that somebody keeps of a procedure, also of one that is no longer in the guide.

    Args:
        participant: whose.
        procedure_key: of which procedure.

    Raises:
        NoJourneyError: when there is nothing of it.
    """
    _deleted(participant, procedure_key)


def _deleted(participant: Participant, key: UUID) -> OwnJourney:
    # Every action here locks the participant first, so that none of them meets another half-way.
    Participant.objects.select_for_update().filter(pk=participant.pk).first()
    journey = _standing(participant, key)
    if journey is None:
        raise NoJourneyError
    journey.delete()
    return journey


def _standing(participant: Participant, key: UUID) -> OwnJourney | None:
    return OwnJourney.objects.filter(participant=participant, procedure_key=key).first()


def _journey(participant: Participant, outline: Outline) -> OwnJourney:
    journey = _standing(participant, outline.key)
    if journey is not None:
        return journey
    if OwnJourney.objects.filter(participant=participant).count() >= MOST_JOURNEYS:
        raise TooManyJourneysError
    return OwnJourney.objects.create(participant=participant, procedure_key=outline.key, title=outline.title)


def _touch(journey: OwnJourney, outline: Outline) -> None:
    journey.title, journey.touched_at = outline.title, timezone.now()
    journey.save(update_fields=["title", "touched_at"])


def _keep_steps(journey: OwnJourney, said: Understood) -> None:
    """A step that is ticked keeps its day, whoever ticks it again."""
    rows = [OwnStep(journey=journey, step_id=step.id, title=step.title[:TITLE]) for step in said.tick]
    OwnStep.objects.bulk_create(rows, ignore_conflicts=True)
    if said.untick:
        OwnStep.objects.filter(journey=journey, step_id__in=said.untick).delete()


def _keep_choices(journey: OwnJourney, choices: Mapping[UUID, Strand | None]) -> None:
    for group_id, strand in choices.items():
        if strand is None:
            OwnChoice.objects.filter(journey=journey, group_id=group_id).delete()
        else:
            chosen = {"strand_id": strand.id, "title": strand.title[:TITLE]}
            OwnChoice.objects.update_or_create(journey=journey, group_id=group_id, defaults=chosen)


def _keep_dates(journey: OwnJourney, outline: Outline, dates: Mapping[str, date | None], drawn: Drawn) -> Iterator[Problem]:
    """A date that stands already keeps the time when it was entered."""
    standing = {row.key: row for row in journey.dates.all()} if dates else {}
    for key, day in dates.items():
        row, asked = standing.get(key), outline.date(key)
        if asked is None or day == (row.on if row else None):
            continue
        if row is not None and row.entered_at > drawn.at and key != drawn.means:
            # An empty field of an older page is no wish to take the date back.
            if day is not None:
                yield Problem(DATE + key, ProblemKind.ENTERED_SINCE, day.isoformat(), row.on)
        elif day is None:
            OwnDate.objects.filter(journey=journey, key=key).delete()
        else:
            entered = {"label": asked.label, "on": day, "entered_at": timezone.now()}
            OwnDate.objects.update_or_create(journey=journey, key=key, defaults=entered)
