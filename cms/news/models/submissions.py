"""What organisations send in: who sent which article, and how far it is."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from .articles import ArticlePage


class SubmissionState(models.TextChoices):
    """How far a submission is, as its author reads it."""

    DRAFT = "draft", _("draft, seen by you only")
    SENT = "sent", _("sent, waiting for the editors")
    RETURNED = "returned", _("returned to you")
    PUBLISHED = "published", _("published")
    TAKEN_DOWN = "taken_down", _("taken down")
    ENDED = "ended", _("no longer published")


#: In these the text is its author's; in all others it is the editors' or the readers'.
OPEN = frozenset({SubmissionState.DRAFT, SubmissionState.RETURNED})


class Submission(models.Model):
    """An article that somebody sent in. The text is the page's; here stands what only concerns the sender.

    The state is not stored: it follows from the page, Wagtail's workflow and the statements of reasons, and so cannot
    disagree with them.
    """

    page = models.OneToOneField(ArticlePage, on_delete=models.CASCADE, related_name="submission")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="submissions")
    form_id = models.UUIDField(unique=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    #: When the person agreed to the terms and sent it for the first time.
    agreed_at = models.DateTimeField(null=True, editable=False)
    #: When the person was told the address; again after it was taken down and published once more.
    announced_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ("-created_at", "-pk")
        indexes = [models.Index(fields=["person", "-created_at"], name="mowis_news_submission_person")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(announced_at=None) | models.Q(agreed_at__isnull=False),
                name="mowis_news_announced_was_agreed",
                violation_error_message=_("Nothing is published before its author agreed to the terms."),
            )
        ]

    def __str__(self) -> str:
        return str(self.page)

    @property
    def key(self) -> UUID:
        """By what addresses know it."""
        key: UUID = self.page.translation_key
        return key

    def state(self, *, workflow: WorkflowState | None, statement: Any) -> SubmissionState:
        """How far it is.

        Args:
            workflow: the page's active workflow, if there is one.
            statement: the latest statement of reasons for taking it down, if there is one.
        """
        if self.page.live:
            return SubmissionState.PUBLISHED
        if workflow is not None:
            waits = workflow.status == WorkflowState.STATUS_IN_PROGRESS
            return SubmissionState.SENT if waits else SubmissionState.RETURNED
        published = self.page.last_published_at
        if statement is not None and (published is None or statement.decided_at >= published):
            return SubmissionState.TAKEN_DOWN
        return SubmissionState.ENDED if self.page.first_published_at else SubmissionState.DRAFT
