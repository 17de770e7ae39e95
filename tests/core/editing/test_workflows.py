"""Moderation of what others send in."""

from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage

from cms.accounts.domain.roles import EDITORS as EDITORS_ROLE
from cms.accounts.models import User
from cms.core.editing.workflows import EDITORS, TASK, WORKFLOW, ensure_workflows
from tests.factories import SiteTree, TextPageFactory, UserFactory
from tests.harness.client import BrowserClient


def test_workflow_made_twice_is_one(site_tree: SiteTree) -> None:
    sections = [site_tree.home, site_tree.index]
    first = ensure_workflows(sections=sections)
    second = ensure_workflows(sections=sections)
    tasks = list(GroupApprovalTask.objects.filter(name=TASK))
    assert first == second == Workflow.objects.get(name=WORKFLOW)
    assert [task.pk for task in first.tasks] == [task.pk for task in tasks]
    assert [group.name for group in tasks[0].groups.all()] == [EDITORS] == [EDITORS_ROLE]
    assert sorted(WorkflowPage.objects.filter(workflow=first).values_list("page", flat=True)) == sorted(page.pk for page in sections)


def test_section_with_a_workflow_of_its_own_keeps_it(site_tree: SiteTree) -> None:
    other = Workflow.objects.create(name="Inny")
    WorkflowPage.objects.create(workflow=other, page=site_tree.home)
    ours = ensure_workflows(sections=[site_tree.home, site_tree.index])
    assert (site_tree.home.get_workflow(), site_tree.index.get_workflow()) == (other, ours)


def test_page_sent_in_waits_for_an_editor_and_is_published_by_approval(
    site_tree: SiteTree, editor: User, editor_client: BrowserClient
) -> None:
    ensure_workflows(sections=[site_tree.home])
    page = TextPageFactory(parent=site_tree.home, title="Nasz festyn", draft=True)
    page.save_revision()
    state = page.get_workflow().start(page, UserFactory())
    task = state.current_task_state.task.specific
    assert (task.user_can_access_editor(page, editor), page.live) == (True, False)
    address = reverse("wagtailadmin_pages:workflow_action", args=(page.pk, "approve", state.current_task_state.pk))
    assert editor_client.post(address).status_code == 302
    page.refresh_from_db()
    assert page.live


def test_editor_still_publishes_at_once(site_tree: SiteTree, editor_client: BrowserClient) -> None:
    ensure_workflows(sections=[site_tree.home])
    page = TextPageFactory(parent=site_tree.home, title="Własna", draft=True)
    text = editor_client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
    assert 'value="action-publish"' in text
