"""Attempts and the responses in them."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import Participant
from learning.enums import AttemptState

from .questions import Question, QuestionText, QuestionVersion


class Attempt(models.Model):
    """One go at a step's quiz. The id is minted with the form, so submitting twice is submitting once.

    While it is open its responses are what was typed so far, ungraded. ``seed`` fixes the order of the options; ``asked`` are
    pairs of version and wording primary keys, in order; ``started_at`` is when the form was first given out;
    ``pass_mark`` is the percent that counted when it was graded; ``counts`` marks the one attempt that the step's score rule takes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="attempts")
    step_key = models.UUIDField(_("step"))
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=10, choices=AttemptState, default=AttemptState.OPEN)
    locale = models.CharField(_("language"), max_length=10)
    seed = models.BigIntegerField()
    asked = models.JSONField(default=list)
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    saved_at = models.DateTimeField(_("last saved"), default=timezone.now)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    points = models.DecimalField(_("points"), max_digits=8, decimal_places=2, default=0)
    max_points = models.DecimalField(_("points to be had"), max_digits=8, decimal_places=2, default=0)
    pass_mark = models.PositiveSmallIntegerField(_("pass mark in percent"), default=0)
    passed = models.BooleanField(_("passed"), default=False)
    counts = models.BooleanField(_("counts"), default=False)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        indexes = [models.Index(fields=["step_key", "state"], name="mowis_learning_attempt_step")]
        constraints = [
            models.UniqueConstraint(fields=["participant", "step_key", "number"], name="mowis_learning_attempt_number_once"),
            models.UniqueConstraint(
                fields=["participant", "step_key"],
                condition=models.Q(state=AttemptState.OPEN),
                name="mowis_learning_one_open_attempt",
            ),
            models.UniqueConstraint(
                fields=["participant", "step_key"], condition=models.Q(counts=True), name="mowis_learning_one_attempt_counts"
            ),
            models.CheckConstraint(
                condition=models.Q(state=AttemptState.OPEN, submitted_at=None)
                | models.Q(state=AttemptState.SUBMITTED, submitted_at__isnull=False),
                name="mowis_learning_submitted_has_time",
            ),
            models.CheckConstraint(
                condition=models.Q(counts=False) | models.Q(state=AttemptState.SUBMITTED), name="mowis_learning_only_submitted_counts"
            ),
            models.CheckConstraint(
                condition=models.Q(points__gte=0, points__lte=models.F("max_points")), name="mowis_learning_points_within_max"
            ),
            models.CheckConstraint(condition=models.Q(pass_mark__lte=100), name="mowis_learning_attempt_pass_mark_percent"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def percent(self) -> int:
        """Points in percent of what was to be had, rounded down."""
        return int(100 * self.points / self.max_points) if self.max_points else 0


class Response(models.Model):
    """The answer to one question in an attempt, pinned to the version that grades it and the wording that was shown.

    ``answer`` is ``{part: [value, …]}`` (``learning.kinds``); ``shown_order`` is a list of option ids. ``graded_by`` is set when a
    regrade took a later version of the key; ``version`` stays what was asked.
    """

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="responses")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="responses")
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="responses")
    wording = models.ForeignKey(QuestionText, on_delete=models.PROTECT, related_name="responses")
    graded_by = models.ForeignKey(
        QuestionVersion, verbose_name=_("regraded by"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.JSONField(default=dict)
    shown_order = models.JSONField(default=list)
    hint_taken = models.BooleanField(_("took the hint"), default=False)
    points = models.DecimalField(_("points"), max_digits=6, decimal_places=2, default=0)
    max_points = models.DecimalField(_("points to be had"), max_digits=6, decimal_places=2, default=0)
    correct = models.BooleanField(_("right"), default=False)

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        constraints = [
            models.UniqueConstraint(fields=["attempt", "question"], name="mowis_learning_one_response_per_question"),
            models.CheckConstraint(condition=models.Q(points__gte=0), name="mowis_learning_response_points_not_negative"),
            models.CheckConstraint(
                condition=models.Q(points__lte=models.F("max_points")), name="mowis_learning_response_points_within_max"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.question_id}"
