"""Carrying progress to another device: once, for seven days, and only by pressing a button."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.core.management import call_command
from django.http import HttpRequest
from django.utils import timezone

from cms.accounts import merging
from cms.accounts.domain.devices import finish_here
from cms.accounts.domain.merge import merge_participant, participant_of
from cms.accounts.domain.participants import obtain_participant
from cms.accounts.domain.people import delete_account
from cms.accounts.domain.transfer import LINK_LASTS, LinkState, link_state, make_link, take_link
from cms.accounts.errors import TransferRefusedError
from cms.accounts.models import DeviceToken, Participant, TransferLink
from cms.accounts.participants import cookie_participant, current_participant
from tests.accounts.browsing import cookie_of, in_threads, send
from tests.accounts.domain.test_merge import FactMerger
from tests.factories import ParticipantFactory, UserFactory
from tests.harness.queries import Queries

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]


def answer(request: HttpRequest) -> Participant:
    """A view that accepts an answer."""
    return obtain_participant(request=request, form_id=None)


def somebody() -> tuple[Participant, str]:
    """A person without an account, and the cookie of their first device."""
    participant, cookies = send(answer)
    return participant, cookie_of(cookies)


def take(secret: str, *, form_id: UUID | None = None, **extra: Any) -> tuple[Any, SimpleCookie]:
    """Take a link on a device; gives the participant, or why not."""

    def view(request: HttpRequest) -> Any:
        try:
            return take_link(request=request, secret=secret, form_id=form_id or uuid4())
        except TransferRefusedError as error:
            return error.state

    return send(view, **extra)


def who(cookie: str | None) -> Participant | None:
    """Whom a cookie belongs to."""
    participant: Participant | None = send(current_participant, cookie=cookie, method="get")[0]
    return participant


def test_both_devices_go_on_as_one_person() -> None:
    person, first = somebody()
    _, secret = make_link(participant=person)
    taken, cookies = take(secret)
    second = cookie_of(cookies)
    assert (taken, who(first), who(second)) == (person, person, person)
    assert second != first
    assert send(answer, cookie=second) == (person, {})
    assert Participant.objects.count() == 1


def test_a_cookie_is_looked_up_in_one_statement_on_either_device(sql_count: Counter) -> None:
    person, first = somebody()
    _, cookies = take(make_link(participant=person)[1])
    for cookie in (first, cookie_of(cookies)):
        with sql_count() as queries:
            assert who(cookie) == person
        assert queries.count == 1, str(queries)


def test_only_hashes_are_stored_and_the_secret_has_128_bits() -> None:
    person, _ = somebody()
    link, secret = make_link(participant=person)
    assert (len(secret), len(link.secret_hash), secret in link.secret_hash) == (22, 64, False)
    assert link.expires_at - link.created_at == pytest.approx(LINK_LASTS, abs=timedelta(seconds=5))


def test_looking_at_a_link_writes_nothing_and_sets_nothing(sql_count: Counter) -> None:
    person, _ = somebody()
    _, secret = make_link(participant=person)
    with sql_count() as queries:
        state, cookies = send(lambda request: link_state(request=request, secret=secret), method="get")
    assert (state, cookies) == (LinkState.OPEN, {})
    assert [sql for sql in queries.sql if not sql.startswith("SELECT")] == []


def test_a_link_works_once() -> None:
    person, _ = somebody()
    _, secret = make_link(participant=person)
    take(secret)
    refused, cookies = take(secret)
    assert (refused, cookies, DeviceToken.objects.count()) == (LinkState.USED, {}, 1)


def test_the_same_form_sent_twice_takes_the_link_once_and_gives_the_same_cookie() -> None:
    person, _ = somebody()
    _, secret = make_link(participant=person)
    form_id = uuid4()
    answers = [take(secret, form_id=form_id) for _ in range(2)]
    assert [taken for taken, _ in answers] == [person, person]
    assert {who(cookie_of(cookies)) for _, cookies in answers} == {person}
    assert DeviceToken.objects.count() == 1


def test_the_same_form_does_not_bring_back_a_device_that_was_finished() -> None:
    person, _ = somebody()
    _, secret = make_link(participant=person)
    form_id = uuid4()
    _, cookies = take(secret, form_id=form_id)
    send(lambda request: finish_here(request=request), cookie=cookie_of(cookies))
    assert take(secret, form_id=form_id) == (LinkState.USED, {})


def test_a_link_ends_after_seven_days() -> None:
    person, _ = somebody()
    link, secret = make_link(participant=person)
    for before, wanted in ((timedelta(minutes=1), LinkState.EXPIRED), (-timedelta(minutes=1), person)):
        TransferLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - before)
        assert take(secret)[0] == wanted


def test_a_new_link_ends_the_one_before() -> None:
    person, _ = somebody()
    first, second = make_link(participant=person)[1], make_link(participant=person)[1]
    assert (take(first)[0], take(second)[0]) == (LinkState.EXPIRED, person)


@pytest.mark.parametrize("secret", ["", "unknown", "ł" * 50, "x" * 5000])
def test_an_unknown_link_is_said_to_be_unknown(secret: str) -> None:
    somebody()
    assert take(secret) == (LinkState.UNKNOWN, {})


def test_progress_of_the_other_device_joins_and_all_its_devices_go_on() -> None:
    room = FactMerger()
    person, first = somebody()
    other, second = somebody()
    _, cookies = take(make_link(participant=other)[1])
    third = cookie_of(cookies)
    room.facts.update({person.pk: {"step 1"}, other.pk: {"step 2"}})
    with merging.also(room):
        taken, cookies = take(make_link(participant=person)[1], cookie=second)
    assert (taken, dict(room.facts)) == (person, {person.pk: {"step 1", "step 2"}})
    assert {who(cookie) for cookie in (first, second, third, cookie_of(cookies))} == {person}


def test_a_failing_merger_leaves_the_link_unused_and_the_device_as_it_was() -> None:
    def fails(*, source: Participant, target: Participant) -> None:
        raise ValueError("half way")

    person, _ = somebody()
    other, second = somebody()
    _, secret = make_link(participant=person)
    with merging.also(fails), pytest.raises(ValueError, match="half way"):
        take(secret, cookie=second)
    assert (who(second), TransferLink.objects.get().used_at, DeviceToken.objects.count()) == (other, None, 0)


def test_ones_own_link_on_the_same_device_stays_good() -> None:
    person, first = somebody()
    _, secret = make_link(participant=person)
    assert take(secret, cookie=first) == (LinkState.OWN, {})
    assert send(lambda request: link_state(request=request, secret=secret), cookie=first, method="get")[0] == LinkState.OWN
    assert take(secret)[0] == person


def test_somebody_who_signed_in_meanwhile_is_not_entered_by_a_link() -> None:
    person, first = somebody()
    _, cookies = take(make_link(participant=person)[1])
    _, secret = make_link(participant=person)
    merge_participant(source=person, target=participant_of(user=UserFactory()))
    assert take(secret) == (LinkState.SIGNED_IN, {})
    assert send(lambda request: link_state(request=request, secret=secret), method="get")[0] == LinkState.SIGNED_IN
    assert (who(first), who(cookie_of(cookies)), DeviceToken.objects.count()) == (None, None, 0)


def test_a_person_who_is_signed_in_takes_a_link_into_the_account_once() -> None:
    room = FactMerger()
    person, first = somebody()
    room.facts[person.pk] = {"step 1"}
    user = UserFactory()
    _, secret = make_link(participant=person)
    with merging.also(room):
        answers = [take(secret, user=user) for _ in range(2)]
    mine = participant_of(user=user)
    assert answers == [(mine, {}), (mine, {})]
    assert (dict(room.facts), who(first)) == ({mine.pk: {"step 1"}}, None)
    assert take(secret, user=UserFactory())[0] == LinkState.SIGNED_IN


def test_an_account_gets_no_link() -> None:
    with pytest.raises(TransferRefusedError):
        make_link(participant=ParticipantFactory(signed_in=True))
    assert TransferLink.objects.count() == 0


def test_merging_again_moves_no_device_and_follows_old_cookies() -> None:
    first, one = somebody()
    second, two = somebody()
    third, _ = somebody()
    for source, target in ((first, second), (first, second), (second, third), (second, third)):
        merge_participant(source=source, target=target)
    assert (who(one), who(two)) == (third, third)
    assert set(Participant.objects.filter(merged_into=third)) == {first, second}


def test_finishing_forgets_here_and_leaves_the_other_device_and_the_progress() -> None:
    person, first = somebody()
    _, cookies = take(make_link(participant=person)[1])
    second = cookie_of(cookies)
    _, cleared = send(lambda request: finish_here(request=request), cookie=first)
    assert cleared[settings.PARTICIPANT_COOKIE]["max-age"] == 0
    assert (who(first), who(second)) == (None, person)
    send(lambda request: finish_here(request=request), cookie=second)
    assert (who(second), Participant.objects.anonymous().get()) == (None, person)


def test_after_finishing_an_old_form_does_not_lead_back_to_the_person() -> None:
    form_id = uuid4()
    person, cookies = send(lambda request: obtain_participant(request=request, form_id=form_id))
    send(lambda request: finish_here(request=request), cookie=cookie_of(cookies))
    next_person, _ = send(lambda request: obtain_participant(request=request, form_id=form_id))
    assert next_person != person


def test_finishing_as_a_stranger_is_no_error() -> None:
    assert send(lambda request: finish_here(request=request))[0] is False


def test_finished_progress_is_pruned_after_its_time_and_old_links_go() -> None:
    person, first = somebody()
    link, _ = make_link(participant=person)
    send(lambda request: finish_here(request=request), cookie=first)
    kept, _ = make_link(participant=somebody()[0])
    TransferLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(days=31))
    call_command("prune_participants")
    assert (list(TransferLink.objects.all()), Participant.objects.filter(pk=person.pk).count()) == ([kept], 1)
    Participant.objects.filter(pk=person.pk).update(last_seen_at=timezone.now() - timedelta(days=181))
    call_command("prune_participants")
    assert Participant.objects.filter(pk=person.pk).count() == 0


def test_deleting_an_account_deletes_links_and_devices_of_what_was_joined_to_it() -> None:
    person, _ = somebody()
    make_link(participant=person)
    user = UserFactory()
    merge_participant(source=person, target=participant_of(user=user))
    delete_account(user=user)
    assert (TransferLink.objects.count(), DeviceToken.objects.count()) == (0, 0)
    assert set(Participant.objects.values_list("token_hash", flat=True)) == {None}


@pytest.mark.django_db(transaction=True)
def test_many_who_take_one_link_at_once_are_one() -> None:
    person, _ = somebody()
    _, secret = make_link(participant=person)
    answers = in_threads(8, lambda _number: take(secret))
    assert sorted(str(taken) for taken, _ in answers) == sorted([str(person)] + [LinkState.USED.value] * 7)
    assert DeviceToken.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_form_pressed_many_times_at_once_gives_one_device() -> None:
    person, _ = somebody()
    _, secret = make_link(participant=person)
    form_id = uuid4()
    answers = in_threads(8, lambda _number: take(secret, form_id=form_id))
    assert {taken for taken, _ in answers} == {person}
    assert (len({who(cookie_of(cookies)) for _, cookies in answers}), DeviceToken.objects.count()) == (1, 1)


def test_cookie_participant_of_a_stranger_is_none() -> None:
    assert send(cookie_participant, method="get") == (None, {})
