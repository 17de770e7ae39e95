"""Rules: one course, several courses, trainings by audience."""

from datetime import date
from uuid import uuid4

import pytest

from cms.accounts.models import Participant
from cms.credentials.domain.issuing import issue_certificate
from cms.credentials.domain.standing import standing_of, standings
from cms.credentials.enums import RuleKind
from cms.credentials.errors import NotEarnedError
from cms.credentials.evidence import Evidence
from tests.credentials.holding import Trainings, animator_rule, complete, course_rule
from tests.factories import ParticipantFactory, SiteTree
from tests.harness.queries import count_queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("audience", "minimum", "attended", "is_met"),
    [
        ("ngo", 5, ["ngo"] * 4, False),
        ("ngo", 5, ["ngo"] * 5, True),
        ("ngo", 5, ["ngo"] * 4 + ["official"] * 4, False),
        ("official", 4, ["ngo"] * 4 + ["official"] * 4, True),
        ("official", 4, ["official"] * 3, False),
        ("", 3, ["ngo", "official", ""], True),
    ],
)
def test_trainings_count_for_the_audience_of_each(
    db: None, trainings: Trainings, audience: str, minimum: int, attended: list[str], is_met: bool
) -> None:
    participant: Participant = ParticipantFactory()
    trainings.attend(participant, *attended)
    rule = animator_rule(audience=audience, minimum=minimum)
    assert standing_of(participant=participant, rule=rule, language="pl").is_met is is_met


def test_a_training_attended_twice_counts_once(trainings: Trainings) -> None:
    participant: Participant = ParticipantFactory()
    key = uuid4()
    trainings.attended[participant.pk] = [Evidence(key, "Szkolenie", date(2026, 3, day), audience="ngo") for day in (1, 2, 3, 4, 5)]
    assert standing_of(participant=participant, rule=animator_rule(), language="pl").have == 1


def test_the_certificate_lists_all_trainings_and_the_day_of_the_one_that_was_enough(trainings: Trainings) -> None:
    participant: Participant = ParticipantFactory()
    trainings.attend(participant, *["ngo"] * 7, first=date(2026, 3, 2))
    certificate = issue_certificate(participant=participant, rule=animator_rule(), name="Zofia Żółć", language="nb")
    assert (certificate.title, len(certificate.snapshot["items"]), certificate.snapshot["minutes"]) == ("NGO-animatør", 7, 630)
    assert certificate.snapshot["completed_on"] == "2026-03-06"


def test_while_no_room_gives_trainings_nobody_has_any(db: None) -> None:
    participant: Participant = ParticipantFactory()
    with pytest.raises(NotEarnedError):
        issue_certificate(participant=participant, rule=animator_rule(), name="Zofia Żółć", language="pl")


def test_several_courses(site_tree: SiteTree, holder: Participant) -> None:
    rule = course_rule(site_tree, kind=RuleKind.SEVERAL, minimum=2, keys=[])
    assert (standing_of(participant=holder, rule=rule, language="pl").have, rule.minimum) == (1, 2)
    rule.minimum = 1
    assert standing_of(participant=holder, rule=rule, language="pl").is_met


def test_many_people_cost_as_much_as_one(site_tree: SiteTree) -> None:
    rule = course_rule(site_tree)
    people = [ParticipantFactory() for _ in range(6)]
    for person in people:
        complete(site_tree, person)
    counts = []
    for some in (people[:1], people):
        with count_queries() as queries:
            found = standings(rule=rule, participants=[person.pk for person in some], language="pl")
        assert all(standing.is_met for standing in found.values())
        counts.append(queries.count)
    assert counts[0] == counts[1] <= 4
