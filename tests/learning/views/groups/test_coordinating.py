"""The coordinator's pages: what they show, what they never show, and what the buttons do."""

import csv
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import openpyxl
import pytest

from cms.accounts.models import User
from learning.domain.groups.keeping import end_group
from learning.domain.keys import page_key
from learning.domain.people.personal import write_note
from learning.models import GroupMember, LearningGroup
from tests.conftest import signed_in
from tests.factories import ParticipantFactory, SiteTree, UserFactory, course_of
from tests.harness.client import BrowserClient
from tests.harness.queries import Queries
from tests.learning.domain.acting import answer, read
from tests.learning.domain.publishing.test_structure import complete
from tests.learning.grouping import group_of, join

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]


def url_of(group: LearningGroup, rest: str = "") -> str:
    """An address below a group's."""
    return f"/en/learning/groups/{group.pk}/{rest}"


def shown(browser: BrowserClient, url: str) -> str:
    """A page."""
    response = browser.get(url)
    assert response.status_code == 200
    text: str = response.content.decode()
    return text


def test_members_stand_with_their_state_in_words(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    group = group_of(site_tree.course, coordinator=learner, due=date(2030, 5, 31))
    people = [ParticipantFactory() for _ in range(3)]
    complete(site_tree, people[0])
    read(site_tree.read_step, people[1])
    for person, name in zip(people, ("Adam", "Beata", "Celina"), strict=True):
        join(group, person, name=name)
    page = shown(learner_client, url_of(group))
    assert page.index("Adam") < page.index("Beata") < page.index("Celina")
    for words in (
        "completed on",
        "1 of 3 steps done",
        "not begun yet",
        "to be done by 31 May 2030",
        "completed: 1",
        "under way: 1",
        "3 members",
    ):
        assert words in " ".join(page.split()), words


def test_nothing_is_shown_that_nobody_agreed_to(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    other = course_of(1, parent=site_tree.index, quiz=False)
    group = group_of(site_tree.course, other, coordinator=learner)
    private = UserFactory(first_name="Tajne", last_name="Nazwisko", email="tajny@example.org")
    person = ParticipantFactory(user=private, token_hash=None)
    complete(site_tree, person)
    attempt = answer(site_tree.steps[0], person)
    write_note(owner=lambda: person, step_key=page_key(site_tree.read_step), text="Tajna notatka")
    join(group, person, [page_key(other)], name="Członkini")
    bytes_of_all = shown(learner_client, url_of(group)) + learner_client.get(url_of(group, "progress.csv")).getvalue().decode()
    assert "Członkini" in bytes_of_all
    for secret in ("Tajne", "Nazwisko", "tajny@", "Tajna notatka", str(attempt.pk), "completed on&nbsp;", "3 of 3"):
        assert secret not in bytes_of_all, secret
    assert "no consent to show it" in bytes_of_all


@pytest.mark.parametrize("rest", ["", "change/", "new-link/", "end/", "person/1/remove/", "progress.csv", "progress.xlsx"])
def test_nobody_else_finds_the_group(site_tree: SiteTree, client: BrowserClient, coordinator_client: BrowserClient, rest: str) -> None:
    group, member = group_of(site_tree.course), UserFactory()
    join(group, ParticipantFactory(user=member, token_hash=None))
    url = url_of(group, rest)
    for browser in (coordinator_client, signed_in(member)):
        assert browser.get(url).status_code == 404
        if not rest.startswith("progress") and rest:
            assert browser.post(url, {"name": "Cudza"}).status_code == 404
    assert client.get(url).status_code == 302
    assert GroupMember.objects.count() == 1


def test_buttons_ask_first_and_then_act(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    group = group_of(site_tree.course, coordinator=learner)
    member = join(group, ParticipantFactory(), name="Adam")
    assert "Take “Adam” out of the group?" in shown(learner_client, url_of(group, f"person/{member.pk}/remove/"))
    assert GroupMember.objects.count() == 1
    gone = learner_client.post(url_of(group, f"person/{member.pk}/remove/"))
    assert (gone.status_code, gone["Location"]) == (303, f"{url_of(group)}?notice=dismissed#members")
    assert learner_client.get(url_of(group, f"person/{member.pk}/remove/")).status_code == 303
    assert "Make a new invitation link?" in shown(learner_client, url_of(group, "new-link/"))
    learner_client.post(url_of(group, "new-link/"))
    assert LearningGroup.objects.get().invitation not in {"", group.invitation}
    assert "There is a new invitation link." in shown(learner_client, f"{url_of(group)}?notice=link")
    assert "End the group “Akademia dla urzędników”?" in shown(learner_client, url_of(group, "end/"))
    ended = learner_client.post(url_of(group, "end/"))
    assert (ended.status_code, ended["Location"]) == (303, "/en/learning/groups/?notice=ended")
    page = shown(learner_client, url_of(group))
    assert ("The group ended on" in page, "Invitation" in page) == (True, False)
    assert learner_client.get(url_of(group, "end/")).status_code == 404


def test_the_table_is_a_file_too(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    group = group_of(site_tree.course, coordinator=learner)
    done, silent = ParticipantFactory(), ParticipantFactory()
    complete(site_tree, done)
    join(group, done, name="=HYPERLINK(1)")
    join(group, silent, name="Beata")
    title = site_tree.course.title
    response = learner_client.get(url_of(group, "progress.csv"))
    assert "attachment" in response["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))
    assert rows[0] == ["Name and surname", f"{title}: how far", f"{title}: steps done", f"{title}: steps", f"{title}: completed on"]
    assert [row[:4] for row in rows[1:]] == [["Beata", "not begun yet", "0", ""], ["'=HYPERLINK(1)", "completed", "3", "3"]]
    sheet: Any = openpyxl.load_workbook(io.BytesIO(learner_client.get(url_of(group, "progress.xlsx")).getvalue())).active
    assert [[cell.value for cell in row][:3] for row in sheet.iter_rows(min_row=2)] == [
        ["Beata", "not begun yet", 0], ["=HYPERLINK(1)", "completed", 3]
    ]  # fmt: skip
    assert learner_client.get(url_of(group, "progress.pdf")).status_code == 404


def test_the_page_costs_the_same_at_one_and_at_forty_members(
    site_tree: SiteTree, learner: User, learner_client: BrowserClient, sql_count: Counter
) -> None:
    group, counts = group_of(site_tree.course, coordinator=learner), []
    for size in (1, 40):
        for _ in range(size):
            person = ParticipantFactory()
            read(site_tree.read_step, person)
            join(group, person)
        shown(learner_client, url_of(group))
        with sql_count() as queries:
            shown(learner_client, url_of(group))
        assert queries.duplicates == []
        counts.append(queries.count)
    assert counts[0] == counts[1] <= 10


def test_a_course_that_is_gone_keeps_its_name(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    group = group_of(site_tree.course, coordinator=learner)
    join(group, ParticipantFactory())
    site_tree.course.unpublish()
    page = shown(learner_client, url_of(group))
    assert (site_tree.course.title in page, "not on the portal now" in page) == (True, True)


def test_a_stale_token_changes_nothing(site_tree: SiteTree, learner: User) -> None:
    group = group_of(site_tree.course, coordinator=learner)
    browser = BrowserClient(enforce_csrf_checks=True)
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    answered = browser.post(url_of(group, "end/"), {"csrfmiddlewaretoken": "x" * 64})
    assert (answered.status_code, answered["Location"]) == (303, f"{url_of(group)}?notice=open")
    assert LearningGroup.objects.get().closed_at is None


def test_groups_stand_on_ones_own_pages(site_tree: SiteTree, learner: User, learner_client: BrowserClient, client: BrowserClient) -> None:
    group = group_of(site_tree.course, coordinator=learner)
    ended = group_of(site_tree.course, coordinator=learner, name="Dawna")
    end_group(coordinator=learner, group_id=ended.pk)
    for page in ("/en/learning/mine/", "/en/learning/groups/"):
        html = shown(learner_client, page)
        assert (url_of(group) in html, "ended on" in html, url_of(ended) in html) == (True, True, False)
    strange = shown(client, "/en/learning/groups/")
    assert ("You are in no group so far." in strange, "Sign in and make a group" in strange) == (True, True)
