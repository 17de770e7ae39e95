"""Groups that learn together: people of one organisation or office, with a coordinator who sees how far each has come."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import Participant

#: Of a group and of a person in it.
LONGEST_NAME = 120
LONGEST_ORGANISATION = 200


def new_invitation() -> str:
    """The secret word of an invitation link: 128 bits, fit for an address."""
    return secrets.token_urlsafe(16)


class LearningGroup(models.Model):
    """A group. People join by its invitation link; its coordinator sees what each of them agreed to, and nothing else.

    Ended (``closed_at``) it has no members: consent was given to a group that goes on.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    organisation = models.CharField(_("organisation or office"), max_length=LONGEST_ORGANISATION, blank=True)
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("coordinator"), null=True, on_delete=models.SET_NULL, related_name="learning_groups"
    )
    invitation = models.CharField(max_length=40, unique=True, default=new_invitation, editable=False)
    created_at = models.DateTimeField(_("made on"), default=timezone.now, editable=False)
    closed_at = models.DateTimeField(_("closed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    def __str__(self) -> str:
        return self.name


class GroupCourse(models.Model):
    """A course that a group takes."""

    group = models.ForeignKey(LearningGroup, on_delete=models.CASCADE, related_name="courses")
    course_key = models.UUIDField(_("course"))
    due_on = models.DateField(_("to be done by"), null=True, blank=True)

    class Meta:
        verbose_name = _("course of a group")
        verbose_name_plural = _("courses of groups")
        constraints = [models.UniqueConstraint(fields=["group", "course_key"], name="mowis_learning_group_course_once")]

    def __str__(self) -> str:
        return f"{self.group_id} {self.course_key}"


class GroupMember(models.Model):
    """Somebody in a group, under the name that they gave. Leaving deletes the row and every consent with it."""

    group = models.ForeignKey(LearningGroup, on_delete=models.CASCADE, related_name="members")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="memberships")
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    joined_at = models.DateTimeField(_("joined on"), default=timezone.now)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [models.UniqueConstraint(fields=["group", "participant"], name="mowis_learning_member_once")]

    def __str__(self) -> str:
        return self.name


class GroupConsent(models.Model):
    """A member agrees that the coordinator sees their progress in one course (RODO, art. 6 ust. 1 lit. a). Withdrawn by deleting the row.

    A course that the group takes up later is another purpose, so it needs another consent.
    """

    member = models.ForeignKey(GroupMember, on_delete=models.CASCADE, related_name="consents")
    course_key = models.UUIDField(_("course"))
    agreed_at = models.DateTimeField(_("agreed on"), default=timezone.now)

    class Meta:
        verbose_name = _("consent of a member")
        verbose_name_plural = _("consents of members")
        constraints = [models.UniqueConstraint(fields=["member", "course_key"], name="mowis_learning_consent_once")]

    def __str__(self) -> str:
        return f"{self.member_id} {self.course_key}"
