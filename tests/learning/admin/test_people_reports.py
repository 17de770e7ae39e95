"""Reports on people: organisations as sums that give nobody away, learners by name for those who may know them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from learning.domain.figures.people_figures import SMALLEST
from learning.domain.keys import page_key
from learning.models import CourseProgress, GroupConsent, GroupCourse, GroupMember, LearningGroup
from tests.factories import ParticipantFactory, SiteTree, UserFactory, course_of
from tests.harness.client import BrowserClient
from tests.learning.domain.acting import answer, read

from .test_reports import exported, parsed, said

pytestmark = pytest.mark.django_db
ORGANISATIONS = "/admin/reports/courses/organisations/"
LEARNERS = "/admin/reports/courses/learners/"


def group(tree: SiteTree, organisation: str, people: list[Any], **fields: Any) -> LearningGroup:
    """A group of an organisation that takes the small portal's course."""
    made = LearningGroup.objects.create(name=f"Grupa {organisation}", organisation=organisation, **fields)
    GroupCourse.objects.create(group=made, course_key=page_key(tree.course))
    for person in people:
        member = GroupMember.objects.create(group=made, participant=person, name=f"Tajne imię {person.pk}")
        GroupConsent.objects.create(member=member, course_key=page_key(tree.course))
    return made


def cells(page: Any) -> list[list[str]]:
    """The rows of the table in a listing."""
    return [[said(cell) for cell in row.select("td")] for row in parsed(page).select("table.listing tbody > tr")]


def test_an_organisation_is_told_from_five_people_on(site_tree: SiteTree, coordinator_client: BrowserClient) -> None:
    people = [ParticipantFactory() for _ in range(SMALLEST)]
    group(site_tree, "Urząd Miasta", people)
    group(site_tree, "Mała fundacja", people[: SMALLEST - 1])
    read(site_tree.steps[1], people[0])
    page = coordinator_client.get(ORGANISATIONS)
    assert cells(page) == [["Urząd Miasta", site_tree.course.title, "5", "1", "0"]]
    assert "Mała fundacja" not in page.content.decode()
    assert "Tajne imię" not in page.content.decode()
    assert (page.context["smallest"], page.context["too_small"]) == (5, 1)
    rows = exported(coordinator_client.get(ORGANISATIONS, {"export": "csv"}), "csv")
    assert rows[1:] == [["Urząd Miasta", site_tree.course.title, "5", "1", "0"]]


def test_only_those_who_agreed_are_counted(site_tree: SiteTree, coordinator_client: BrowserClient) -> None:
    people = [ParticipantFactory() for _ in range(SMALLEST + 1)]
    made = group(site_tree, "Urząd", people)
    for person in people[:2]:
        read(site_tree.steps[1], person)
    GroupConsent.objects.filter(member=made.members.get(participant=people[0])).delete()
    assert cells(coordinator_client.get(ORGANISATIONS)) == [["Urząd", site_tree.course.title, str(SMALLEST), "1", "0"]]
    GroupConsent.objects.filter(member=made.members.get(participant=people[1])).delete()
    assert cells(coordinator_client.get(ORGANISATIONS)) == []


def test_somebody_in_two_groups_is_one_person_and_closed_groups_are_not_counted(
    site_tree: SiteTree, coordinator_client: BrowserClient
) -> None:
    people = [ParticipantFactory() for _ in range(SMALLEST - 1)]
    group(site_tree, "Urząd", people)
    group(site_tree, "Urząd", people)
    group(site_tree, "Inny", [ParticipantFactory() for _ in range(SMALLEST)], closed_at=timezone.now())
    group(site_tree, "", [ParticipantFactory() for _ in range(SMALLEST)])
    assert cells(coordinator_client.get(ORGANISATIONS)) == []


def test_courses_that_the_group_does_not_take_stay_private(site_tree: SiteTree, coordinator_client: BrowserClient) -> None:
    people = [ParticipantFactory() for _ in range(SMALLEST)]
    group(site_tree, "Urząd", people)
    other = course_of(1, parent=site_tree.index, quiz=False)
    for person in people:
        read(other.get_descendants().last().specific, person)
    assert cells(coordinator_client.get(ORGANISATIONS)) == [["Urząd", site_tree.course.title, "5", "0", "0"]]


def test_learners_are_people_with_an_account(site_tree: SiteTree, coordinator_client: BrowserClient) -> None:
    known = ParticipantFactory(user=UserFactory(first_name="Zofia", last_name="Żak"), token_hash=None)
    staff = ParticipantFactory(user=UserFactory(role="Editors"), token_hash=None)
    for person in (known, staff, ParticipantFactory()):
        answer(site_tree.steps[0], person)
    page = coordinator_client.get(LEARNERS)
    assert [row[:4] for row in cells(page)] == [["Zofia Żak", site_tree.course.title, "33", ""]]
    assert known.user.email not in page.content.decode()


@pytest.mark.parametrize(
    ("sought", "found"), [("zofia", 1), ("Żak", 1), ("żak zofia", 1), ("zofia nowak", 0), ("", 2), ("zofia@", 1), ("%", 0)]
)
def test_learners_are_found_by_name(site_tree: SiteTree, coordinator_client: BrowserClient, sought: str, found: int) -> None:
    for first, last in (("Zofia", "Żak"), ("Jan", "Nowak")):
        user = UserFactory(first_name=first, last_name=last, email=f"{first.lower()}@example.org")
        read(site_tree.steps[1], ParticipantFactory(user=user, token_hash=None))
    assert len(cells(coordinator_client.get(LEARNERS, {"q": sought}))) == found


def test_learners_come_in_pages_at_one_cost(site_tree: SiteTree, coordinator_client: BrowserClient, sql_count: Callable[..., Any]) -> None:
    counts = []
    for size in (2, 60):
        for _ in range(size):
            read(site_tree.steps[1], ParticipantFactory(signed_in=True))
        coordinator_client.get(LEARNERS)
        with sql_count() as queries:
            page = coordinator_client.get(LEARNERS)
        counts.append(queries.count)
    assert (counts[0], len(cells(page)), CourseProgress.objects.count()) == (counts[1], 50, 62)
    assert len(cells(coordinator_client.get(LEARNERS, {"p": "2"}))) == 12


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_name_is_no_formula(site_tree: SiteTree, coordinator_client: BrowserClient, kind: str) -> None:
    user = UserFactory(first_name="=cmd|' /C calc'!A0", last_name="\x07")
    read(site_tree.steps[1], ParticipantFactory(user=user, token_hash=None))
    [_head, row] = exported(coordinator_client.get(LEARNERS, {"export": kind}), kind)
    assert row[0].rstrip() == ("'" if kind == "csv" else "") + "=cmd|' /C calc'!A0"


@pytest.mark.parametrize("url", [ORGANISATIONS, LEARNERS])
def test_editors_see_sums_and_no_names(editor_client: BrowserClient, translator_client: BrowserClient, url: str) -> None:
    assert (editor_client.get(url).status_code == 200) is (url == ORGANISATIONS)
    assert translator_client.get(url).status_code != 200
