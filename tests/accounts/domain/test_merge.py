"""Joining what was done without an account to the account."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cms.accounts import merging
from cms.accounts.domain.merge import merge_participant, participant_of
from cms.accounts.domain.participants import obtain_participant
from cms.accounts.errors import MergeRefusedError
from cms.accounts.models import Participant
from cms.accounts.participants import current_participant
from cms.core.models import PublishingEntity
from tests.accounts.browsing import cookie_of, in_threads, send
from tests.factories import ParticipantFactory, UserFactory
from tests.harness.client import BrowserClient

Facts = dict[int, set[str]]


class FactMerger:
    """A room that keeps facts of participants in memory."""

    def __init__(self) -> None:
        self.facts: Facts = defaultdict(set)

    def __call__(self, *, source: Participant, target: Participant) -> None:
        """Move the facts."""
        self.facts[target.pk] |= self.facts.pop(source.pk, set())


@pytest.fixture
def room() -> Iterator[FactMerger]:
    merger = FactMerger()
    with merging.also(merger):
        yield merger


class TestAnyFacts(TestCase):
    """Whatever both had done, the account has all of it once, and doing it again changes nothing."""

    @hypothesis_settings(deadline=None)  # it is the database that takes the time
    @given(st.sets(st.text(max_size=3)), st.sets(st.text(max_size=3)), st.integers(1, 3))
    def test_merge_keeps_the_union_however_often_it_runs(self, one: set[str], two: set[str], times: int) -> None:
        room = FactMerger()
        source, target = ParticipantFactory(), ParticipantFactory(signed_in=True)
        room.facts.update({source.pk: set(one), target.pk: set(two)})
        with merging.also(room):
            for _ in range(times):
                merge_participant(source=source, target=target)
        source.refresh_from_db()
        assert (dict(room.facts), source.merged_into) == ({target.pk: one | two}, target)


@pytest.mark.django_db
def test_second_merge_picks_up_what_came_in_late(room: FactMerger) -> None:
    source, target = ParticipantFactory(), ParticipantFactory(signed_in=True)
    merge_participant(source=source, target=target)
    room.facts[source.pk] = {"late"}
    merge_participant(source=source, target=target)
    assert dict(room.facts) == {target.pk: {"late"}}


@pytest.mark.django_db
def test_merge_keeps_the_first_start_and_the_last_visit() -> None:
    start, end = timezone.now() - timedelta(days=9), timezone.now() + timedelta(minutes=1)
    source = ParticipantFactory(created_at=start, last_seen_at=end)
    target = merge_participant(source=source, target=ParticipantFactory(signed_in=True))
    target.refresh_from_db()
    assert (target.created_at, target.last_seen_at) == (start, end)


@pytest.mark.django_db
def test_merge_into_oneself_is_refused() -> None:
    one = ParticipantFactory()
    with pytest.raises(MergeRefusedError):
        merge_participant(source=one, target=one)


@pytest.mark.django_db
def test_merge_of_an_accounts_participant_is_refused(room: FactMerger) -> None:
    mine, theirs = ParticipantFactory(signed_in=True), ParticipantFactory(signed_in=True)
    room.facts[theirs.pk] = {"theirs"}
    with pytest.raises(MergeRefusedError):
        merge_participant(source=theirs, target=mine)
    assert dict(room.facts) == {theirs.pk: {"theirs"}}


@pytest.mark.django_db
def test_merge_of_what_was_merged_elsewhere_is_refused(room: FactMerger) -> None:
    source, first, second = ParticipantFactory(), ParticipantFactory(signed_in=True), ParticipantFactory(signed_in=True)
    merge_participant(source=source, target=first)
    room.facts[first.pk] = {"the first one's"}
    with pytest.raises(MergeRefusedError):
        merge_participant(source=source, target=second)
    assert dict(room.facts) == {first.pk: {"the first one's"}}


@pytest.mark.django_db
def test_merge_into_a_merged_participant_is_refused() -> None:
    gone, target = ParticipantFactory(), ParticipantFactory(signed_in=True)
    merge_participant(source=gone, target=target)
    with pytest.raises(MergeRefusedError):
        merge_participant(source=ParticipantFactory(), target=gone)


@pytest.mark.django_db
def test_merge_of_a_pruned_participant_changes_nothing(room: FactMerger) -> None:
    source, target = ParticipantFactory(), ParticipantFactory(signed_in=True)
    Participant.objects.filter(pk=source.pk).delete()
    assert (merge_participant(source=source, target=target), dict(room.facts)) == (target, {})


@pytest.mark.django_db
def test_failing_merger_leaves_everything_as_it_was() -> None:
    def fails(*, source: Participant, target: Participant) -> None:
        PublishingEntity.objects.create(name="half of the work")
        raise ValueError("half way")

    source, target = ParticipantFactory(), ParticipantFactory(signed_in=True)
    with merging.also(fails), pytest.raises(ValueError, match="half way"):
        merge_participant(source=source, target=target)
    source.refresh_from_db()
    assert (source.merged_into, PublishingEntity.objects.count()) == (None, 0)


@pytest.mark.django_db
def test_database_refuses_an_account_with_a_cookies_key() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        ParticipantFactory(user=UserFactory(), token_hash="a" * 64)


@pytest.mark.django_db
def test_signing_in_merges_and_deletes_the_cookie(room: FactMerger, client: BrowserClient) -> None:
    source, cookies = send(lambda request: obtain_participant(request=request, form_id=None))
    room.facts[source.pk] = {"step 1"}
    user = UserFactory(password="Wisła-2026-Kraków")
    client.cookies[settings.PARTICIPANT_COOKIE] = cookie_of(cookies)
    response = client.post("/en/account/sign-in/", {"login": user.email, "password": "Wisła-2026-Kraków"})
    target = Participant.objects.get(user=user)
    source.refresh_from_db()
    assert (response.status_code, dict(room.facts), source.merged_into) == (302, {target.pk: {"step 1"}}, target)
    assert response.cookies[settings.PARTICIPANT_COOKIE]["max-age"] == 0


@pytest.mark.django_db
def test_signing_in_without_cookie_makes_no_participant(client: BrowserClient) -> None:
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")
    assert Participant.objects.count() == 0


@pytest.mark.django_db
def test_second_person_on_the_same_machine_gets_nothing_of_the_first(room: FactMerger) -> None:
    source, cookies = send(lambda request: obtain_participant(request=request, form_id=None))
    room.facts[source.pk] = {"the first one's"}
    first, second = UserFactory(), UserFactory()
    for user in (first, second):
        send(lambda request: obtain_participant(request=request, form_id=None), cookie=cookie_of(cookies), user=user)
    assert dict(room.facts) == {participant_of(user=first).pk: {"the first one's"}}
    assert send(current_participant, cookie=cookie_of(cookies))[0] is None


@pytest.mark.django_db
def test_database_trouble_at_sign_in_keeps_the_cookie_and_the_next_answer_merges(caplog: pytest.LogCaptureFixture) -> None:
    def busy(*, source: Participant, target: Participant) -> None:
        raise DatabaseError("database is locked")

    room = FactMerger()
    source, cookies = send(lambda request: obtain_participant(request=request, form_id=None))
    room.facts[source.pk] = {"step 1"}
    user = UserFactory()
    view = lambda request: obtain_participant(request=request, form_id=None)  # noqa: E731 - a view in a line
    with merging.also(busy):
        mine, after = send(view, cookie=cookie_of(cookies), user=user)
    assert (after, caplog.records[-1].levelname) == ({}, "ERROR")
    with merging.also(room):
        send(view, cookie=cookie_of(cookies), user=user)
    source.refresh_from_db()
    assert (source.merged_into, dict(room.facts)) == (mine, {mine.pk: {"step 1"}})


@pytest.mark.django_db(transaction=True)
def test_parallel_merges_of_one_cookie_move_everything_once() -> None:
    source, cookies = send(lambda request: obtain_participant(request=request, form_id=None))
    user = UserFactory()
    ran: list[int] = []

    def merger(*, source: Participant, target: Participant) -> None:
        ran.append(source.merged_into_id or 0)

    with merging.also(merger):
        owners = in_threads(
            8,
            lambda number: (
                send(lambda request: obtain_participant(request=request, form_id=None), cookie=cookie_of(cookies), user=user)[0].pk
            ),
        )
    source.refresh_from_db()
    assert (set(owners), source.merged_into.user, ran.count(0)) == ({source.merged_into_id}, user, 1)


@pytest.mark.django_db(transaction=True)
def test_parallel_merges_into_two_accounts_give_it_to_one() -> None:
    source = ParticipantFactory()
    targets = [ParticipantFactory(signed_in=True) for _ in range(2)]

    def merge(number: int) -> int | None:
        try:
            return merge_participant(source=source, target=targets[number % 2]).pk
        except MergeRefusedError:
            return None

    winners = {pk for pk in in_threads(8, merge) if pk is not None}
    source.refresh_from_db()
    assert winners == {source.merged_into_id}
