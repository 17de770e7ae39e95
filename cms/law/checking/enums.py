"""Choices of the room's checking."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Resolution(models.TextChoices):
    """How somebody settled that an act was changed under a text."""

    CHECKED = "checked", _("checked, it still holds")
    NOT_CONCERNED = "not_concerned", _("not concerned by the change")
    REWRITTEN = "rewritten", _("rewritten")
