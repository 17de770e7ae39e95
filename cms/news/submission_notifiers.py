"""Wagtail's mails about moderation, with one change: senders get the portal's own, so they do not get Wagtail's as well.

A sender has no way into the admin, where the links of Wagtail's mails lead. Editors get Wagtail's mails as ever, yet after the
commit: a mail server that is slow must not keep the database locked.
"""

from typing import Any

from django.db import transaction
from wagtail.admin.mail import (
    GroupApprovalTaskStateSubmissionEmailNotifier,
    Notifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
    WorkflowStateSubmissionEmailNotifier,
)
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from cms.news.models.submissions import Submission


class _AfterCommit(Notifier):
    """Sends when the transaction commits."""

    def __call__(self, instance: Any = None, **kwargs: Any) -> bool:
        """Put the sending off."""
        send = super().__call__
        transaction.on_commit(lambda: send(instance, **kwargs))
        return True


class _NotToSenders(_AfterCommit):
    """Leaves out what somebody sent in."""

    def can_handle(self, instance: WorkflowState, **kwargs: Any) -> bool:
        """Whether the mail is Wagtail's to send."""
        if not super().can_handle(instance, **kwargs):
            return False
        is_page = instance.base_content_type.model_class() is Page
        return not (is_page and Submission.objects.filter(page_id=instance.object_id).exists())


class ApprovalNotifier(_NotToSenders, WorkflowStateApprovalEmailNotifier):
    """Tells an editor that what they wrote was approved."""


class RejectionNotifier(_NotToSenders, WorkflowStateRejectionEmailNotifier):
    """Tells an editor that what they wrote was sent back."""


class SubmissionNotifier(_AfterCommit, WorkflowStateSubmissionEmailNotifier):
    """Tells administrators that something waits."""


class TaskNotifier(_AfterCommit, GroupApprovalTaskStateSubmissionEmailNotifier):
    """Tells the editors that something waits for them."""


#: Signal, sender, the name under which Wagtail connects its own, and ours. Signals hold receivers weakly, so they live here.
_RECEIVERS: tuple[tuple[Any, type, str, Notifier], ...] = (
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification", ApprovalNotifier()),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification", RejectionNotifier()),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification", SubmissionNotifier()),
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification", TaskNotifier()),
)


def connect() -> None:
    """Take the places of Wagtail's receivers; called once when the app is ready.

    A place is known by its name, and who connects first under a name keeps it: so this works whether Wagtail's admin becomes
    ready before or after us.
    """
    for signal, sender, name, ours in _RECEIVERS:
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(ours, sender=sender, dispatch_uid=name)
