"""What people keep of their own way through a procedure. Nobody else sees it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import Participant
from cms.guide.validators import EARLIEST_DATE, LATEST_DATE

TITLE = 160


class OwnJourney(models.Model):
    """A person's way through a procedure, which is known by its page's translation key: edits and languages do not matter."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="journeys")
    procedure_key = models.UUIDField(_("procedure"))
    title = models.CharField(_("title when last used"), max_length=255, help_text=_("Shown when the procedure is no longer in the guide."))
    started_at = models.DateTimeField(_("started on"), default=timezone.now)
    touched_at = models.DateTimeField(_("last used on"), default=timezone.now)

    class Meta:
        verbose_name = _("own journey")
        verbose_name_plural = _("own journeys")
        ordering = ["-touched_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["participant", "procedure_key"], name="mowis_guide_own_journey_once")]

    def __str__(self) -> str:
        return self.title


class OwnStep(models.Model):
    """A step that somebody ticked, with its words at that time: it lasts when the step is taken out of the guide."""

    journey = models.ForeignKey(OwnJourney, on_delete=models.CASCADE, related_name="steps")
    step_id = models.UUIDField(_("step"))
    title = models.CharField(_("title when ticked"), max_length=TITLE)
    ticked_at = models.DateTimeField(_("ticked on"), default=timezone.now)

    class Meta:
        verbose_name = _("ticked step")
        verbose_name_plural = _("ticked steps")
        ordering = ["ticked_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["journey", "step_id"], name="mowis_guide_own_step_once")]

    def __str__(self) -> str:
        return self.title


class OwnDate(models.Model):
    """A date that somebody entered („wpis do KRS: 3.11.2026”), by the key that the procedure gives it."""

    journey = models.ForeignKey(OwnJourney, on_delete=models.CASCADE, related_name="dates")
    key = models.CharField(_("date"), max_length=40)
    label = models.CharField(_("label when entered"), max_length=120)
    on = models.DateField(_("on"))
    entered_at = models.DateTimeField(_("entered on"), default=timezone.now)

    class Meta:
        verbose_name = _("entered date")
        verbose_name_plural = _("entered dates")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["journey", "key"], name="mowis_guide_own_date_once"),
            models.CheckConstraint(condition=models.Q(on__range=(EARLIEST_DATE, LATEST_DATE)), name="mowis_guide_own_date_in_our_time"),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.on:%d.%m.%Y}"


class OwnChoice(models.Model):
    """Which of several ways („albo”) somebody goes."""

    journey = models.ForeignKey(OwnJourney, on_delete=models.CASCADE, related_name="choices")
    group_id = models.UUIDField(_("choice"))
    strand_id = models.UUIDField(_("way"))
    title = models.CharField(_("way when chosen"), max_length=TITLE)

    class Meta:
        verbose_name = _("chosen way")
        verbose_name_plural = _("chosen ways")
        constraints = [models.UniqueConstraint(fields=["journey", "group_id"], name="mowis_guide_own_choice_once")]

    def __str__(self) -> str:
        return self.title
