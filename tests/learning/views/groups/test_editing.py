"""The form of a group: what it asks, what it refuses, and that nothing typed is lost."""

import html
import re
from typing import Any

import pytest

from cms.accounts.models import User
from learning.domain.groups import keeping
from learning.domain.keys import page_key
from learning.models import GroupCourse, LearningGroup
from tests.factories import SiteTree, course_of
from tests.harness.client import BrowserClient
from tests.learning.grouping import group_of

pytestmark = pytest.mark.django_db
NEW = "/en/learning/groups/new/"
FORM = re.compile(r'name="form" value="([^"]+)"')


def typed(tree: SiteTree, **further: str) -> dict[str, Any]:
    """What somebody types into the form."""
    return {"name": "Akademia", "organisation": "Urząd", "courses": [str(page_key(tree.course))], **further}


def due_of(tree: SiteTree) -> str:
    """The name of the course's field for a day."""
    return f"due-{page_key(tree.course)}"


def test_a_group_is_made_once_from_one_form(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    token = html.unescape(FORM.findall(learner_client.get(NEW).content.decode())[0])
    data = typed(site_tree, form=token) | {due_of(site_tree): "2030-05-31"}
    answers = [learner_client.post(NEW, data) for _ in range(2)]
    group = LearningGroup.objects.get()
    assert {answer["Location"] for answer in answers} == {f"/en/learning/groups/{group.pk}/?notice=made"}
    assert [str(day) for day in GroupCourse.objects.values_list("due_on", flat=True)] == ["2030-05-31"]
    page = learner_client.get(answers[0]["Location"]).content.decode()
    assert ("The group is ready." in page, f"/en/learning/join/{group.invitation}/" in page, "<svg" in page) == (True, True, True)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "  "}, "Give the group a name by which its members know it."),
        ({"name": "a" * 121}, "At most 120 characters fit here; these are 121."),
        ({"name": "a\x00b"}, "Null characters are not allowed."),
        ({"organisation": "b" * 201}, "At most 200 characters fit here; these are 201."),
        ({"courses": []}, "Tick at least one course."),
        ({"courses": ["nic"]}, "Tick courses of this list."),
        ({"due": "31.02.2030"}, "Write a date such as 31.12.2026."),
        ({"due": "2020-01-01"}, "This day has passed."),
        ({"due": "2030-01-01", "courses": []}, "Tick at least one course."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    site_tree: SiteTree, learner_client: BrowserClient, change: dict[str, Any], said: str
) -> None:
    data = typed(site_tree) | {due_of(site_tree) if name == "due" else name: value for name, value in change.items()}
    response = learner_client.post(NEW, data)
    page = html.unescape(response.content.decode())
    assert (response.status_code, said in page, 'value="Urząd"' in page or "organisation" in change) == (422, True, True)
    assert LearningGroup.objects.count() == 0
    if "due" in change:
        assert f'value="{change["due"]}"' in page


def test_a_day_without_its_course_is_asked_about(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    other = course_of(1, parent=site_tree.index, quiz=False)
    page = learner_client.post(NEW, typed(site_tree) | {f"due-{page_key(other)}": "2030-01-01"}).content.decode()
    assert "There is a day here but the course is not ticked." in page


def test_no_more_groups_than_one_may_coordinate(
    site_tree: SiteTree, learner: User, learner_client: BrowserClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_GROUPS", 1)
    group_of(site_tree.course, coordinator=learner)
    response = learner_client.post(NEW, typed(site_tree))
    page = response.content.decode()
    assert (response.status_code, "One person coordinates at most" in page, 'value="Akademia"' in page) == (409, True, True)
    assert LearningGroup.objects.count() == 1


def test_changing_shows_what_stands_and_keeps_a_day_that_has_passed(
    site_tree: SiteTree, learner: User, learner_client: BrowserClient
) -> None:
    group = group_of(site_tree.course, coordinator=learner)
    GroupCourse.objects.update(due_on="2026-01-01")
    url = f"/en/learning/groups/{group.pk}/change/"
    page = learner_client.get(url).content.decode()
    assert ('value="Akademia dla urzędników"' in page, 'value="2026-01-01"' in page, "checked>" in page) == (True, True, True)
    answer = learner_client.post(url, typed(site_tree, name="Nowa nazwa") | {due_of(site_tree): "2026-01-01"})
    assert (answer.status_code, answer["Location"]) == (303, f"/en/learning/groups/{group.pk}/?notice=changed")
    assert (LearningGroup.objects.get().name, str(GroupCourse.objects.get().due_on)) == ("Nowa nazwa", "2026-01-01")


def test_what_was_typed_while_the_session_ended_comes_back(site_tree: SiteTree, learner: User, client: BrowserClient) -> None:
    sent = client.post(NEW, typed(site_tree, name="Wpisana nazwa"))
    assert (sent.status_code, "sign-in" in sent["Location"]) == (302, True)
    client.post("/en/account/sign-in/", {"login": learner.email, "password": "Wisła-2026-Kraków"})
    page = client.get(NEW).content.decode()
    assert ("You had been signed out meanwhile." in page, 'value="Wpisana nazwa"' in page, "checked>" in page) == (True, True, True)
    client.post(NEW, typed(site_tree, name="Wpisana nazwa"))
    assert 'value="Wpisana nazwa"' not in client.get(NEW).content.decode()


def test_a_stale_token_keeps_what_was_typed(site_tree: SiteTree, learner: User) -> None:
    browser = BrowserClient(enforce_csrf_checks=True)
    browser.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.post(NEW, typed(site_tree, csrfmiddlewaretoken="x" * 64))
    page = response.content.decode()
    assert (response.status_code, 'value="Akademia"' in page, "so nothing was saved" in page) == (403, True, True)
    assert LearningGroup.objects.count() == 0
