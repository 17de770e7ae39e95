"""Groups for staff: a list without anybody's progress, and another coordinator for a group that lost its own."""

import pytest

from cms.accounts.models import User
from learning.domain.groups.keeping import end_group
from learning.models import LearningGroup
from tests.factories import ParticipantFactory, SiteTree, UserFactory
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_structure import complete
from tests.learning.grouping import group_of, join

from .test_people_reports import cells
from .test_reports import exported

pytestmark = pytest.mark.django_db
GROUPS = "/admin/reports/courses/groups/"


def test_staff_see_which_groups_there_are_and_nobodys_progress(
    site_tree: SiteTree, learner: User, coordinator_client: BrowserClient
) -> None:
    group, person = group_of(site_tree.course, coordinator=learner), ParticipantFactory()
    complete(site_tree, person)
    join(group, person, name="Tajne Nazwisko")
    ended = group_of(site_tree.course, coordinator=learner, name="Dawna", organisation="")
    end_group(coordinator=learner, group_id=ended.pk)
    page = coordinator_client.get(GROUPS)
    assert [row[:4] for row in cells(page)] == [
        ["Akademia dla urzędników", "Urząd", str(learner), "1"], ["Dawna", "", str(learner), "0"]
    ]  # fmt: skip
    assert "Tajne Nazwisko" not in page.content.decode()
    _head, first, _second = exported(coordinator_client.get(GROUPS, {"export": "csv"}), "csv")
    assert first[:4] == ["Akademia dla urzędników", "Urząd", str(learner), "1"]


def test_a_group_gets_another_coordinator(site_tree: SiteTree, learner: User, coordinator_client: BrowserClient) -> None:
    group = group_of(site_tree.course, coordinator=learner)
    LearningGroup.objects.update(coordinator=None)
    successor = UserFactory(email="nowa@example.org", first_name="Nowa", last_name="Osoba")
    url = f"{GROUPS}{group.pk}/"
    assert "Tej grupy nikt nie koordynuje" in coordinator_client.get(url).content.decode()
    done = coordinator_client.post(url, {"email": " NOWA@example.org"})
    assert (done.status_code, done["Location"]) == (302, GROUPS)
    assert LearningGroup.objects.get().coordinator == successor


@pytest.mark.parametrize("email", ["nobody@example.org", "x", "", "odeszla@example.org"])
def test_only_an_active_account_is_appointed(site_tree: SiteTree, learner: User, coordinator_client: BrowserClient, email: str) -> None:
    UserFactory(email="odeszla@example.org", is_active=False)
    group = group_of(site_tree.course, coordinator=learner)
    response = coordinator_client.post(f"{GROUPS}{group.pk}/", {"email": email})
    assert (response.status_code, bool(response.context["form"].errors), email in response.content.decode()) == (200, True, True)
    assert LearningGroup.objects.get().coordinator == learner


def test_an_ended_group_takes_no_coordinator(site_tree: SiteTree, learner: User, coordinator_client: BrowserClient) -> None:
    group = group_of(site_tree.course, coordinator=learner)
    end_group(coordinator=learner, group_id=group.pk)
    url = f"{GROUPS}{group.pk}/"
    assert "nie można wyznaczyć osoby koordynującej" in coordinator_client.get(url).content.decode()
    assert coordinator_client.post(url, {"email": UserFactory().email})["Location"] == url
    assert LearningGroup.objects.get().coordinator == learner
