"""Many at once is once."""

from uuid import UUID

import pytest

from cms.guide.domain import journeys
from cms.guide.domain.reading import Sent
from cms.guide.errors import TooManyJourneysError
from cms.guide.models import OwnChoice, OwnDate, OwnJourney, OwnStep
from cms.guide.outline import Outline
from tests.accounts.browsing import in_threads
from tests.factories import ParticipantFactory
from tests.guide.outlines import ACT, GROUP, ONLINE, say, tick

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 20


def test_one_form_sent_many_times_at_once_is_kept_once() -> None:
    person = ParticipantFactory()
    sent = Sent([str(ACT.id)], [], [f"{GROUP}:{ONLINE.id}"], {"wpis-krs": "3.11.2026"})
    in_threads(MANY, lambda _number: say(person, sent))
    assert [model.objects.count() for model in (OwnJourney, OwnStep, OwnDate, OwnChoice)] == [1, 1, 1, 1]


def test_no_more_procedures_are_begun_at_once_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journeys, "MOST_JOURNEYS", 5)
    person = ParticipantFactory()

    def work(number: int) -> bool:
        try:
            say(person, tick(ACT), Outline(UUID(int=number + 1), "Sprawa", "/", steps=(ACT,)))
        except TooManyJourneysError:
            return False
        return True

    assert (sum(in_threads(MANY, work)), OwnJourney.objects.count()) == (5, 5)
