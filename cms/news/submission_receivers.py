"""When an editor decides on what somebody sent in, its sender is told; when a person goes, their drafts go."""

from typing import Any

from django.db.models.signals import pre_delete
from wagtail.models import Page, WorkflowState
from wagtail.signals import page_published, workflow_rejected

from cms.accounts.models import User

from .domain.submission_letters import tell_published, tell_returned
from .models import ArticlePage, Submission


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    workflow_rejected.connect(_on_returned, sender=WorkflowState, dispatch_uid="mowis_news.story_returned")
    page_published.connect(_on_published, sender=ArticlePage, dispatch_uid="mowis_news.story_published")
    pre_delete.connect(_on_person_deleted, sender=User, dispatch_uid="mowis_news.drafts_of_deleted")


def _of_page(pk: Any) -> Submission | None:
    return Submission.objects.select_related("page", "person").filter(page_id=pk).first()


def _on_returned(sender: type, instance: WorkflowState, **kwargs: Any) -> None:
    submission = _of_page(instance.object_id) if instance.base_content_type.model_class() is Page else None
    if submission is not None:
        task = instance.current_task_state
        tell_returned(submission, reason=task.comment if task else "")


def _on_published(sender: type, instance: ArticlePage, **kwargs: Any) -> None:
    submission = _of_page(instance.pk)
    if submission is not None:
        tell_published(submission)


def _on_person_deleted(sender: type, instance: User, **kwargs: Any) -> None:
    """Delete drafts that nobody but their author ever saw (RODO, art. 17); what was sent stays with the editors."""
    for submission in Submission.objects.filter(person=instance, agreed_at=None).select_related("page"):
        if not submission.page.first_published_at:
            submission.page.delete()
