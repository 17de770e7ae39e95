"""The participant's cookie: when it is set, what it opens, and what it does not."""

import time
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from cms.accounts.domain.merge import merge_participant, participant_of
from cms.accounts.domain.participants import obtain_participant
from cms.accounts.models import Participant, User
from cms.accounts.participants import current_participant
from cms.accounts.tokens import hash_token, token_of_form
from tests.accounts.browsing import cookie_of, in_threads, send
from tests.factories import UserFactory
from tests.harness.queries import Queries

QueryCounter = Callable[[], AbstractContextManager[Queries]]
pytestmark = pytest.mark.django_db


def answer(request: HttpRequest) -> Participant:
    """A view that accepts an answer."""
    return obtain_participant(request=request, form_id=None)


def test_first_accepted_answer_sets_the_cookie() -> None:
    participant, cookies = send(answer)
    morsel = cookies[settings.PARTICIPANT_COOKIE]
    assert {key: morsel[key] for key in ("max-age", "httponly", "samesite", "secure", "path")} == {
        "max-age": 180 * 24 * 3600,
        "httponly": True,
        "samesite": "Lax",
        "secure": "",
        "path": "/",
    }
    assert send(current_participant, cookie=morsel.value)[0] == participant


def test_cookie_is_secure_over_https() -> None:
    _, cookies = send(answer, secure=True)
    assert cookies[settings.PARTICIPANT_COOKIE]["secure"] is True


def test_only_the_hash_of_the_secret_is_stored() -> None:
    participant, cookies = send(answer)
    secret = cookie_of(cookies).split(":")[0]
    assert (len(bytes.fromhex(secret)), participant.token_hash) == (32, hash_token(secret))


def test_second_answer_is_the_same_participant_and_sets_nothing() -> None:
    first, cookies = send(answer)
    assert send(answer, cookie=cookie_of(cookies)) == (first, {})


def test_get_neither_makes_nor_writes_nor_sets(sql_count: QueryCounter) -> None:
    participant, cookies = send(answer)
    Participant.objects.update(last_seen_at=timezone.now() - timedelta(days=3))
    with sql_count() as queries:
        found, set_cookies = send(current_participant, cookie=cookie_of(cookies), method="get")
    assert (found, set_cookies, queries.count, Participant.objects.count()) == (participant, {}, 1, 1)
    assert Participant.objects.get().last_seen_at < timezone.now() - timedelta(days=2)


def test_current_participant_without_cookie_asks_nothing_of_the_database(sql_count: QueryCounter) -> None:
    with sql_count() as queries:
        assert send(current_participant) == (None, {})
    assert queries.count == 0


def test_refused_answer_sets_no_cookie() -> None:
    assert send(answer, status=422)[1] == {}


def test_answer_after_a_day_notes_the_visit_and_prolongs_the_cookie() -> None:
    participant, cookies = send(answer)
    Participant.objects.update(last_seen_at=timezone.now() - timedelta(days=1, minutes=1))
    _, prolonged = send(answer, cookie=cookie_of(cookies))
    assert Participant.objects.get().last_seen_at > timezone.now() - timedelta(minutes=1)
    assert send(current_participant, cookie=cookie_of(prolonged))[0] == participant


@pytest.mark.parametrize("salt", ["another salt", settings.PARTICIPANT_COOKIE])
def test_cookie_signed_for_something_else_is_absent(salt: str) -> None:
    participant, cookies = send(answer)
    secret = cookie_of(cookies).split(":")[0]
    forged = signing.get_cookie_signer(salt=salt).sign(secret)
    assert (send(current_participant, cookie=forged)[0], Participant.objects.get()) == (None, participant)


def test_tampered_cookie_is_absent() -> None:
    _, cookies = send(answer)
    value = cookie_of(cookies)
    assert send(current_participant, cookie=("0" if value[0] != "0" else "1") + value[1:])[0] is None


def test_cookie_older_than_its_age_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    _, cookies = send(answer)
    now = time.time()
    age = settings.PARTICIPANT_COOKIE_AGE.total_seconds()
    monkeypatch.setattr(time, "time", lambda: now + age - 60)
    assert send(current_participant, cookie=cookie_of(cookies))[0] is not None
    monkeypatch.setattr(time, "time", lambda: now + age + 60)
    assert send(current_participant, cookie=cookie_of(cookies))[0] is None


@given(st.text(max_size=300))
def test_garbage_in_the_cookie_is_absent(garbage: str) -> None:
    request = HttpRequest()
    request.COOKIES[settings.PARTICIPANT_COOKIE] = garbage
    assert current_participant(request) is None


def test_form_posted_twice_without_cookie_is_one_participant_with_one_secret() -> None:
    form_id = uuid.uuid4()

    def view(request: HttpRequest) -> Participant:
        return obtain_participant(request=request, form_id=form_id)

    (first, one), (second, two) = send(view), send(view)
    assert first == second
    assert {send(current_participant, cookie=cookie_of(cookies))[0] for cookies in (one, two)} == {first}


def test_two_forms_are_two_participants() -> None:
    participants = {send(lambda request: obtain_participant(request=request, form_id=uuid.uuid4()))[0] for _ in range(2)}
    assert len(participants) == 2


def test_secret_of_a_form_needs_the_portals_key(settings: Settings) -> None:
    form_id = uuid.UUID(int=1)
    before = token_of_form(form_id)
    settings.SECRET_KEY = "another"
    assert token_of_form(form_id) != before


def test_old_form_does_not_resume_a_merged_participant() -> None:
    form_id = uuid.uuid4()
    source, _ = send(lambda request: obtain_participant(request=request, form_id=form_id))
    owner = participant_of(user=UserFactory())
    merge_participant(source=source, target=owner)
    fresh, cookies = send(lambda request: obtain_participant(request=request, form_id=form_id))
    assert fresh not in (source, owner)
    assert (fresh.user, fresh.merged_into) == (None, None)
    assert send(current_participant, cookie=cookie_of(cookies))[0] == fresh


def test_cookie_of_a_merged_participant_reads_nothing_and_learns_as_somebody_new() -> None:
    source, cookies = send(answer)
    owner = participant_of(user=UserFactory())
    merge_participant(source=source, target=owner)
    assert send(current_participant, cookie=cookie_of(cookies))[0] is None
    fresh, _ = send(answer, cookie=cookie_of(cookies))
    assert fresh not in (source, owner)


def test_signed_in_person_is_the_accounts_participant_whatever_cookie_comes() -> None:
    _, cookies = send(answer)
    user = UserFactory()
    assert send(current_participant, cookie=cookie_of(cookies), user=user)[0] is None
    mine = participant_of(user=user)
    assert send(current_participant, cookie=cookie_of(cookies), user=user)[0] == mine


def test_signed_in_answer_absorbs_a_leftover_cookie_and_deletes_it() -> None:
    source, cookies = send(answer)
    user = UserFactory(audience="ngo")
    mine, after = send(answer, cookie=cookie_of(cookies), user=user)
    source.refresh_from_db()
    assert (mine.user, mine.audience, source.merged_into) == (user, "ngo", mine)
    assert (after[settings.PARTICIPANT_COOKIE].value, after[settings.PARTICIPANT_COOKIE]["max-age"]) == ("", 0)


def test_signed_in_answers_make_one_participant(sql_count: QueryCounter) -> None:
    user = UserFactory()
    first, cookies = send(answer, user=user)
    with sql_count() as queries:
        assert send(answer, user=user) == (first, {})
    assert (queries.count, cookies, Participant.objects.count()) == (1, {}, 1)


@pytest.mark.django_db(transaction=True)
def test_twenty_parallel_posts_of_one_form_make_one_participant() -> None:
    form_id = uuid.uuid4()

    def post(number: int) -> tuple[int, str]:
        participant, cookies = send(lambda request: obtain_participant(request=request, form_id=form_id))
        return participant.pk, cookie_of(cookies).split(":")[0]

    assert (len(set(in_threads(20, post))), Participant.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_parallel_answers_of_one_account_make_one_participant() -> None:
    user: User = UserFactory()
    pks = in_threads(8, lambda number: send(answer, user=User.objects.get(pk=user.pk))[0].pk)
    assert (len(set(pks)), Participant.objects.count()) == (1, 1)
