"""The script of the quiz form: who is saved and when, and what a lost connection or a reload leaves of the answers."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.test_course import COURSE
from tests.e2e.visitor import Visitor

SAVED = "[data-saved]"
COOKIE = "mowis_participant"


def quiz_step(facts: Facts) -> tuple[str, str, list[str]]:
    """A step with a quiz, the name of its first question, and its options."""
    step = next(step for step in facts.course_steps(COURSE) if facts.questions(step.key))
    question = facts.questions(step.key)[0]
    return step.path, question.name, list(question.options)


def radio(page: Page, name: str, value: str) -> str:
    return f'input[name="{name}"][value="{value}"]'


def cookies(visitor: Visitor) -> list[str]:
    return [str(cookie["name"]) for cookie in visitor.context.cookies()]


def test_a_stranger_is_not_saved_and_keeps_the_answers_in_the_browser_alone(make_visitor: MakeVisitor, facts: Facts) -> None:
    path, name, options = quiz_step(facts)
    visitor = make_visitor()
    posts: list[str] = []
    visitor.page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    visitor.go(path)
    visitor.page.locator(radio(visitor.page, name, options[0])).check()
    visitor.page.wait_for_function("window.sessionStorage.length === 1")
    visitor.page.reload()
    expect(visitor.page.locator(radio(visitor.page, name, options[0]))).to_be_checked()
    expect(visitor.page.locator(SAVED)).not_to_be_empty()
    assert (posts, cookies(visitor)) == ([], [])


def test_once_a_button_was_pressed_every_change_is_saved_and_said(make_visitor: MakeVisitor, facts: Facts) -> None:
    path, name, options = quiz_step(facts)
    visitor = make_visitor()
    visitor.go(path)
    visitor.page.locator('.quiz__send button[name="save"]').click()
    assert visitor.path == f"{path}#quiz"
    assert cookies(visitor) == [COOKIE]
    with visitor.page.expect_response(lambda response: response.request.method == "POST") as saved:
        visitor.page.locator(radio(visitor.page, name, options[1])).check()
    assert saved.value.status == 200
    expect(visitor.page.locator(SAVED)).to_have_text(saved.value.json()["message"])
    visitor.page.wait_for_function("window.sessionStorage.length === 0")
    visitor.go(path)
    expect(visitor.page.locator(radio(visitor.page, name, options[1]))).to_be_checked()


def test_a_lost_connection_keeps_the_answers_and_saves_them_when_it_is_back(make_visitor: MakeVisitor, facts: Facts) -> None:
    path, name, options = quiz_step(facts)
    visitor = make_visitor()
    visitor.go(path)
    visitor.page.locator('.quiz__send button[name="save"]').click()
    visitor.context.set_offline(True)
    visitor.page.locator(radio(visitor.page, name, options[0])).check()
    expect(visitor.page.locator(SAVED)).to_have_text(str(visitor.page.locator("form[data-quiz]").get_attribute("data-offline")))
    with visitor.page.expect_response(lambda response: response.request.method == "POST") as saved:
        visitor.context.set_offline(False)
    assert saved.value.status == 200
    visitor.troubles = [trouble for trouble in visitor.troubles if "ERR_INTERNET_DISCONNECTED" not in trouble]
    elsewhere = visitor.context.new_page()
    elsewhere.goto(visitor.url + path)
    expect(elsewhere.locator(radio(elsewhere, name, options[0]))).to_be_checked()


def test_answers_that_arrived_are_not_put_into_the_next_try(make_visitor: MakeVisitor, facts: Facts) -> None:
    step = next(step for step in facts.course_steps(COURSE) if facts.questions(step.key))
    visitor = make_visitor()
    visitor.go(step.path)
    visitor.answer(facts.questions(step.key), right=False)
    visitor.send()
    visitor.go(step.path)
    expect(visitor.page.locator("form[data-quiz] input:checked")).to_have_count(0)
    visitor.page.wait_for_function("window.sessionStorage.length === 0")
