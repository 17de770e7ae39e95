"""Reminders: who gets one, what it says, and that nobody gets it twice."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from cms.accounts.models import Participant, User
from learning.domain.people.reminders import LEFT_AFTER, read_unsubscribe_key, send_reminders, unsubscribe_key
from learning.enums import ReminderKind
from learning.models import CourseProgress, ReminderWish, SentReminder
from tests.accounts.browsing import in_threads
from tests.factories import ParticipantFactory, SiteTree, StepFactory, UserFactory, course_of, translate
from tests.harness.queries import Queries
from tests.learning.domain.publishing.test_structure import complete, confirm

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]
Capture = DjangoCaptureOnCommitCallbacks


def learner(*kinds: ReminderKind, **user: object) -> Participant:
    """A person with an account who asked to be reminded."""
    person: Participant = ParticipantFactory(signed_in=True, user=UserFactory(**user))
    for kind in kinds or ReminderKind:
        ReminderWish.objects.create(participant=person, kind=kind)
    return person


def left(person: Participant, days: float = 15) -> None:
    """Say that the person was last active that many days ago."""
    CourseProgress.objects.filter(participant=person).update(last_activity_at=timezone.now() - timedelta(days=days))


def run(capture: Capture, **later: float) -> dict[str, int]:
    """Send what is due and let the transaction commit."""
    with capture(execute=True):
        written = send_reminders(now=timezone.now() + timedelta(**later))
    return {kind.value: count for kind, count in written.items() if count}


def test_a_course_left_for_fourteen_days_is_reminded_of_once(site_tree: SiteTree, django_capture_on_commit_callbacks: Capture) -> None:
    person = learner(email="ola@example.org", language="pl")
    confirm(site_tree.read_step, person)
    left(person, LEFT_AFTER.days - 0.1)
    assert run(django_capture_on_commit_callbacks) == {}
    left(person, LEFT_AFTER.days + 0.1)
    assert run(django_capture_on_commit_callbacks) == {"unfinished": 1}
    assert run(django_capture_on_commit_callbacks, days=400) == {}
    [message] = mail.outbox
    assert message.to == ["ola@example.org"]
    assert site_tree.course.title in message.body
    assert f"http://testserver{site_tree.course.url}" in message.body


def test_the_mail_has_one_click_unsubscribing_and_says_how_in_words(
    site_tree: SiteTree, django_capture_on_commit_callbacks: Capture
) -> None:
    person = learner(ReminderKind.UNFINISHED)
    confirm(site_tree.read_step, person)
    left(person)
    run(django_capture_on_commit_callbacks)
    [message] = mail.outbox
    address = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address in message.body
    assert read_unsubscribe_key(address.rstrip("/").rpartition("/")[2]) == (person.pk, ReminderKind.UNFINISHED)


def test_it_is_written_in_the_persons_language(site_tree: SiteTree, django_capture_on_commit_callbacks: Capture) -> None:
    for page in (site_tree.index, site_tree.course, *site_tree.modules, *site_tree.steps):
        translate(page, "en")
    person = learner(language="en")
    confirm(site_tree.read_step, person)
    left(person)
    run(django_capture_on_commit_callbacks)
    [message] = mail.outbox
    assert message.subject == "Your course is waiting for you"
    assert "1 of 3 steps done" in message.body
    assert "http://testserver/en/learning/reminders/" in message.body


@pytest.mark.parametrize("why", ["no wish", "the other wish", "closed", "completed", "no account", "deleted"])
def test_nobody_else_is_written_to(site_tree: SiteTree, django_capture_on_commit_callbacks: Capture, why: str) -> None:
    person = learner()
    confirm(site_tree.read_step, person)
    match why:
        case "no wish":
            ReminderWish.objects.all().delete()
        case "the other wish":
            ReminderWish.objects.exclude(kind=ReminderKind.NEW_EDITION).delete()
        case "closed":
            User.objects.filter(participant=person).update(is_active=False)
        case "completed":
            complete(site_tree, person)
        case "no account":
            Participant.objects.filter(pk=person.pk).update(user=None)
        case _:
            User.objects.filter(participant=person).delete()
    left(person)
    assert (run(django_capture_on_commit_callbacks), mail.outbox) == ({}, [])


def test_a_new_required_step_of_a_completed_course_is_told_once_an_edition(
    site_tree: SiteTree, django_capture_on_commit_callbacks: Capture
) -> None:
    person = learner(language="en")
    complete(site_tree, person)
    left(person, 100)
    assert run(django_capture_on_commit_callbacks) == {}
    StepFactory(parent=site_tree.modules[1], slug="dodatek", required=False)
    assert run(django_capture_on_commit_callbacks) == {}
    for slug in ("nowy-krok", "jeszcze-nowszy"):
        StepFactory(parent=site_tree.modules[1], slug=slug)
        assert run(django_capture_on_commit_callbacks) == {"new-edition": 1}
        assert run(django_capture_on_commit_callbacks) == {}
    assert [message.subject for message in mail.outbox] == ["New steps in a course that you completed"] * 2


def test_a_step_taken_away_is_no_news(site_tree: SiteTree, django_capture_on_commit_callbacks: Capture) -> None:
    person = learner()
    complete(site_tree, person)
    site_tree.read_step.delete()
    assert run(django_capture_on_commit_callbacks) == {}


def test_several_courses_come_in_one_mail(site_tree: SiteTree, django_capture_on_commit_callbacks: Capture) -> None:
    person = learner(language="en")
    other = course_of(2, parent=site_tree.index, quiz=False)
    confirm(site_tree.read_step, person)
    confirm(other.get_children().first().get_children().first().specific, person)
    left(person)
    assert run(django_capture_on_commit_callbacks) == {"unfinished": 1}
    [message] = mail.outbox
    assert message.subject == "Your courses are waiting for you"
    assert [title in message.body for title in (site_tree.course.title, other.title)] == [True, True]


def test_the_number_of_statements_does_not_grow_with_people(
    site_tree: SiteTree, sql_count: Counter, django_capture_on_commit_callbacks: Capture
) -> None:
    counts = []
    for size in (2, 25):
        for _ in range(size):
            confirm(site_tree.read_step, learner())
        CourseProgress.objects.update(last_activity_at=timezone.now() - timedelta(days=20))
        before = len(mail.outbox)
        with sql_count() as queries:
            run(django_capture_on_commit_callbacks)
        assert len(mail.outbox) - before == size
        counts.append(queries.count)
    assert counts[1] <= counts[0], counts  # the first run also draws the map of the course


def test_a_broken_mail_server_stops_nothing(
    site_tree: SiteTree, django_capture_on_commit_callbacks: Capture, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object, **_kwargs: object) -> int:
        raise OSError("no mail server")

    for _ in range(2):
        person = learner()
        confirm(site_tree.read_step, person)
        left(person)
    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", fails)
    assert run(django_capture_on_commit_callbacks) == {"unfinished": 2}


def test_the_command_says_how_many(site_tree: SiteTree) -> None:
    person = learner()
    confirm(site_tree.read_step, person)
    left(person)
    out = StringIO()
    call_command("send_reminders", stdout=out)
    assert out.getvalue().splitlines() == ["unfinished: 1 mails", "new-edition: 0 mails"]


@pytest.mark.parametrize("key", ["", "garbage", "a:b:c", unsubscribe_key.__name__])
def test_a_key_that_was_not_signed_here_is_none(key: str) -> None:
    assert read_unsubscribe_key(key) is None


@pytest.mark.django_db(transaction=True)
def test_several_runs_at_once_write_to_each_person_once(site_tree: SiteTree) -> None:
    for _ in range(12):
        person = learner()
        confirm(site_tree.read_step, person)
        left(person)
    written = in_threads(4, lambda _number: send_reminders(now=timezone.now())[ReminderKind.UNFINISHED])
    assert (sum(written), SentReminder.objects.count()) == (12, 12)
    assert sorted(message.to[0] for message in mail.outbox) == sorted(User.objects.values_list("email", flat=True))
