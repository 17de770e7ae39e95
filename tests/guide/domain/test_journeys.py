"""Keeping, beginning anew, deleting: twice is once, nothing that is right is lost."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.accounts.models import Participant
from cms.guide.domain import journeys
from cms.guide.domain.journeys import Drawn, forget, restart, start
from cms.guide.domain.problems import Problem, ProblemKind
from cms.guide.domain.reading import Sent
from cms.guide.errors import NoJourneyError, TooManyJourneysError
from cms.guide.models import OwnChoice, OwnDate, OwnJourney, OwnStep
from cms.guide.outline import Outline
from tests.factories import ParticipantFactory
from tests.guide.outlines import ACT, ENTRY, GROUP, KEY, ONLINE, OUTLINE, PAPER, everything, say, tick

pytestmark = pytest.mark.django_db
ENTERED = Sent(dates={"wpis-krs": "3.11.2026"})


@pytest.fixture
def person() -> Participant:
    """Somebody without an account."""
    return ParticipantFactory()


def test_what_a_form_says_is_kept_with_the_words_of_now(person: Participant) -> None:
    sent = Sent([str(ACT.id)], [], [f"{GROUP}:{ONLINE.id}"], {"wpis-krs": "3.11.2026"})
    assert say(person, sent) == ()
    assert list(OwnJourney.objects.values_list("participant", "procedure_key", "title")) == [(person.pk, KEY, "Jak założyć fundację")]
    assert list(OwnStep.objects.values_list("step_id", "title")) == [(ACT.id, "Podpisz akt")]
    assert list(OwnDate.objects.values_list("key", "label", "on")) == [("wpis-krs", "Dzień wpisu do KRS", date(2026, 11, 3))]
    assert list(OwnChoice.objects.values_list("group_id", "strand_id", "title")) == [(GROUP, ONLINE.id, "Przez internet")]


def test_saying_it_twice_is_saying_it_once(person: Participant) -> None:
    sent = Sent([str(ACT.id), str(ACT.id)], [], [f"{GROUP}:{ONLINE.id}"], {"wpis-krs": "3.11.2026"})
    say(person, sent)
    OwnStep.objects.update(ticked_at=timezone.now() - timedelta(days=3))
    OwnDate.objects.update(entered_at=timezone.now() - timedelta(days=3))
    before = [rows[4:] for rows in everything(person)]
    say(person, sent)
    assert [rows[4:] for rows in everything(person)] == before


def test_the_database_keeps_one_tick_of_a_step(person: Participant) -> None:
    say(person, tick(ACT))
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnStep.objects.create(journey=OwnJourney.objects.get(), step_id=ACT.id, title="")


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2199, 1, 1)], ids=str)
def test_the_database_keeps_no_date_of_another_time(person: Participant, day: date) -> None:
    say(person, tick(ACT))
    with pytest.raises(IntegrityError), transaction.atomic():
        OwnDate.objects.create(journey=OwnJourney.objects.get(), key="a", label="", on=day)


def test_what_is_wrong_is_told_and_the_rest_kept(person: Participant) -> None:
    gone = str(UUID(int=99))
    assert say(person, Sent([str(ACT.id), gone], [], [], {"wpis-krs": "31.02.2026"})) == (
        Problem("tick", ProblemKind.GONE_STEP),
        Problem("date-wpis-krs", ProblemKind.NO_SUCH_DAY, "31.02.2026"),
    )
    assert list(OwnStep.objects.values_list("step_id", flat=True)) == [ACT.id]


@pytest.mark.parametrize("sent", [Sent(), Sent(tick=["zły"]), Sent(dates={"wpis-krs": "jutro"})], ids=["nothing", "bad tick", "bad date"])
def test_nothing_to_keep_makes_nobody(sent: Sent) -> None:
    def owner() -> Participant:
        raise AssertionError

    from cms.guide.domain.reading import understand

    said = understand(OUTLINE, sent)
    journeys.keep(owner=owner, outline=OUTLINE, said=said, drawn=Drawn(timezone.now()))
    assert OwnJourney.objects.count() == 0


def test_taking_back_begins_nothing(person: Participant) -> None:
    say(person, Sent(untick=[str(ACT.id)], choose=[f"{GROUP}:"], dates={"wpis-krs": ""}))
    assert OwnJourney.objects.count() == 0


def test_a_tick_a_date_and_a_choice_are_taken_back(person: Participant) -> None:
    say(person, Sent([str(ACT.id)], [], [f"{GROUP}:{ONLINE.id}"], {"wpis-krs": "3.11.2026"}))
    say(person, Sent([], [str(ACT.id)], [f"{GROUP}:"], {"wpis-krs": ""}))
    assert (OwnStep.objects.count(), OwnDate.objects.count(), OwnChoice.objects.count()) == (0, 0, 0)


def test_a_tick_of_a_step_that_is_gone_is_taken_back(person: Participant) -> None:
    say(person, tick(ACT))
    without = Outline(KEY, "Bez aktu", OUTLINE.url, steps=(ENTRY,))
    say(person, Sent(untick=[str(ACT.id)]), without)
    assert OwnStep.objects.count() == 0


def test_another_choice_takes_the_place_of_the_first(person: Participant) -> None:
    say(person, Sent(choose=[f"{GROUP}:{ONLINE.id}"]))
    say(person, Sent(choose=[f"{GROUP}:{PAPER.id}"]))
    assert list(OwnChoice.objects.values_list("strand_id", "title")) == [(PAPER.id, "Na papierze")]


def test_an_older_page_takes_no_date_back_that_was_entered_since(person: Participant) -> None:
    older = Drawn(timezone.now() - timedelta(minutes=5))
    say(person, ENTERED)
    assert say(person, Sent([str(ACT.id)], dates={"wpis-krs": ""}), drawn=older) == ()
    assert (OwnDate.objects.count(), OwnStep.objects.count()) == (1, 1)


def test_an_older_page_changes_no_date_that_was_entered_since_and_says_so(person: Participant) -> None:
    older = Drawn(timezone.now() - timedelta(minutes=5))
    say(person, ENTERED)
    assert say(person, Sent([str(ACT.id)], dates={"wpis-krs": "1.11.2026"}), drawn=older) == (
        Problem("date-wpis-krs", ProblemKind.ENTERED_SINCE, "2026-11-01", date(2026, 11, 3)),
    )
    assert list(OwnDate.objects.values_list("on", flat=True)) == [date(2026, 11, 3)]


def test_the_button_beside_a_date_means_it_whatever_was_entered_since(person: Participant) -> None:
    say(person, ENTERED)
    older = Drawn(timezone.now() - timedelta(minutes=5), "wpis-krs")
    assert say(person, Sent(dates={"wpis-krs": "1.11.2026"}), drawn=older) == ()
    assert list(OwnDate.objects.values_list("on", flat=True)) == [date(2026, 11, 1)]


def test_nobody_keeps_more_procedures_than_fit(person: Participant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journeys, "MOST_JOURNEYS", 2)
    first, second, third = (Outline(UUID(int=number), f"Sprawa {number}", "/", steps=(ACT,)) for number in (1, 2, 3))
    say(person, tick(ACT), first)
    say(person, tick(ACT), second)
    with pytest.raises(TooManyJourneysError):
        say(person, tick(ACT), third)
    say(person, tick(ACT), first)
    assert OwnJourney.objects.count() == 2


def test_a_procedure_is_begun_once_without_a_tick(person: Participant) -> None:
    begun = [start(owner=lambda: person, outline=OUTLINE) for _ in range(2)]
    assert begun[0] == begun[1]
    assert OwnJourney.objects.count() == 1


def test_deleting_takes_all_of_one_procedure_of_one_person(person: Participant) -> None:
    other, another = ParticipantFactory(), Outline(UUID(int=2), "Inna sprawa", "/", steps=(ACT,))
    for who, outline in ((person, OUTLINE), (person, another), (other, OUTLINE)):
        say(who, tick(ACT), outline)
    forget(participant=person, procedure_key=KEY)
    assert sorted(OwnJourney.objects.values_list("participant", "procedure_key")) == [(person.pk, UUID(int=2)), (other.pk, KEY)]
    with pytest.raises(NoJourneyError):
        forget(participant=person, procedure_key=KEY)


def test_beginning_anew_leaves_an_empty_journey(person: Participant) -> None:
    say(person, Sent([str(ACT.id)], [], [f"{GROUP}:{ONLINE.id}"], {"wpis-krs": "3.11.2026"}))
    restart(participant=person, procedure_key=KEY)
    assert [(rows[0], rows[1], *rows[4:]) for rows in everything(person)] == [(KEY, "Jak założyć fundację", [], [], [])]
