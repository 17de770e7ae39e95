"""Who may send in, report and decide: the rows of the table of access that are about this, and the ways around them."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import PageLogEntry

from cms.accounts.models import User
from cms.notices.models import StatementOfReasons
from tests.access.addresses import every_address
from tests.access.observing import ask
from tests.access.outcomes import matches
from tests.access.table import SENDING
from tests.access.world import ROLES, make_world
from tests.conftest import signed_in
from tests.factories import NewsIndexFactory, SiteTree, UserFactory, commit_hooks
from tests.harness.client import BrowserClient
from tests.news.submissions.making import approve, draft, page_of, sent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_let_in_where_the_table_says(site_tree: SiteTree, role: str) -> None:
    world, place = make_world(site_tree), ROLES.index(role)
    with translation.override("pl"):
        addresses = {address.name: address for address in every_address()}
    got = {
        (name, method): (answer, wanted)
        for row in SENDING
        for name in row.names.split()
        for method, wanted in (("get", row.looking[place]), ("post", row.doing[place]))
        if not matches(answer := ask(world, role, addresses[name], method), wanted)
    }
    assert got == {}


def test_a_story_of_another_person_is_not_there(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    NewsIndexFactory(parent=site_tree.home)
    url = f"/pl/podziel-sie/{draft(learner).key}/"
    stranger = signed_in(UserFactory())
    assert (learner_client.get(url).status_code, stranger.get(url).status_code, stranger.post(url).status_code) == (200, 404, 404)
    assert "Ogród na dachu" in learner_client.get("/pl/konto/moje-zgloszenia/").content.decode()
    assert "Ogród na dachu" not in stranger.get("/pl/konto/moje-zgloszenia/").content.decode()


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_an_editor_takes_a_story_offline_with_reasons_only(
    site_tree: SiteTree, learner: User, editor: User, editor_client: BrowserClient, action: str
) -> None:
    NewsIndexFactory(parent=site_tree.home)
    submission = sent(learner)
    approve(submission, editor)
    desk = reverse("notices_take_down", args=["story", submission.key])
    asked: Any = editor_client.post(reverse(f"wagtailadmin_pages:{action}", args=[submission.page_id]))
    assert asked.url == desk
    assert page_of(submission).live
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={submission.page_id}"
    editor_client.post(bulk)
    assert page_of(submission).live
    with commit_hooks():
        editor_client.post(desk, {"facts": "Nie ma zgody na zdjęcie.", "ground_kind": "law", "ground": "RODO, art. 6"})
    statement = StatementOfReasons.objects.get()
    assert (page_of(submission).live, statement.notice, statement.decided_by, statement.ground) == (False, None, editor, "RODO, art. 6")
    entry = PageLogEntry.objects.get(page_id=submission.page_id, action="mowis_news.taken_down")
    assert (entry.user, entry.comment) == (editor, "RODO, art. 6")


def test_without_reasons_nothing_is_taken_down(site_tree: SiteTree, learner: User, editor: User, editor_client: BrowserClient) -> None:
    NewsIndexFactory(parent=site_tree.home)
    submission = sent(learner)
    approve(submission, editor)
    desk = reverse("notices_take_down", args=["story", submission.key])
    for missing in ("facts", "ground_kind", "ground"):
        given = {"facts": "Nie ma zgody.", "ground_kind": "law", "ground": "RODO, art. 6"}
        assert editor_client.post(desk, {**given, missing: ""}).status_code == 200
    assert (page_of(submission).live, StatementOfReasons.objects.count()) == (True, 0)


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_a_section_is_not_withdrawn_over_a_story_below_it(
    site_tree: SiteTree, learner: User, editor: User, admin_client: BrowserClient, action: str
) -> None:
    index = NewsIndexFactory(parent=site_tree.home)
    submission = sent(learner)
    approve(submission, editor)
    for address in (
        reverse(f"wagtailadmin_pages:{action}", args=[index.pk]),
        reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={index.pk}",
    ):
        answer: Any = admin_client.post(address, {"include_descendants": "on"})
        assert answer.url == reverse("wagtailadmin_explore", args=[index.pk])
        assert page_of(submission).live
