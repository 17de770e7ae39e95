"""The language switch keeps the place, and says so where it cannot."""

import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from learning.domain.keys import page_key
from tests.factories import SiteTree, translate
from tests.harness.client import BrowserClient
from tests.learning.quizzes import fields, form_key, key_for, posted, right_answers

pytestmark = pytest.mark.django_db
LINK = re.compile(r'<li><a href="([^"]+)" lang="(\w+)" hreflang="\w+"([^>]*)>(.*?)</a></li>', re.DOTALL)


def switch(response: Any) -> dict[str, str]:
    """Where the switch of a page leads, by language."""
    return {code: url for url, code, _more, _text in LINK.findall(response.content.decode())}


def local(name: str, code: str, *args: Any) -> str:
    """The address of a view in a language."""
    with translation.override(code):
        return reverse(name, args=args)


@pytest.fixture
def translated(site_tree: SiteTree) -> SiteTree:
    """The portal with everything in English, and nothing but the front page in Norwegian."""
    for step in site_tree.steps:
        translate(step, "en")
    return site_tree


def test_a_page_without_a_translation_leads_to_the_nearest_page_and_says_so(translated: SiteTree, client: BrowserClient) -> None:
    html = client.get(translated.read_step.url).content.decode()
    shown = {
        code: (url, "nearest" in more, "nie przetłumaczono" in text or "not translated" in text)
        for url, code, more, text in LINK.findall(html)
    }
    english = translated.read_step.get_translations().get(locale__language_code="en")
    assert shown == {"pl": (translated.read_step.url, False, False), "en": (english.url, False, False), "nb": ("/nb/", True, True)}


@pytest.mark.parametrize("words", [("do-druku", "print"), ("tekst", "text")])
def test_the_whole_course_on_one_page_is_the_same_view_in_the_other_language(
    translated: SiteTree, client: BrowserClient, words: tuple[str, str]
) -> None:
    polish, english = words
    course = translated.course.get_translations().get(locale__language_code="en")
    found = switch(client.get(f"{translated.course.url}{polish}/"))
    assert (found["pl"], found["en"]) == (f"{translated.course.url}{polish}/", f"{course.url}{english}/")
    assert client.get(found["en"]).status_code == 200


def test_a_half_filled_quiz_that_is_sent_too_early_leads_to_the_same_step(translated: SiteTree, client: BrowserClient) -> None:
    step = translated.quiz_step
    english = step.get_translations().get(locale__language_code="en")
    one = dict(list(right_answers(key_for(step)).items())[:1])
    refused = client.post(local("learning_answer", "pl", page_key(step)), {"attempt": form_key(client, step.url), **fields(one)})
    assert refused.status_code >= 400
    assert switch(refused)["en"] == english.url


def test_a_result_is_the_same_result_in_every_language(translated: SiteTree, client: BrowserClient) -> None:
    step = translated.quiz_step
    sent = client.post(local("learning_answer", "pl", page_key(step)), posted(form_key(client, step.url), right_answers(key_for(step))))
    result = client.get(sent["Location"])
    found = switch(result)
    assert found["pl"] == sent["Location"].split("#")[0]
    for code in ("en", "nb"):
        assert client.get(found[code]).status_code == 200
        assert found[code].startswith(f"/{code}/")


@pytest.mark.parametrize(
    "name", ["learning_mine", "learning_history", "account_login", "account_signup", "account_reset_password", "account_profile"]
)
def test_a_view_is_the_same_view_with_what_stands_in_its_address(
    site_tree: SiteTree, client: BrowserClient, learner: Any, name: str
) -> None:
    if name == "account_profile":
        client.force_login(learner, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(f"{local(name, 'pl')}?next=%2Fpl%2Fkursy%2F")
    assert switch(response) == {code: f"{local(name, code)}?next=%2Fpl%2Fkursy%2F" for code in ("pl", "en", "nb")}


def test_a_form_that_was_refused_leads_to_the_same_form(site_tree: SiteTree, client: BrowserClient) -> None:
    response = client.post(local("account_signup", "pl"), {"email": "bez-malpy"})
    assert response.status_code in {200, 400, 422}
    assert switch(response) == {code: local("account_signup", code) for code in ("pl", "en", "nb")}
    assert client.get(switch(response)["nb"]).status_code == 200
