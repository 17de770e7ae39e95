"""A step withdrawn while somebody answers it: the page that says so gives back, in words, whatever was chosen or typed."""

from typing import Any

import pytest
from bs4 import BeautifulSoup

from learning.models import Attempt, LearningCount
from tests.factories import SiteTree, translate, unpublish
from tests.factories.question_kinds import MAKERS, one_of_each, reflection
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_versions import edit
from tests.learning.quizzes import form_key, key_for, posted, right_answers
from tests.learning.views.test_answers import answer_url
from tests.learning.views.test_saving import save_url

pytestmark = pytest.mark.django_db
WORDS = [
    "Osoba fizyczna lub prawna",
    "Nazwa fundacji; Cele fundacji",
    "prawda",
    "statut",
    "21",
    "[1]: fundator\n[2]: sąd",
    "Statut: Fundator\nWpis do rejestru: Sąd\nSprawozdanie: Zarząd",
    "Akt fundacyjny: 1\nStatut: 2\nWniosek do sądu: 3",
    "Dotacja się spóźnia.: Dzwonię do urzędu\nTermin mija za tydzień.: Proszę o aneks",
    "Pierwsza linia\nDruga <b>linia</b>",
    "Od niedawna",
]


def given_back(response: Any) -> list[tuple[str, str]]:
    """Questions and answers on the page."""
    rows = BeautifulSoup(response.content, "html.parser").select("main dl > div")
    return [(str(row.dt.get_text()), str(row.dd.get_text())) for row in rows if row.dt and row.dd]


def filled(browser: BrowserClient, step: Any) -> dict[str, Any]:
    """The form of a step with a question of each type, filled in."""
    data = posted(form_key(browser, step.url), right_answers(key_for(step)))
    names = {step.questions[number].id: number for number in range(len(step.questions))}
    poll, thought, several = (next(i for i in names if names[i] == list(MAKERS).index(kind)) for kind in ("poll", "reflection", "multiple"))
    options = [option.id for option in step.questions[names[several]].value["options"].bound_blocks]
    first = step.questions[names[poll]].value["options"].bound_blocks[0].id
    return data | {f"q-{thought}": "Pierwsza linia\r\nDruga <b>linia</b>", f"q-{several}": options[:2], f"q-{poll}": first}


@pytest.mark.parametrize("who", ["client", "learner_client"])
def test_everything_that_was_answered_stands_on_the_page_in_words(request: pytest.FixtureRequest, site_tree: SiteTree, who: str) -> None:
    browser: BrowserClient = request.getfixturevalue(who)
    step = edit(site_tree.quiz_step, lambda _raw: one_of_each())
    data = filled(browser, step)
    unpublish(step)
    for url in (answer_url(step), save_url(step)):
        response = browser.post(url, data)
        assert (response.status_code, response.cookies.output()) == (410, "")
        found = given_back(response)
        assert [prompt for prompt, _answer in found] == [block.value["prompt"] for block in step.questions]
        assert [answer.replace("\r", "") for _prompt, answer in found] == WORDS
        assert "Druga &lt;b&gt;linia" in response.content.decode()
    assert (Attempt.objects.count(), LearningCount.objects.count()) == (0, 0)


def test_what_cannot_be_kept_and_what_has_no_words_is_given_back_as_it_was_typed(site_tree: SiteTree, client: BrowserClient) -> None:
    step = edit(site_tree.quiz_step, lambda _raw: [*one_of_each()[:1], reflection(), reflection(prompt="A potem?")])
    data = posted(form_key(client, step.url), right_answers(key_for(step)))
    one, two = (f"q-{step.questions[number].id}" for number in (1, 2))
    unpublish(step)
    long = "ż" * 5000
    found = given_back(client.post(answer_url(step), data | {one: long, two: "\x00Myśl"}))
    assert [answer for _prompt, answer in found] == ["Osoba fizyczna lub prawna", long, "Myśl"]
    # A form whose key is no longer good: nobody knows its questions, and ids tell nobody anything.
    found = given_back(client.post(answer_url(step), data | {"attempt": "x", one: "Pierwsza", two: "Druga"}))
    assert [answer for _prompt, answer in found] == ["Pierwsza", "Druga"]
    assert "Kto może ustanowić" not in str(found)


def test_an_empty_form_gives_nothing_back_and_the_words_are_those_of_its_language(site_tree: SiteTree, client: BrowserClient) -> None:
    english = translate(site_tree.quiz_step, "en")
    key = form_key(client, english.url)
    data = posted(key, right_answers(key_for(english, locale="en")))
    unpublish(site_tree.quiz_step)
    response = client.post(answer_url(site_tree.quiz_step), data)  # read in Polish
    [first, _second] = BeautifulSoup(response.content, "html.parser").select("main dl > div")
    assert (first["lang"], first.dt and first.dt.get_text()) == ("en", "en: Kto może ustanowić fundację?")
    assert given_back(client.post(answer_url(site_tree.quiz_step), {"attempt": key})) == []


def test_a_note_that_is_too_long_for_a_step_that_is_gone_is_given_back(site_tree: SiteTree, learner_client: BrowserClient) -> None:
    url = answer_url(site_tree.quiz_step).replace("odpowiedz", "notatka")
    unpublish(site_tree.quiz_step)
    response = learner_client.post(url, {"form": "", "text": "n" * 4001})
    assert (response.status_code, [text for _title, text in given_back(response)]) == (410, ["n" * 4001])
