"""Words of the guide."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    """What a procedure is about; the index gathers by it, in this order."""

    FOUNDING = "founding", _("Setting up")
    CHANGES = "changes", _("Changes and closing down")
    DUTIES = "duties", _("Yearly duties")
    MONEY = "money", _("Money from the city and others")
    PROPERTY = "property", _("Rooms, property and promotion")
    DIALOGUE = "dialogue", _("Having a say")
    PEOPLE = "people", _("Volunteers and people")


class Unit(models.TextChoices):
    """In what a deadline is counted."""

    DAYS = "days", _("days")
    WORKING_DAYS = "working_days", _("working days")
    WEEKS = "weeks", _("weeks")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")


class Direction(models.TextChoices):
    """Whether a deadline comes after its date or before it."""

    AFTER = "after", _("after")
    BEFORE = "before", _("before")
