"""The report on learners by audience, language and days of enrolment; its files follow, and nonsense filters nothing and says so."""

from datetime import UTC, datetime
from typing import Any

import pytest

from learning.models import CourseProgress
from tests.factories import ParticipantFactory, SiteTree, UserFactory
from tests.harness.client import BrowserClient
from tests.learning.domain.acting import read

from .test_people_reports import LEARNERS, cells
from .test_reports import exported, parsed, said

pytestmark = pytest.mark.django_db
RESULTS = f"{LEARNERS}results/"
#: Name, audience, language, and when they enrolled. Ola did so on 2 September by the portal's clock.
PEOPLE = (
    ("Jan", "ngo", "pl", datetime(2026, 9, 1, 10, tzinfo=UTC)),
    ("Ola", "ngo", "en", datetime(2026, 9, 1, 22, 30, tzinfo=UTC)),
    ("Ewa", "official", "pl", datetime(2026, 9, 20, 10, tzinfo=UTC)),
    ("Iza", "", "pl", datetime(2026, 9, 30, 21, 59, tzinfo=UTC)),
)


@pytest.fixture
def people(site_tree: SiteTree) -> None:
    """Four people with an account who take the course."""
    for name, audience, locale, at in PEOPLE:
        person = ParticipantFactory(user=UserFactory(first_name=name, last_name="X"), token_hash=None, audience=audience)
        row = read(site_tree.steps[1], person, locale=locale)
        CourseProgress.objects.filter(pk=row.pk).update(enrolled_at=at, last_activity_at=at)


def names(response: Any) -> list[str]:
    """Who is on the page, in the order in which they enrolled."""
    found = [row[0].removesuffix(" X") for row in cells(response)]
    return [name for name, *_rest in PEOPLE if name in found]


CHOSEN: list[tuple[dict[str, str], str]] = [
    ({}, "Jan Ola Ewa Iza"),
    ({"audience": "ngo"}, "Jan Ola"),
    ({"audience": "unstated"}, "Iza"),
    ({"locale": "en"}, "Ola"),
    ({"since": "2026-09-02"}, "Ola Ewa Iza"),
    ({"until": "2026-09-01"}, "Jan"),
    ({"since": "2026-09-30", "until": "2026-09-30"}, "Iza"),
    ({"audience": "ngo", "locale": "pl", "since": "2026-09-01"}, "Jan"),
    ({"audience": "ngo", "q": "ola"}, "Ola"),
    ({"audience": "official", "q": "ola"}, ""),
    ({"since": "0001-01-01", "until": "9999-12-31"}, "Jan Ola Ewa Iza"),
]
FAULTY: list[dict[str, str]] = [
    {"since": "wczoraj"},
    {"until": "2026-02-30"},
    {"since": "0000-00-00"},
    {"since": "99999999999-01-01"},
    {"since": "2026-09-30", "until": "2026-09-01"},
    {"audience": "nobody"},
    {"locale": "xx"},
    {"audience": "ngo", "since": "=1+1"},
]


@pytest.mark.usefixtures("people")
def test_learners_are_chosen_by_enrolment_and_files_follow(coordinator_client: BrowserClient) -> None:
    for query, found in CHOSEN:
        page = coordinator_client.get(RESULTS, query)
        assert names(page) == found.split(), query
        assert all(f"{name}={value}" in page.context["view"].csv_export_url for name, value in query.items())
        for kind in ("csv", "xlsx"):
            rows = exported(coordinator_client.get(LEARNERS, {**query, "export": kind}), kind)
            assert sorted(row[0] for row in rows[1:]) == sorted(f"{name} X" for name in found.split()), (kind, query)


@pytest.mark.usefixtures("people")
def test_a_filter_with_a_fault_filters_nothing_and_the_page_says_so(coordinator_client: BrowserClient) -> None:
    for query in FAULTY:
        response = coordinator_client.get(RESULTS, query)
        alerts = [said(each) for each in parsed(response).select("[role=alert]")]
        assert (response.status_code, names(response), len(alerts)) == (200, ["Jan", "Ola", "Ewa", "Iza"], 1), query
        assert parsed(response).select(".w-active-filters") == []
        assert len(exported(coordinator_client.get(LEARNERS, {**query, "export": "csv"}), "csv")) == 1 + len(PEOPLE)


@pytest.mark.usefixtures("people")
def test_a_filter_that_is_applied_is_named(coordinator_client: BrowserClient) -> None:
    page = parsed(coordinator_client.get(LEARNERS, {"audience": "ngo", "since": "2026-09-02"}))
    assert len(page.select(".w-active-filters .w-pill")) == 2
    assert page.select("[role=alert] li") == []
