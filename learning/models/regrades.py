"""The audit trail of grading again after a key was mended."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.models.immutable import ImmutableModel

from .attempts import Response
from .questions import Question, QuestionVersion


class Regrade(ImmutableModel):
    """One regrade of a question: who, when, why, by which version, and what it did. Written once."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="regrades")
    version = models.ForeignKey(QuestionVersion, verbose_name=_("graded by"), on_delete=models.PROTECT, related_name="regrades")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("made by"), null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(_("made on"), default=timezone.now, editable=False)
    reason = models.CharField(_("reason"), max_length=300)
    may_lower = models.BooleanField(_("points may go down"), default=False)
    looked_at = models.PositiveIntegerField(_("answers looked at"), default=0)
    raised = models.PositiveIntegerField(_("answers with more points"), default=0)
    lowered = models.PositiveIntegerField(_("answers with fewer points"), default=0)
    newly_passed = models.PositiveIntegerField(_("attempts that pass now"), default=0)

    class Meta:
        verbose_name = _("regrade")
        verbose_name_plural = _("regrades")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.question_id} by {self.version_id}"


class RegradeChange(ImmutableModel):
    """What a regrade changed in one response."""

    regrade = models.ForeignKey(Regrade, on_delete=models.CASCADE, related_name="changes")
    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="regrade_changes")
    points_before = models.DecimalField(_("points before"), max_digits=6, decimal_places=2)
    points_after = models.DecimalField(_("points after"), max_digits=6, decimal_places=2)
    passed_before = models.BooleanField(_("passed before"))
    passed_after = models.BooleanField(_("passed after"))

    class Meta:
        verbose_name = _("change of a regrade")
        verbose_name_plural = _("changes of regrades")
        constraints = [models.UniqueConstraint(fields=["regrade", "response"], name="mowis_learning_regrade_change_once")]

    def __str__(self) -> str:
        return f"{self.response_id}: {self.points_before} → {self.points_after}"
