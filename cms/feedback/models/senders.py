"""Counting who votes how often without knowing who: marks of a day, deleted on the next (RODO, art. 5 ust. 1 lit. c and e)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .votes import Feedback

LENGTH = 64


class SenderHour(models.Model):
    """How many votes a network sent within an hour."""

    mark = models.CharField(max_length=LENGTH)
    hour = models.DateTimeField()
    n = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("votes of a network")
        verbose_name_plural = _("votes of networks")
        default_permissions = ()
        indexes = [models.Index(fields=["hour"], name="mowis_feedback_hour")]
        constraints = [
            models.UniqueConstraint(
                fields=["mark", "hour"], name="mowis_feedback_hour_once", violation_error_message=_("This hour is counted already.")
            )
        ]

    def __str__(self) -> str:
        return f"{self.hour} {self.n}"


class SenderVote(models.Model):
    """The vote that a sender has given on a page today, so that a second one changes it."""

    mark = models.CharField(max_length=LENGTH)
    vote = models.OneToOneField(Feedback, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()

    class Meta:
        verbose_name = _("vote of the day")
        verbose_name_plural = _("votes of the day")
        default_permissions = ()
        indexes = [models.Index(fields=["day"], name="mowis_feedback_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["mark"], name="mowis_feedback_vote_once", violation_error_message=_("A sender votes once a day on a page.")
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.vote_id}"
