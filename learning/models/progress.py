"""Facts and counters of progress. All keys are translation keys: no delete, move or copy of a page cascades here."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import Audience, Participant
from cms.core.models.immutable import ImmutableModel
from learning.enums import CompletionReason, CompletionRule, ScoreRule


class StepCompletion(ImmutableModel):
    """A participant has done a step. Insert-only: later edits of the step take nothing away."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="completions")
    step_key = models.UUIDField(_("step"))
    reason = models.CharField(_("reason"), max_length=10, choices=CompletionReason)
    evidence_id = models.UUIDField(_("attempt"), null=True, blank=True)
    completed_at = models.DateTimeField(_("done on"), default=timezone.now)

    class Meta:
        verbose_name = _("completion")
        verbose_name_plural = _("completions")
        indexes = [models.Index(fields=["step_key"], name="mowis_learning_completion_step")]
        constraints = [
            models.UniqueConstraint(fields=["participant", "step_key"], name="mowis_learning_completion_once"),
            models.CheckConstraint(
                condition=~models.Q(reason__in=[CompletionReason.ANSWERED, CompletionReason.PASSED]) | models.Q(evidence_id__isnull=False),
                name="mowis_learning_completion_has_attempt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.step_key}"


class CourseStructure(models.Model):
    """An edition of a course: which steps count. A new one is made only when the set of required steps changes."""

    course_key = models.UUIDField(_("course"))
    version = models.PositiveIntegerField(_("edition"))
    required_hash = models.CharField(max_length=64)
    is_current = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("course edition")
        verbose_name_plural = _("course editions")
        constraints = [
            models.UniqueConstraint(fields=["course_key", "version"], name="mowis_learning_edition_once"),
            models.UniqueConstraint(fields=["course_key"], condition=models.Q(is_current=True), name="mowis_learning_one_current_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.course_key} edition {self.version}"


class StructureStep(models.Model):
    """A live step of an edition, in order, with the rules that apply to it. Optional steps are listed too.

    ``completion_rule`` is settled for the step as it is, quiz or none. ``attempts_allowed`` None: as many as people like;
    ``attempt_delay`` in minutes. ``prerequisites`` are ``[["course" | "module" | "step", key], …]``.
    """

    structure = models.ForeignKey(CourseStructure, on_delete=models.CASCADE, related_name="steps")
    step_key = models.UUIDField(_("step"), db_index=True)
    module_key = models.UUIDField(_("module"))
    position = models.PositiveIntegerField(_("position"))
    required = models.BooleanField(_("required"), default=True)
    pass_mark = models.PositiveSmallIntegerField(_("pass mark in percent"), default=60)
    completion_rule = models.CharField(_("done when"), max_length=10, choices=CompletionRule, default=CompletionRule.CONFIRMED)
    attempts_allowed = models.PositiveSmallIntegerField(_("attempts allowed"), null=True, blank=True)
    attempt_delay = models.PositiveIntegerField(_("minutes between attempts"), default=0)
    score_rule = models.CharField(_("which attempt counts"), max_length=10, choices=ScoreRule, default=ScoreRule.BEST)
    opens_at = models.DateTimeField(_("open from"), null=True, blank=True)
    closes_at = models.DateTimeField(_("open until"), null=True, blank=True)
    prerequisites = models.JSONField(_("first comes"), default=list, blank=True)

    class Meta:
        verbose_name = _("step of an edition")
        verbose_name_plural = _("steps of editions")
        ordering = ["structure", "position"]
        constraints = [
            models.UniqueConstraint(fields=["structure", "step_key"], name="mowis_learning_edition_step_once"),
            models.CheckConstraint(
                condition=models.Q(pass_mark__gte=1, pass_mark__lte=100), name="mowis_learning_edition_pass_mark_percent"
            ),
            models.CheckConstraint(
                condition=models.Q(attempts_allowed=None) | models.Q(attempts_allowed__gte=1), name="mowis_learning_edition_attempts"
            ),
            models.CheckConstraint(
                condition=models.Q(opens_at=None) | models.Q(closes_at=None) | models.Q(opens_at__lt=models.F("closes_at")),
                name="mowis_learning_edition_window",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.structure_id} {self.step_key}"


class CourseProgress(models.Model):
    """A participant's enrolment in a course, with kept counters. Once completed, it stays so with its edition.

    ``audience`` and ``locale`` are as they were at enrolment; ``in_statistics`` is False for those who may edit courses.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="courses")
    course_key = models.UUIDField(_("course"))
    structure = models.ForeignKey(CourseStructure, on_delete=models.PROTECT, related_name="progress")
    done = models.PositiveIntegerField(_("required steps done"), default=0)
    total = models.PositiveIntegerField(_("required steps"), default=0)
    last_step_key = models.UUIDField(_("last step"), null=True, blank=True)
    last_activity_at = models.DateTimeField(_("last activity"), default=timezone.now)
    enrolled_at = models.DateTimeField(_("enrolled"), default=timezone.now)
    audience = models.CharField(_("audience"), max_length=12, choices=Audience, blank=True)
    locale = models.CharField(_("language"), max_length=10, default=settings.LANGUAGE_CODE)
    in_statistics = models.BooleanField(_("counted in reports"), default=True)
    completed_at = models.DateTimeField(_("completed"), null=True, blank=True)
    completed_structure = models.ForeignKey(
        CourseStructure, verbose_name=_("completed edition"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("course progress")
        verbose_name_plural = _("course progress")
        indexes = [models.Index(fields=["course_key", "completed_at"], name="mowis_learning_progress_course")]
        constraints = [
            models.UniqueConstraint(fields=["participant", "course_key"], name="mowis_learning_progress_once"),
            models.CheckConstraint(condition=models.Q(done__lte=models.F("total")), name="mowis_learning_done_within_total"),
            models.CheckConstraint(
                condition=models.Q(completed_at=None, completed_structure=None)
                | models.Q(completed_at__isnull=False, completed_structure__isnull=False),
                name="mowis_learning_completed_with_edition",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.course_key}"

    @property
    def percent(self) -> int:
        """Required steps done in percent, rounded down; 100 only when all are done."""
        return 100 * self.done // self.total if self.total else 0
