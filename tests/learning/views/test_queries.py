"""Cost is flat: the same number of statements at 2 and at 60 steps, few, and none twice."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from learning.domain.keys import page_key
from learning.models import Attempt, StepPage, StructureStep
from tests.factories import SiteTree, course_of, multiple, single
from tests.harness.client import BrowserClient
from tests.harness.queries import Queries
from tests.learning.domain.publishing.test_versions import edit
from tests.learning.quizzes import form_key, key_for, posted, right_answers
from tests.learning.views.test_answers import answer_url
from tests.learning.views.test_saving import save_url

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
def test_a_step_costs_at_most_ten_a_save_ten_and_an_answer_fourteen(
    request: pytest.FixtureRequest, first_step: StepPage, sql_count: Counter, who: str
) -> None:
    browser = request.getfixturevalue(who)
    browser.post(answer_url(first_step), send(browser, first_step))  # warm, and known
    browser.get(first_step.url)
    step = measured(browser, sql_count, "get", first_step.url)
    assert step.count <= 10, str(step)
    first = measured(browser, sql_count, "post", save_url(first_step), send(browser, first_step))
    assert first.count <= 10, str(first)
    begun = measured(browser, sql_count, "get", first_step.url)
    assert begun.count <= 10, str(begun)
    again = measured(browser, sql_count, "post", save_url(first_step), send(browser, first_step))
    assert again.count <= 10, str(again)
    answer = measured(browser, sql_count, "post", answer_url(first_step), send(browser, first_step))
    assert answer.count <= 14, str(answer)


@pytest.mark.parametrize("who", ["client", "learner_client"])
@pytest.mark.parametrize("rules", [{}, {"attempts_allowed": 3, "attempt_delay": 5}, {"prerequisites": True}], ids=["no", "tries", "needs"])
def test_a_first_attempt_costs_at_most_fourteen_with_its_counting_and_its_rules(
    request: pytest.FixtureRequest, first_step: StepPage, sql_count: Counter, who: str, rules: dict[str, Any]
) -> None:
    browser = request.getfixturevalue(who)
    steps = list(StepPage.objects.descendant_of(first_step.get_parent().get_parent()).order_by("path"))
    if rules.get("prerequisites"):
        rules = {"prerequisites": [["step", str(page_key(first_step))]]}
    browser.post(answer_url(first_step), send(browser, first_step))  # enrolled
    StructureStep.objects.filter(step_key=page_key(steps[1])).update(**rules)
    somebody_else = BrowserClient()
    somebody_else.get(steps[1].url)  # warm
    somebody_else.get(steps[1].get_parent().get_parent().url)  # with what rules of certificates say of the course
    somebody_else.post(answer_url(steps[1]), send(somebody_else, steps[1]))
    saved = measured(browser, sql_count, "post", save_url(steps[1]), send(browser, steps[1]))
    assert saved.count <= 10, str(saved)
    answer = measured(browser, sql_count, "post", answer_url(steps[1]), send(browser, steps[1]))
    assert Attempt.objects.filter(step_key=page_key(steps[1]), state="submitted", passed=True).exists()
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
        saved = measured(learner_client, sql_count, "post", save_url(site_tree.quiz_step), send(learner_client, site_tree.quiz_step))
        begun = measured(learner_client, sql_count, "get", site_tree.quiz_step.url)
        answer = measured(learner_client, sql_count, "post", answer_url(site_tree.quiz_step), send(learner_client, site_tree.quiz_step))
        counts.append((step.count, saved.count, begun.count, answer.count))
    assert counts[0] == counts[1]


def test_the_first_answer_of_all_costs_three_more_once_in_a_lifetime(
    site_tree: SiteTree, learner_client: BrowserClient, sql_count: Counter
) -> None:
    somebody_else = BrowserClient()
    somebody_else.post(answer_url(site_tree.quiz_step), send(somebody_else, site_tree.quiz_step))  # warm
    for browser in (learner_client, BrowserClient()):
        data = send(browser, site_tree.quiz_step)
        answer = measured(browser, sql_count, "post", answer_url(site_tree.quiz_step), data)
        assert answer.count <= 17, str(answer)  # the participant, the first enrolment, and whether they are staff
