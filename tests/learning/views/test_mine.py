"""The learner's own page: what it lists, for whom, and what it costs."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone, translation

from cms.accounts.models import Participant, User
from learning.domain.keys import page_key
from learning.domain.people.personal import set_bookmark, write_note
from learning.domain.people.reminders import unsubscribe_key
from learning.enums import ReminderKind
from learning.models import Attempt, CourseProgress, ReminderWish, StepNote
from tests.conftest import signed_in
from tests.factories import ParticipantFactory, SiteTree, StepFactory, UserFactory, course_of, translate
from tests.harness.client import BrowserClient
from tests.harness.queries import Queries
from tests.learning.domain.publishing.test_structure import complete, confirm
from tests.learning.quizzes import submit

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]
MINE = "/en/learning/mine/"


def person_of(user: User) -> Participant:
    """The participant of an account."""
    return Participant.objects.get_or_create(user=user)[0]


def html(browser: BrowserClient, url: str = MINE) -> str:
    """A page."""
    response = browser.get(url)
    assert response.status_code == 200
    text: str = response.content.decode()
    return text


def test_a_stranger_is_told_what_it_is_and_where_to_begin(site_tree: SiteTree, client: BrowserClient) -> None:
    response = client.get(MINE)
    page = response.content.decode()
    assert "Nothing of you is kept in this browser so far." in page
    assert f'href="{site_tree.index.url}"' in page
    assert (response.cookies.output(), "no-store" in response["Cache-Control"]) == ("", True)
    assert Participant.objects.count() == 0
    assert "You have not answered a quiz yet." in html(client, "/en/learning/mine/attempts/")


def test_it_is_linked_from_every_header_and_from_the_list_of_courses(site_tree: SiteTree, client: BrowserClient) -> None:
    assert html(client, site_tree.home.url).count('href="/pl/nauka/moje/"') == 2
    assert html(client, site_tree.index.url).count('href="/pl/nauka/moje/"') == 3


def test_courses_results_and_the_step_to_go_on_with(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    person = person_of(learner)
    first = submit(site_tree.steps[0], person, right=False)
    second = submit(site_tree.steps[0], person)
    page = html(learner_client)
    assert site_tree.course.title in page
    assert f'href="{site_tree.read_step.url}"' in page
    with translation.override("en"):
        results = [reverse("learning_result", args=[attempt.pk]) for attempt in (second, first)]
    assert [page.index(url) for url in results] == sorted(page.index(url) for url in results)
    assert page.count("answers and explanations") == 2


def test_a_completed_course_says_when_and_offers_new_steps(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    complete(site_tree, person_of(learner))
    page = html(learner_client)
    assert ("Course completed on" in page, "New steps have been added since" in page, ">Go on<" in page) == (True, False, False)
    StepFactory(parent=site_tree.modules[1], title="Nowy krok", slug="nowy-krok")
    page = html(learner_client)
    assert ("Course completed on" in page, "New steps have been added since" in page, "Nowy krok" in page) == (True, True, True)


def test_a_step_that_is_gone_keeps_its_note_which_can_be_deleted_here(
    site_tree: SiteTree, learner: User, learner_client: BrowserClient
) -> None:
    person = person_of(learner)
    for step in site_tree.steps[1:]:
        write_note(owner=lambda: person, step_key=page_key(step), text=f"Notatka {step.pk}")
    gone = site_tree.steps[2]
    key, number = page_key(gone), gone.pk
    gone.delete()
    page = html(learner_client)
    assert [page.count(text) for text in (f"Notatka {number}", "A step that is no longer there", "Delete this note")] == [1, 1, 1]
    with translation.override("en"):
        url = reverse("learning_note", args=[key])
    response = learner_client.post(url, {"form": "", "from": "mine", "text": ""})
    assert (response.status_code, response["Location"]) == (303, f"{MINE}#kept")
    assert list(StepNote.objects.values_list("step_key", flat=True)) == [page_key(site_tree.read_step)]


def test_letting_go_of_a_step_here_comes_back_here(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    person = person_of(learner)
    set_bookmark(owner=lambda: person, step_key=page_key(site_tree.read_step), kept=True)
    assert 'name="keep" value="0"' in html(learner_client)
    response = learner_client.post(f"/en/learning/step/{page_key(site_tree.read_step)}/keep/", {"keep": "0", "from": "mine", "form": ""})
    assert response["Location"] == f"{MINE}#kept"
    assert 'name="keep" value="0"' not in html(learner_client)


def test_titles_are_in_the_readers_language_or_marked(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    for page in (site_tree.index, site_tree.course, *site_tree.modules, site_tree.steps[0]):
        translate(page, "en")
    person = person_of(learner)
    for step in site_tree.steps[:2]:
        set_bookmark(owner=lambda: person, step_key=page_key(step), kept=True)
    page = html(learner_client)
    assert f'lang="pl" hreflang="pl">{site_tree.read_step.title}</a>' in page
    assert page.count('hreflang="pl"') >= 1
    assert f'lang="pl" hreflang="pl">{site_tree.steps[0].title}</a>' not in page


def test_nobody_sees_anothers(site_tree: SiteTree, learner: User, client: BrowserClient) -> None:
    person = person_of(learner)
    submit(site_tree.steps[0], person)
    write_note(owner=lambda: person, step_key=page_key(site_tree.read_step), text="Sekret")
    for browser in (client, signed_in(UserFactory()), signed_in(UserFactory(admin=True))):
        for url in (MINE, "/en/learning/mine/attempts/"):
            page = html(browser, url)
            assert [word in page for word in ("Sekret", "answers and explanations")] == [False, False]


def test_the_history_has_pages_and_bad_numbers_show_one(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    person = person_of(learner)
    first = submit(site_tree.steps[0], person)
    Attempt.objects.bulk_create(
        Attempt(
            participant=person, step_key=first.step_key, number=n, state="submitted", locale="pl", seed=n,
            submitted_at=timezone.now() - timedelta(days=n), points=1, max_points=2,
        )
        for n in range(2, 62)
    )  # fmt: skip
    assert html(learner_client).count("answers and explanations") == 10
    assert 'href="/en/learning/mine/attempts/"' in html(learner_client)
    for query, count in (("", 50), ("?page=2", 11), ("?page=99", 11), ("?page=abc", 50), ("?page=-3", 11), ("?page=1e9", 50)):
        assert html(learner_client, f"/en/learning/mine/attempts/{query}").count("answers and explanations") == count, query


def test_it_costs_the_same_with_little_and_with_much(
    site_tree: SiteTree, learner: User, learner_client: BrowserClient, sql_count: Counter
) -> None:
    person = person_of(learner)
    counts = []
    for size in (2, 40):
        course = course_of(size, parent=site_tree.index, quiz=False)
        steps = [step.specific for step in course.get_children().first().get_children()]
        for step in steps:
            confirm(step, person)
            write_note(owner=lambda: person, step_key=page_key(step), text="Notatka")
            set_bookmark(owner=lambda: person, step_key=page_key(step), kept=True)
        html(learner_client)
        with sql_count() as queries:
            html(learner_client)
        assert (queries.duplicates, queries.count <= 10) == ([], True), str(queries)
        counts.append(queries.count)
    assert counts[0] == counts[1]


def test_a_course_that_was_withdrawn_breaks_nothing(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    complete(site_tree, person_of(learner))
    site_tree.course.unpublish()
    assert "You have not begun a course that is on the portal now." in html(learner_client)
    assert CourseProgress.objects.count() == 1


def test_wishes_are_for_accounts_and_kept_as_ticked(
    site_tree: SiteTree, learner: User, learner_client: BrowserClient, client: BrowserClient
) -> None:
    assert ("Reminders by e-mail" in html(learner_client), "Reminders by e-mail" in html(client)) == (True, False)
    url = "/en/learning/mine/reminders/"
    for sent, kept in ((["unfinished", "new-edition"], 2), (["new-edition"], 1), (["nonsense", "x" * 500], 0), ([], 0)):
        response = learner_client.post(url, {"kind": sent})
        assert (response.status_code, ReminderWish.objects.filter(participant__user=learner).count()) == (303, kept)
    learner_client.post(url, {"kind": ["new-edition"]})
    page = html(learner_client, f"{MINE}?notice=wishes")
    assert 'value="new-edition" checked' in page
    assert "Your choice about reminders is saved." in page


def test_a_wish_that_stands_keeps_its_date(site_tree: SiteTree, learner: User, learner_client: BrowserClient) -> None:
    url = "/en/learning/mine/reminders/"
    learner_client.post(url, {"kind": ["unfinished"]})
    since = ReminderWish.objects.get().since
    learner_client.post(url, {"kind": ["unfinished", "new-edition"]})
    assert ReminderWish.objects.get(kind="unfinished").since == since


def test_ticks_of_a_session_that_ended_are_back_after_signing_in(site_tree: SiteTree, learner: User, client: BrowserClient) -> None:
    response = client.post("/en/learning/mine/reminders/", {"kind": ["unfinished"]})
    assert (response.status_code, ReminderWish.objects.count()) == (302, 0)
    client.post("/en/account/sign-in/", {"login": learner.email, "password": "Wisła-2026-Kraków"})
    page = html(client)
    assert ("checked" in page, "not saved yet" in page, ReminderWish.objects.count()) == (True, True, 0)


def unsubscribe_url(participant: Participant, kind: ReminderKind) -> str:
    """The address in a mail."""
    with translation.override("en"):
        return reverse("learning_unsubscribe", args=[unsubscribe_key(participant.pk, kind)])


def test_one_click_unsubscribes_without_signing_in_or_a_page_of_ours(site_tree: SiteTree, learner: User) -> None:
    person = person_of(learner)
    for kind in ReminderKind:
        ReminderWish.objects.create(participant=person, kind=kind)
    url = unsubscribe_url(person, ReminderKind.UNFINISHED)
    scanner = BrowserClient(enforce_csrf_checks=True)
    assert "No more of these mails?" in html(scanner, url)
    assert ReminderWish.objects.count() == 2
    for _ in range(2):
        response = scanner.post(
            url, {"List-Unsubscribe": "One-Click"}, headers={"sec-fetch-site": "cross-site", "origin": "https://mail.example"}
        )
        assert (response.status_code, response.cookies.output()) == (200, "")
        assert list(ReminderWish.objects.values_list("kind", flat=True)) == ["new-edition"]


def test_only_that_address_takes_forms_from_elsewhere(site_tree: SiteTree) -> None:
    scanner = BrowserClient(enforce_csrf_checks=True)
    foreign = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
    urls = ["/en/learning/finish/", "/en/learning/another-device/", f"/en/learning/step/{uuid4()}/note/", "/en/not-there/"]
    assert {scanner.post(url, {"text": "x"}, headers=foreign).status_code for url in urls} == {403}


@pytest.mark.parametrize(
    "key", ["unknown", "a:b:c", pytest.param(signing.dumps([1, "unfinished"], salt="other"), id="other use"), "x" * 2000]
)
def test_a_link_that_was_not_signed_here_changes_nothing(site_tree: SiteTree, learner: User, client: BrowserClient, key: str) -> None:
    ReminderWish.objects.create(participant=person_of(learner), kind=ReminderKind.UNFINISHED)
    for answer in (client.get(f"/en/learning/reminders/{key}/"), client.post(f"/en/learning/reminders/{key}/")):
        assert (answer.status_code, "This link is not whole" in answer.content.decode()) == (404, True)
    assert ReminderWish.objects.count() == 1


def test_the_link_of_a_deleted_account_says_that_no_more_mails_come(site_tree: SiteTree, client: BrowserClient) -> None:
    person = ParticipantFactory()
    url = unsubscribe_url(person, ReminderKind.NEW_EDITION)
    person.delete()
    answer: Any = client.post(url)
    assert "You get no more of these mails" in answer.content.decode()
