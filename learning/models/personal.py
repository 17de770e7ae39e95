"""What learners keep for themselves: bookmarks, notes, wishes to be reminded. Nobody else sees it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import Participant
from learning.enums import ReminderKind

from .progress import CourseStructure

#: Longer notes belong in a document of one's own.
LONGEST_NOTE = 4000


class Bookmark(models.Model):
    """A step that a learner wants to find again."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="bookmarks")
    step_key = models.UUIDField(_("step"))
    created_at = models.DateTimeField(_("kept on"), default=timezone.now)

    class Meta:
        verbose_name = _("bookmark")
        verbose_name_plural = _("bookmarks")
        constraints = [models.UniqueConstraint(fields=["participant", "step_key"], name="mowis_learning_bookmark_once")]

    def __str__(self) -> str:
        return str(self.step_key)


class StepNote(models.Model):
    """A learner's private note to a step."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="notes")
    step_key = models.UUIDField(_("step"))
    text = models.TextField(_("note"), max_length=LONGEST_NOTE)
    updated_at = models.DateTimeField(_("changed on"), default=timezone.now)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        constraints = [models.UniqueConstraint(fields=["participant", "step_key"], name="mowis_learning_note_once")]

    def __str__(self) -> str:
        return str(self.step_key)


class ReminderWish(models.Model):
    """A learner with an account asked to be reminded by e-mail (consent, RODO art. 6 ust. 1 lit. a). Withdrawn by deleting the row."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="reminder_wishes")
    kind = models.CharField(_("of what"), max_length=20, choices=ReminderKind)
    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        verbose_name = _("wish to be reminded")
        verbose_name_plural = _("wishes to be reminded")
        constraints = [models.UniqueConstraint(fields=["participant", "kind"], name="mowis_learning_reminder_wish_once")]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.kind}"


class SentReminder(models.Model):
    """A reminder that went out: one per course, kind and edition, so that nobody is asked twice."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="sent_reminders")
    course_key = models.UUIDField(_("course"))
    kind = models.CharField(_("of what"), max_length=20, choices=ReminderKind)
    structure = models.ForeignKey(CourseStructure, verbose_name=_("edition"), on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("sent on"), default=timezone.now)

    class Meta:
        verbose_name = _("sent reminder")
        verbose_name_plural = _("sent reminders")
        constraints = [
            models.UniqueConstraint(fields=["participant", "course_key", "kind", "structure"], name="mowis_learning_reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.course_key} {self.kind}"
