"""What people keep of their procedures, when they copy their data or delete their account."""

from typing import Any

from django.utils.translation import gettext as _

from cms.accounts.exporting import Table
from cms.accounts.models import Participant, User
from cms.guide.models import OwnChoice, OwnDate, OwnJourney, OwnStep

Rows = list[dict[str, Any]]


def erase_journeys(*, participant: Participant) -> None:
    """Delete everything: it counts for nobody but the person.

    Args:
        participant: of the account that is being deleted, locked.
    """
    OwnJourney.objects.filter(participant=participant).delete()


def journey_tables(*, participant: Participant | None, user: User | None) -> list[Table]:
    """What this room keeps of a person, for the copy of their data: four statements, none for somebody who kept nothing."""
    if participant is None:
        return []
    return [_journeys(participant), _steps(participant), _dates(participant), _choices(participant)]


def _journeys(participant: Participant) -> Table:
    columns = {"procedure": _("Procedure"), "started_at": _("Begun on"), "touched_at": _("Last used on")}
    rows: Rows = [
        {"procedure": row.title, "started_at": row.started_at, "touched_at": row.touched_at}
        for row in OwnJourney.objects.filter(participant=participant).order_by("started_at", "pk")
    ]
    return Table("procedures", _("Your procedures"), columns, rows)


def _steps(participant: Participant) -> Table:
    columns = {"procedure": _("Procedure"), "step": _("Step"), "ticked_at": _("Ticked on")}
    found = OwnStep.objects.filter(journey__participant=participant).select_related("journey").order_by("ticked_at", "pk")
    rows: Rows = [{"procedure": row.journey.title, "step": row.title, "ticked_at": row.ticked_at} for row in found]
    return Table("procedure_steps", _("Steps of procedures that you ticked"), columns, rows)


def _dates(participant: Participant) -> Table:
    columns = {"procedure": _("Procedure"), "date": _("Date"), "on": _("Day"), "entered_at": _("Entered on")}
    found = OwnDate.objects.filter(journey__participant=participant).select_related("journey").order_by("entered_at", "pk")
    rows: Rows = [{"procedure": row.journey.title, "date": row.label, "on": row.on, "entered_at": row.entered_at} for row in found]
    return Table("procedure_dates", _("Dates that you entered"), columns, rows)


def _choices(participant: Participant) -> Table:
    columns = {"procedure": _("Procedure"), "way": _("Way that you chose")}
    found = OwnChoice.objects.filter(journey__participant=participant).select_related("journey").order_by("pk")
    rows: Rows = [{"procedure": row.journey.title, "way": row.title} for row in found]
    return Table("procedure_choices", _("Ways that you chose"), columns, rows)
