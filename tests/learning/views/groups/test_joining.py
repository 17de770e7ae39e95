"""The invitation and a member's own page: consent before anything is seen, and everything can be taken back."""

import html
import re
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings

from cms.accounts.models import Participant, User
from learning.domain.groups import membership
from learning.domain.groups.keeping import change_group, end_group
from learning.domain.keys import page_key
from learning.models import GroupConsent, GroupMember, LearningGroup
from tests.conftest import signed_in
from tests.factories import ParticipantFactory, SiteTree, UserFactory, course_of
from tests.harness.client import BrowserClient
from tests.learning.grouping import group_of, join, plan

pytestmark = pytest.mark.django_db
FORM = re.compile(r'name="form" value="([^"]+)"')


def link(group: LearningGroup) -> str:
    """The invitation's address."""
    return f"/en/learning/join/{group.invitation}/"


def part(group: LearningGroup) -> str:
    """The address of a member's own page."""
    return f"/en/learning/groups/{group.pk}/my-part/"


def filled(browser: BrowserClient, url: str, *keys: UUID, name: str = "Ola Nowak") -> dict[str, Any]:
    """The form of a page, filled in."""
    found = FORM.search(browser.get(url).content.decode())
    assert found
    return {"form": html.unescape(found.group(1)), "name": name, "courses": [str(key) for key in keys]}


def test_looking_at_an_invitation_tells_everything_and_writes_nothing(site_tree: SiteTree, client: BrowserClient) -> None:
    group = group_of(site_tree.course, coordinator=UserFactory(first_name="Jan", last_name="Lis", email="jan@example.org"))
    join(group, ParticipantFactory(), name="Ktoś z grupy")
    response = client.get(link(group))
    page = response.content.decode()
    for words in ("Akademia dla urzędników", "Urząd", "Jan Lis", site_tree.course.title, "Never seen: your answers", "puts one cookie"):
        assert words in page, words
    assert ("jan@example.org" in page, "Ktoś z grupy" in page, "checked>" in page) == (False, False, False)
    assert (response.cookies.output(), "no-store" in response["Cache-Control"]) == ("", True)
    assert Participant.objects.count() == 1


def test_somebody_without_an_account_joins_and_is_known_by_a_cookie(site_tree: SiteTree, client: BrowserClient) -> None:
    group = group_of(site_tree.course)
    data = filled(client, link(group), page_key(site_tree.course))
    answers = [BrowserClient().post(link(group), data), client.post(link(group), data)]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(303, f"{part(group)}?notice=joined")}
    assert settings.PARTICIPANT_COOKIE in answers[1].cookies
    assert (GroupMember.objects.count(), GroupConsent.objects.count()) == (1, 1)
    page = client.get(part(group)).content.decode()
    assert ("Ola Nowak" in page, "not begun yet" in page) == (True, True)
    assert client.get(link(group))["Location"] == part(group)


def test_an_account_joins_under_its_name(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    group = group_of(site_tree.course)
    page = learner_client.get(link(group)).content.decode()
    assert (f'value="{learner.get_full_name()}"' in page, "cookie" in page) == (True, False)
    learner_client.post(link(group), filled(learner_client, link(group), page_key(site_tree.course)))
    assert GroupMember.objects.get().participant.user == learner


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"courses": []}, "Without it the coordinator sees nothing"),
        ({"name": ""}, "Type the name by which the coordinator knows you."),
        ({"name": "x" * 121}, "At most 120 characters fit here; these are 121."),
        ({"name": "a\x00"}, "Null characters are not allowed."),
        ({"courses": ["00000000-0000-4000-8000-000000000000"]}, "The courses of the group have changed meanwhile."),
        ({"courses": ["x"]}, "The courses of the group have changed meanwhile."),
    ],
)
def test_without_consent_and_name_nobody_joins(site_tree: SiteTree, client: BrowserClient, change: dict[str, Any], said: str) -> None:
    group = group_of(site_tree.course)
    response = client.post(link(group), filled(client, link(group), page_key(site_tree.course)) | change)
    page = response.content.decode()
    assert (response.status_code, said in page, response.cookies.output()) == (422, True, "")
    assert ("Ola Nowak" in page or "name" in change, Participant.objects.count(), GroupMember.objects.count()) == (True, 0, 0)


def test_a_link_that_leads_nowhere_says_what_to_do(site_tree: SiteTree, learner: User, client: BrowserClient) -> None:
    unknown = client.get("/en/learning/join/nobody/")
    assert (unknown.status_code, "There is no such invitation" in unknown.content.decode()) == (404, True)
    group = group_of(site_tree.course, coordinator=learner)
    data = filled(client, link(group), page_key(site_tree.course))
    end_group(coordinator=learner, group_id=group.pk)
    for response in (client.get(link(group)), client.post(link(group), data)):
        assert (response.status_code, "This group has ended" in response.content.decode()) == (410, True)
    assert Participant.objects.count() == 0


def test_a_full_group_makes_nobody_and_keeps_what_was_typed(
    site_tree: SiteTree, client: BrowserClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(membership, "MOST_MEMBERS", 0)
    group = group_of(site_tree.course)
    response = client.post(link(group), filled(client, link(group), page_key(site_tree.course)))
    page = response.content.decode()
    assert (response.status_code, "no more fit" in page, "Ola Nowak" in page) == (409, True, True)
    assert (Participant.objects.count(), response.cookies.output()) == (0, "")


def test_a_member_is_told_exactly_what_is_seen_and_changes_it(site_tree: SiteTree, learner: User, client: BrowserClient) -> None:
    other = course_of(1, parent=site_tree.index, quiz=False)
    group = group_of(site_tree.course, coordinator=learner)
    client.post(link(group), filled(client, link(group), page_key(site_tree.course)))
    change_group(coordinator=learner, group_id=group.pk, plan=plan(site_tree.course, other))
    page = client.get(part(group)).content.decode()
    assert ("no consent to show it" in page, page.count("checked>")) == (True, 1)
    client.post(part(group), filled(client, part(group), page_key(other), name="Ola N."))
    assert list(GroupConsent.objects.values_list("course_key", flat=True)) == [page_key(other)]
    answer = client.post(part(group), filled(client, part(group), name="Ola N."))
    assert (answer["Location"], GroupConsent.objects.count(), GroupMember.objects.get().name) == (
        f"{part(group)}?notice=consent",
        0,
        "Ola N.",
    )


def test_leaving_asks_first_and_can_be_repeated(site_tree: SiteTree, client: BrowserClient) -> None:
    group = group_of(site_tree.course)
    client.post(link(group), filled(client, link(group), page_key(site_tree.course)))
    leave = f"/en/learning/groups/{group.pk}/leave/"
    assert "Leave the group “Akademia dla urzędników”?" in client.get(leave).content.decode()
    assert GroupMember.objects.count() == 1
    # A second press is not told that somebody left: by an account they might be in the group still.
    assert [client.post(leave)["Location"] for _ in range(2)] == ["/en/learning/groups/?notice=left", "/en/learning/groups/"]
    assert GroupMember.objects.count() == 0


def test_nobody_sees_anothers_place(site_tree: SiteTree, learner: User, learner_client: BrowserClient, client: BrowserClient) -> None:
    group = group_of(site_tree.course, coordinator=learner)
    join(group, ParticipantFactory(), name="Ktoś inny")
    for rest in ("my-part/", "leave/"):
        assert learner_client.get(f"/en/learning/groups/{group.pk}/{rest}").status_code == 404
        assert "sign-in" in client.get(f"/en/learning/groups/{group.pk}/{rest}")["Location"]
    assert client.post(part(group), {"name": "x"}).status_code == 302
    assert list(GroupMember.objects.values_list("name", flat=True)) == ["Ktoś inny"]


def test_a_session_that_ended_loses_nothing(site_tree: SiteTree, learner: User) -> None:
    group, browser = group_of(site_tree.course), signed_in(learner)
    learner_person = ParticipantFactory(user=learner, token_hash=None)
    data = filled(browser, link(group), page_key(site_tree.course), name="Wpisane imię")
    browser.logout()
    response = browser.post(link(group), data)
    page = response.content.decode()
    assert (response.status_code, "Wpisane imię" in page, "Sign in; what you typed is kept." in page) == (401, True, True)
    assert (GroupMember.objects.count(), settings.PARTICIPANT_COOKIE in response.cookies) == (0, False)
    browser.post("/en/account/sign-in/", {"login": learner.email, "password": "Wisła-2026-Kraków"})
    again = browser.get(link(group)).content.decode()
    assert ("Wpisane imię" in again, again.count("checked>")) == (True, 1)
    browser.post(link(group), filled(browser, link(group), page_key(site_tree.course), name="Wpisane imię"))
    assert GroupMember.objects.get().participant == learner_person


def test_a_members_form_sent_after_signing_out_comes_back(site_tree: SiteTree, learner: User) -> None:
    group, browser = group_of(site_tree.course), signed_in(learner)
    join(group, ParticipantFactory(user=learner, token_hash=None))
    data = filled(browser, part(group), name="Nowe imię")
    browser.logout()
    assert "sign-in" in browser.post(part(group), data)["Location"]
    browser.post("/en/account/sign-in/", {"login": learner.email, "password": "Wisła-2026-Kraków"})
    page = browser.get(part(group)).content.decode()
    assert ("Nowe imię" in page, GroupMember.objects.get().name) == (True, "Ola Nowak")


def test_a_group_without_coordinator_says_so(site_tree: SiteTree, client: BrowserClient) -> None:
    group = group_of(site_tree.course)
    LearningGroup.objects.update(coordinator=None)
    assert "Nobody at the moment" in client.get(link(group)).content.decode()
