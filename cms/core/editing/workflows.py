"""The workflow by which what others send in waits for an editor."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

#: Names are data: people read them in the admin, and a second call finds the workflow by them.
WORKFLOW = "Moderacja"
TASK = "Zgoda redakcji"
EDITORS = "Editors"


@transaction.atomic
def ensure_workflows(*, sections: Iterable[Page]) -> Workflow:
    """Let pages below sections go through moderation. A second call changes nothing.

    Whoever may publish there still may do so at once; the workflow is for people who may only write.

    Args:
        sections: the pages whose children are moderated. A section to which an administrator gave another workflow keeps that one.

    Returns:
        The workflow, active, with one task: approval by a member of the group of editors.
    """
    workflow = Workflow.objects.filter(name=WORKFLOW).first() or Workflow.objects.create(name=WORKFLOW)
    if not workflow.workflow_tasks.exists():
        WorkflowTask.objects.create(workflow=workflow, task=_approval(), sort_order=0)
    for section in sections:
        WorkflowPage.objects.get_or_create(page=Page.objects.get(pk=section.pk), defaults={"workflow": workflow})
    return workflow


def _approval() -> GroupApprovalTask:
    """Return the task of the editors; who is put into their group later approves too."""
    task = GroupApprovalTask.objects.filter(name=TASK).first() or GroupApprovalTask.objects.create(name=TASK)
    task.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    return task
