"""How long what somebody did without an account is kept."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from cms.accounts.domain.merge import merge_participant
from cms.accounts.domain.people import delete_account
from cms.accounts.domain.retention import delete_stale_participants, note_visit
from cms.accounts.models import Participant
from tests.factories import ParticipantFactory

pytestmark = pytest.mark.django_db
MOMENT = timedelta(microseconds=1)


def test_participant_seen_at_the_very_moment_stays_and_a_moment_earlier_goes() -> None:
    before = timezone.now() - timedelta(days=180)
    stays = ParticipantFactory(last_seen_at=before)
    ParticipantFactory(last_seen_at=before - MOMENT)
    assert (delete_stale_participants(before=before), list(Participant.objects.all())) == (1, [stays])


def test_second_run_deletes_nothing() -> None:
    ParticipantFactory(last_seen_at=timezone.now() - timedelta(days=400))
    assert [delete_stale_participants(before=timezone.now() - timedelta(days=180)) for _ in range(2)] == [1, 0]


def test_accounts_merged_and_cut_loose_participants_stay() -> None:
    old = {"last_seen_at": timezone.now() - timedelta(days=400)}
    account = ParticipantFactory(signed_in=True, **old)
    merged = ParticipantFactory(**old)
    merge_participant(source=merged, target=account)
    leaver = ParticipantFactory(signed_in=True, **old)
    delete_account(user=leaver.user)
    assert delete_stale_participants(before=timezone.now()) == 0
    assert set(Participant.objects.values_list("pk", flat=True)) == {account.pk, merged.pk, leaver.pk}


def test_more_than_a_batch_goes_in_one_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.accounts.domain.retention._BATCH", 2)
    ParticipantFactory.create_batch(5, last_seen_at=timezone.now() - timedelta(days=400))
    assert (delete_stale_participants(before=timezone.now()), Participant.objects.count()) == (5, 0)


def test_command_keeps_180_days_and_prints_the_count() -> None:
    stays = ParticipantFactory(last_seen_at=timezone.now() - timedelta(days=179, hours=23))
    ParticipantFactory(last_seen_at=timezone.now() - timedelta(days=180, hours=1))
    printed = []
    for _ in range(2):
        out = StringIO()
        call_command("prune_participants", stdout=out)
        printed.append(out.getvalue())
    assert (printed, list(Participant.objects.all())) == (
        ["1 participants deleted\n", "0 participants deleted\n"],
        [stays],
    )


def test_visit_is_noted_once_a_day() -> None:
    participant = ParticipantFactory(last_seen_at=timezone.now() - timedelta(hours=23))
    assert note_visit(participant=participant) is False
    participant = ParticipantFactory(last_seen_at=timezone.now() - timedelta(hours=25))
    assert [note_visit(participant=participant) for _ in range(2)] == [True, False]
