"""Results of every type of question: what is told when, and what of it never before an answer was sent."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from learning.domain.keys import page_key
from learning.models import Attempt, OptionStat, Question, QuestionVersion, Response, StepPage
from tests.factories import SiteTree, multiple, option, publish, right_options, single, translate
from tests.factories.question_kinds import MAKERS, poll, reflection, scenario, short_text
from tests.factories.questions import block, stream
from tests.harness.client import BrowserClient
from tests.learning.canaries import CANARY, SECRET_NUMBER, canaries
from tests.learning.quizzes import form_key, key_for, posted, wrong_answers
from tests.learning.views.test_answers import answer_url, fill
from tests.learning.views.test_results import take

pytestmark = pytest.mark.django_db


def asking(step: StepPage, *questions: dict[str, Any], **changes: Any) -> StepPage:
    """The step, published with these questions."""
    page = StepPage.objects.get(pk=step.pk)
    page.questions = stream(*questions)
    for name, value in changes.items():
        setattr(page, name, value)
    return publish(page)


def result_url(attempt: Attempt, language: str = "pl") -> str:
    return {"pl": "/pl/nauka/proba/{}/", "en": "/en/learning/attempt/{}/"}[language].format(attempt.pk)


def shown(browser: BrowserClient, step: StepPage, *, right: bool) -> Any:
    """Answer the step's one question and give it as the result shows it."""
    response = browser.post(answer_url(step), fill(browser, step, right=right), follow=True)
    assert response.status_code == 200
    return response.context["questions"][0]


def test_no_secret_of_any_type_reaches_anybody_before_the_answer(site_tree: SiteTree, client: BrowserClient) -> None:
    """Not the step, not lists, feeds, the sitemap or a form that is shown again; and the search index holds prompts only."""
    step = asking(site_tree.steps[2], *canaries().values())
    news = ["/pl/aktualnosci/", "/sitemap.xml", "/robots.txt"]
    pages = [client.get(path) for path in (step.url, site_tree.course.url, site_tree.modules[1].url, site_tree.index.url, *news)]
    pages.append(client.post(answer_url(step), {"attempt": ""}))
    pages.append(client.post(answer_url(step), {"attempt": form_key(client, step.url)}))
    assert {response.status_code for response in pages} <= {200, 404, 409, 422}
    assert pages[0].status_code == 200
    assert pages[-1].status_code == 422
    texts = {response.request["PATH_INFO"]: response.content.decode() for response in pages}
    assert [path for path, text in texts.items() if CANARY in text or SECRET_NUMBER in text] == []
    indexed = [str(field.get_value(step)) for field in StepPage.get_search_fields()]
    assert (any("Co robisz?" in text for text in indexed), CANARY in "".join(indexed)) == (True, False)
    form = pages[0].content.decode().lower()
    assert [word for word in ("correct", "verdict", "accepted", "goes_to") if word in form] == []


def test_an_open_scenario_tells_what_was_decided_and_nothing_ahead(site_tree: SiteTree, client: BrowserClient) -> None:
    question = canaries()["scenario"]
    step = asking(site_tree.steps[2], question)
    first = question["value"]["scenes"][0]
    decided = {question["id"]: {first["id"]: [first["value"]["choices"][0]["id"]]}}
    data = {**posted(form_key(client, step.url), decided), "advance": question["id"]}
    response = client.post(f"/pl/nauka/krok/{page_key(step)}/zapisz/", data, follow=True)
    html = response.content.decode()
    # What came of the decision and the scene that waits are told; the other consequence and the feedback are not.
    told = {letter for letter in "cdefg" if f"{CANARY}-{letter}" in html}
    assert (response.status_code, told, f"{CANARY}-plus" in html) == (200, set("cefg"), False)


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("right", [True, False])
def test_every_type_is_graded_and_shown(site_tree: SiteTree, client: BrowserClient, kind: str, right: bool) -> None:
    step = asking(site_tree.steps[2], MAKERS[kind]())
    question = shown(client, step, right=right)
    graded = kind not in {"poll", "reflection"}
    assert (question.kind, question.graded, question.correct) == (kind, graded, graded and right)
    assert question.max_points == (1 if graded else 0)


def test_a_wrong_answer_leads_to_the_step_that_teaches_it(site_tree: SiteTree, client: BrowserClient) -> None:
    step = asking(site_tree.steps[2], single(taught_in=site_tree.read_step.pk))
    wrong = client.post(answer_url(step), fill(client, step, right=False), follow=True)
    assert wrong.context["questions"][0].taught_in.key == page_key(site_tree.read_step)
    assert f'<a href="{site_tree.read_step.url}">' in wrong.content.decode()
    assert shown(client, step, right=True).taught_in is None


def test_a_step_that_is_no_longer_on_the_map_is_not_named(site_tree: SiteTree, client: BrowserClient) -> None:
    step = asking(site_tree.steps[2], single(taught_in=site_tree.read_step.pk))
    site_tree.read_step.unpublish()
    assert shown(client, step, right=False).taught_in is None


def test_part_of_the_points_is_said_in_words(site_tree: SiteTree, client: BrowserClient) -> None:
    question = multiple(partial=True)
    step = asking(site_tree.steps[2], question)
    options = question["value"]["options"]
    data = posted(form_key(client, step.url), {question["id"]: {"": [options[0]["id"]]}})
    english = translate(step, "en")
    html = client.post(answer_url(step, "en"), {**data, "attempt": form_key(client, english.url)}, follow=True).content.decode()
    assert ("Partly right" in html, "0.50 of 1 point" in html, "Not right yet" in html) == (True, True, False)


def test_the_score_is_answered_by_the_highest_text_that_is_reached(site_tree: SiteTree, client: BrowserClient) -> None:
    bands = [block("band", {"from_percent": percent, "text": f"Od {percent}"}) for percent in (100, 0, 50)]
    two = [single(), single(prompt="Drugie?")]
    step = asking(site_tree.steps[2], *two, score_feedback=stream(*bands))
    assert "Od 100" not in client.get(step.url).content.decode()
    answers = wrong_answers(key_for(step))
    assert "Od 0<" in take(client, step, right=False)
    answers[UUID(two[0]["id"])] = {"": right_options(two[0])}
    html = client.post(answer_url(step), posted(form_key(client, step.url), answers), follow=True)
    assert [text for text in ("Od 0<", "Od 50<", "Od 100<") if text in html.content.decode()] == ["Od 50<"]
    assert "Od 100<" in take(client, step)


def test_a_text_for_the_score_in_another_language_is_marked(site_tree: SiteTree, client: BrowserClient) -> None:
    step = asking(site_tree.steps[2], single(), score_feedback=stream(block("band", {"from_percent": 0, "text": "Dobrze."})))
    take(client, step)
    attempt = Attempt.objects.get()
    assert '<p class="score-feedback measure" lang="pl">Dobrze.</p>' in client.get(result_url(attempt, "en")).content.decode()
    translate(step, "en")
    assert '<p class="score-feedback measure">en: Dobrze.</p>' in client.get(result_url(attempt, "en")).content.decode()


def test_a_quiz_without_points_has_no_feedback_by_score(site_tree: SiteTree, client: BrowserClient) -> None:
    step = asking(site_tree.steps[2], reflection(), score_feedback=stream(block("band", {"from_percent": 0, "text": "Dobrze."})))
    response = client.post(answer_url(step), fill(client, step), follow=True)
    assert (response.context["score_feedback"], "Dobrze." in response.content.decode()) == (None, False)


def test_the_last_attempt_tells_what_was_right(site_tree: SiteTree, client: BrowserClient) -> None:
    step = asking(site_tree.steps[2], single(), attempts_allowed=2)
    first, second = take(client, step, right=False), take(client, step, right=False)
    assert ("Tak mówi art. 2" in first, "Tak mówi art. 2" in second) == (False, True)


def test_an_earlier_attempt_tells_all_once_the_step_is_passed(site_tree: SiteTree, client: BrowserClient) -> None:
    step = asking(site_tree.steps[2], single())
    assert "Tak mówi art. 2" not in take(client, step, right=False)
    take(client, step)
    assert "Tak mówi art. 2" in client.get(result_url(Attempt.objects.get(number=1))).content.decode()


def test_a_mended_key_is_told_and_shown(site_tree: SiteTree, client: BrowserClient) -> None:
    question = single()
    step = asking(site_tree.steps[2], question)
    take(client, step, right=False)
    for item in question["value"]["options"]:
        item["value"]["correct"] = not item["value"]["correct"]
    asking(step, question)
    newer = QuestionVersion.objects.get(question__block_id=question["id"], number=2)
    Response.objects.update(graded_by=newer, points=1, correct=True)
    Attempt.objects.update(points=1, passed=True)
    response = client.get(result_url(Attempt.objects.get()))
    (shown_now,) = response.context["questions"]
    assert (shown_now.regraded, shown_now.correct, shown_now.points) == (True, True, Decimal(1))
    assert [(one.chosen, one.right) for one in shown_now.detail] == [(False, False), (True, True)]


def test_a_second_form_of_one_go_is_told_so(site_tree: SiteTree, client: BrowserClient) -> None:
    take(client, site_tree.steps[2])
    url = result_url(Attempt.objects.get())
    assert [client.get(address).context["is_earlier"] for address in (url, f"{url}?earlier=1")] == [False, True]


def test_a_poll_shows_how_everybody_chose_whatever_version_they_saw(site_tree: SiteTree, client: BrowserClient) -> None:
    question = poll("Od niedawna", "Od lat")
    step = asking(site_tree.steps[2], question)
    first, second = (row["id"] for row in question["value"]["options"])
    old = Question.objects.get(block_id=question["id"]).current
    assert old
    OptionStat.objects.create(version=old, option=second, n=3)
    question["value"]["options"].append(block("item", {"text": "Nie wiem"}))
    step = asking(step, question)
    data = posted(form_key(client, step.url), {question["id"]: {"": [first]}})
    detail = client.post(answer_url(step), data, follow=True).context["questions"][0].detail
    rows = [(row.text, row.chosen, row.count) for row in detail.rows]
    assert rows == [("Od niedawna", True, 1), ("Od lat", False, 3), ("Nie wiem", False, 0)]
    assert detail.total == 4


def test_an_answer_typed_in_one_language_stays_right_in_another(site_tree: SiteTree, client: BrowserClient) -> None:
    step = asking(site_tree.steps[2], short_text("statut"))
    english = translate(step, "en", words=lambda text: "articles" if text == "statut" else f"en: {text}")
    question = Question.objects.asked_in(page_key(step)).get()
    data = posted(form_key(client, english.url), {question.block_id: {"": ["Articles"]}})
    client.post(answer_url(step, "en"), data)
    attempt = Attempt.objects.get()
    assert attempt.passed
    (polish,) = client.get(result_url(attempt)).context["questions"]
    assert (polish.correct, polish.detail.right, polish.detail.typed, polish.detail.accepted) == (True, True, "Articles", ["statut"])


def test_the_result_of_all_types_asks_the_database_as_often_as_one(site_tree: SiteTree, client: BrowserClient, sql_count: Any) -> None:
    def statements(*questions: dict[str, Any]) -> int:
        step = asking(site_tree.steps[2], *questions)
        client.post(answer_url(step), fill(client, step))
        url = result_url(Attempt.objects.latest("submitted_at"))
        client.get(url)
        with sql_count() as counted:
            assert client.get(url).status_code == 200
        assert counted.duplicates == []
        return int(counted.count)

    one, many = statements(poll()), statements(*(make() for make in MAKERS.values()), poll(prompt="Druga ankieta"), scenario(prompt="Inny"))
    assert (one, many) == (many, many)
    assert many <= 10


def test_options_that_were_chosen_are_marked_in_words(site_tree: SiteTree, client: BrowserClient) -> None:
    step = asking(site_tree.steps[2], single(option("Tak", correct=True), option("Nie")))
    translate(step, "en")
    take(client, step, right=False)
    html = client.get(result_url(Attempt.objects.get(), "en")).content.decode()
    assert ("Your answer – not right" in html, "Right answer" in html) == (True, False)
