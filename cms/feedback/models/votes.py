"""What readers say about pages."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.feedback.enums import FeedbackState, Reason, Vote

MOST_IN_TEXT = 1000
MOST_IN_NOTE = 500


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    """Named filters."""

    def with_words(self) -> Self:
        """Votes whose reader said more than yes or no: what editors read."""
        return self.filter(said_at__isnull=False)

    def waiting(self) -> Self:
        """What no editor has looked at yet."""
        return self.with_words().filter(state=FeedbackState.NEW)


class Feedback(models.Model):
    """A reader's vote on a page and, if they gave one, the reason. Who the reader is does not stand anywhere.

    The page is known by its key and language; path, title and moment of publication stay as they were when the reader voted,
    whatever happens to the page.
    """

    page_key = models.UUIDField(_("page"), editable=False)
    locale = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, editable=False)
    path = models.CharField(_("address at that time"), max_length=1000, editable=False)
    title = models.CharField(_("title at that time"), max_length=255, editable=False)
    published_at = models.DateTimeField(_("page as published on"), editable=False)
    helpful = models.BooleanField(_("it helped"))
    reason = models.CharField(pgettext_lazy("feedback", "reason"), max_length=10, choices=Reason, blank=True)
    text = models.CharField(_("text"), max_length=MOST_IN_TEXT, blank=True)
    text_removed = models.BooleanField(_("an editor removed the text"), default=False, editable=False)
    created_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    said_at = models.DateTimeField(_("reason given"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=5, choices=FeedbackState, default=FeedbackState.NEW)
    note = models.CharField(_("note"), max_length=MOST_IN_NOTE, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handled by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    handled_at = models.DateTimeField(_("handled on"), null=True, blank=True, editable=False)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader's opinion")
        verbose_name_plural = _("readers' opinions")
        ordering = ("-created_at", "-pk")
        default_permissions = ("view", "change")
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="mowis_feedback_newest"),
            models.Index(fields=["page_key", "locale", "-created_at"], name="mowis_feedback_page"),
            models.Index(
                fields=["-created_at", "-id"], condition=Q(state=FeedbackState.NEW, said_at__isnull=False), name="mowis_feedback_waiting"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=["", *Reason.values]),
                name="mowis_feedback_reason_known",
                violation_error_message=_("Choose one of the reasons."),
            ),
            models.CheckConstraint(
                condition=Q(helpful=False) | Q(reason=""),
                name="mowis_feedback_reason_of_no",
                violation_error_message=_("A reason is given only for a page that did not help."),
            ),
            models.CheckConstraint(
                condition=Q(said_at__isnull=False) | Q(reason="", text="", text_removed=False),
                name="mowis_feedback_words_have_time",
                violation_error_message=_("What a reader said has the moment at which it was said."),
            ),
            models.CheckConstraint(
                condition=Q(text_removed=False) | Q(text=""),
                name="mowis_feedback_removed_is_empty",
                violation_error_message=_("A text that was removed is not there."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=FeedbackState.values),
                name="mowis_feedback_state_known",
                violation_error_message=_("Choose one of the states."),
            ),
            models.CheckConstraint(
                condition=Q(state=FeedbackState.NEW, handled_at=None) | (~Q(state=FeedbackState.NEW) & Q(handled_at__isnull=False)),
                name="mowis_feedback_handled_has_time",
                violation_error_message=_("What an editor took, did or refused has the moment of it; what is new has none."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.vote.label}"

    @property
    def vote(self) -> Vote:
        """Yes or no."""
        return Vote.YES if self.helpful else Vote.NO

    @property
    def has_words(self) -> bool:
        """Whether the reader said why."""
        return self.said_at is not None
