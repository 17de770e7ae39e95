"""Choices of the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RuleKind(models.TextChoices):
    """What somebody has to show for a certificate."""

    PASSED = "passed", _("one course is completed")
    SEVERAL = "several", _("several courses are completed")
    ATTENDED = "attended", _("trainings were attended")


class EventKind(models.TextChoices):
    """What happened to a certificate."""

    ISSUED = "issued", _("issued")
    SHOWN = "shown", _("the holder lets the name be shown")
    HIDDEN = "hidden", _("the holder lets initials be shown")
    CORRECTED = "corrected", _("replaced with a corrected name")
    REVOKED = "revoked", _("revoked")
    ERASED = "erased", _("the holder's data were removed")


class State(models.TextChoices):
    """What a stranger who checks a certificate is told."""

    VALID = "valid", _("valid")
    REPLACED = "replaced", _("replaced by a newer one")
    REVOKED = "revoked", _("revoked")
