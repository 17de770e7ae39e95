"""Cost is flat: the same number of statements at 2 and at 60 steps, few, and none twice."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from learning.models import StepPage
from tests.factories import SiteTree, course_of, multiple, single
from tests.harness.client import BrowserClient
from tests.harness.queries import Queries
from tests.learning.domain.test_versions import edit
from tests.learning.quizzes import form_key, key_for, posted, right_answers
from tests.learning.views.test_answers import answer_url

pytestmark = pytest.mark.django_db
Counter = Callable[[], AbstractContextManager[Queries]]


@pytest.fixture(params=[2, 60])
def first_step(request: pytest.FixtureRequest, site_tree: SiteTree) -> StepPage:
    """The first step of a course of that many steps."""
    course = course_of(request.param, parent=site_tree.index)
    step = StepPage.objects.descendant_of(course).order_by("path").first()
    assert step
    return step


def measured(browser: BrowserClient, sql_count: Counter, method: str, url: str, data: Any = None) -> Queries:
    with sql_count() as queries:
        response = getattr(browser, method)(url, data)
    assert response.status_code in {200, 303}
    assert queries.duplicates == [], str(queries)
    return queries


def send(browser: BrowserClient, step: StepPage) -> dict[str, Any]:
    return posted(form_key(browser, step.url), right_answers(key_for(step)))


@pytest.mark.parametrize("who", ["client", "learner_client"])
def test_a_step_costs_at_most_ten_and_an_answer_fourteen(
    request: pytest.FixtureRequest, first_step: StepPage, sql_count: Counter, who: str
) -> None:
    browser = request.getfixturevalue(who)
    browser.post(answer_url(first_step), send(browser, first_step))  # warm, and known
    browser.get(first_step.url)
    step = measured(browser, sql_count, "get", first_step.url)
    assert step.count <= 10, str(step)
    answer = measured(browser, sql_count, "post", answer_url(first_step), send(browser, first_step))
    assert answer.count <= 14, str(answer)


def test_other_course_pages_cost_the_same_at_two_and_at_sixty_steps(
    site_tree: SiteTree, learner_client: BrowserClient, sql_count: Counter
) -> None:
    counts: dict[str, set[int]] = {"course": set(), "module": set(), "result": set(), "index": set(), "home": set()}
    for size in (2, 60):
        course = course_of(size, parent=site_tree.index)
        module = course.get_children().first()
        step = StepPage.objects.descendant_of(course).order_by("path").first()
        assert step
        result = learner_client.post(answer_url(step), send(learner_client, step)).url
        pages = {"course": course.url, "module": module.url, "result": result, "index": site_tree.index.url, "home": site_tree.home.url}
        for name, url in pages.items():
            learner_client.get(url)
            queries = measured(learner_client, sql_count, "get", url)
            counts[name].add(queries.count)
            assert queries.count <= 14, f"{name}: {queries}"
    assert {name: len(found) for name, found in counts.items()} == dict.fromkeys(counts, 1), counts


def test_more_questions_cost_no_more(site_tree: SiteTree, learner_client: BrowserClient, sql_count: Counter) -> None:
    learner_client.post(answer_url(site_tree.quiz_step), send(learner_client, site_tree.quiz_step))
    counts = []
    for size in (1, 12):
        edit(site_tree.quiz_step, lambda raw, size=size: [single() if n % 2 else multiple() for n in range(size)])  # type: ignore[misc]
        learner_client.get(site_tree.quiz_step.url)
        step = measured(learner_client, sql_count, "get", site_tree.quiz_step.url)
        answer = measured(learner_client, sql_count, "post", answer_url(site_tree.quiz_step), send(learner_client, site_tree.quiz_step))
        counts.append((step.count, answer.count))
    assert counts[0] == counts[1]
