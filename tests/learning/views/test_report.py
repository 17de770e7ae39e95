"""The course report: numbers for those who may see them, in a fixed number of statements."""

import pytest

from cms.accounts.domain.roles import ensure_roles
from tests.factories import ParticipantFactory, SiteTree, course_of
from tests.harness.client import BrowserClient
from tests.learning.domain.test_structure import complete, confirm
from tests.learning.views.test_queries import Counter

pytestmark = pytest.mark.django_db
URL = "/admin/reports/courses/"


@pytest.fixture
def roles(site_tree: SiteTree) -> None:
    """The roles with their rights on the small portal."""
    ensure_roles(homes=[site_tree.home, site_tree.home_en, site_tree.home_nb])


@pytest.mark.usefixtures("roles")
def test_it_counts_people_who_enrolled_and_completed(site_tree: SiteTree, coordinator_client: BrowserClient) -> None:
    complete(site_tree, ParticipantFactory())
    confirm(site_tree.read_step, ParticipantFactory())
    rows = coordinator_client.get(URL).context["object_list"]
    assert [(row.course, row.version, row.enrolled, row.completed, row.average) for row in rows] == [(site_tree.course.title, 4, 2, 1, 66)]


@pytest.mark.usefixtures("roles")
@pytest.mark.parametrize(("who", "allowed"), [("editor_client", True), ("translator_client", False), ("learner_client", False)])
def test_only_editors_and_coordinators_see_it(request: pytest.FixtureRequest, who: str, allowed: bool) -> None:
    response = request.getfixturevalue(who).get(URL)
    assert (response.status_code == 200) is allowed


@pytest.mark.usefixtures("roles")
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_it_can_be_downloaded(site_tree: SiteTree, coordinator_client: BrowserClient, kind: str) -> None:
    complete(site_tree, ParticipantFactory())
    response = coordinator_client.get(URL, {"export": kind})
    assert (response.status_code, f".{kind}" in response["Content-Disposition"]) == (200, True)
    assert b"".join(response.streaming_content if response.streaming else [response.content])


@pytest.mark.usefixtures("roles")
def test_more_courses_cost_no_more(site_tree: SiteTree, coordinator_client: BrowserClient, sql_count: Counter) -> None:
    counts = []
    for _ in range(2):
        coordinator_client.get(URL)
        with sql_count() as queries:
            coordinator_client.get(URL)
        counts.append(queries.count)
        for size in (2, 3):
            course_of(size + 10 * len(counts), parent=site_tree.index)
    assert counts[0] == counts[1]
