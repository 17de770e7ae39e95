"""What may be told only after an answer is in nothing that a learner or a stranger receives before it; its flags not even in catalogues."""

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from wagtail_localize.models import Translation

from learning.domain.keys import page_key
from learning.models import StepPage
from tests.conftest import signed_in
from tests.factories import SiteTree, UserFactory, translate, unpublish
from tests.harness.client import BrowserClient
from tests.learning.canaries import CANARY, SECRET_NUMBER, canaries
from tests.learning.quizzes import fields, form_key
from tests.learning.views.test_answers import answer_url
from tests.learning.views.test_result_kinds import asking
from tests.learning.views.test_saving import JSON, close, save_url

pytestmark = pytest.mark.django_db
SAVED: dict[str, Any] = {"short_text": ["cokolwiek"], "number": ["1"], "reflection": ["Moja myśl"]}


@pytest.fixture
def step(site_tree: SiteTree) -> StepPage:
    """A step whose every secret is a canary."""
    return asking(site_tree.steps[2], *canaries().values())


def began(browser: BrowserClient, step: StepPage) -> dict[str, Any]:
    """Fill in a part of the form, and save it; give the form."""
    answers = {row["id"]: {"": SAVED[row["type"]]} for row in canaries_of(step) if row["type"] in SAVED}
    data = {"attempt": form_key(browser, step.url), **fields(answers)}
    assert browser.post(save_url(step), {**data, "save": "1"}).status_code == 303
    return data


def canaries_of(step: StepPage) -> list[dict[str, Any]]:
    """The raw questions of the step; they do hold the canary."""
    raw = list(step.questions.raw_data)
    assert (CANARY in str(raw), SECRET_NUMBER in str(raw)) == (True, True)
    return raw


def leaks(responses: dict[str, Any]) -> list[str]:
    """Which of the answers, bodies and headers, tell a secret."""
    found = []
    for name, response in responses.items():
        body = b"".join(response.streaming_content) if response.streaming else response.content
        if body[:2] == b"PK":
            with zipfile.ZipFile(BytesIO(body)) as archive:
                body = b"".join(archive.read(each) for each in archive.namelist())
        told = body.decode() + str(response.headers) + str(response.cookies)
        if CANARY in told or SECRET_NUMBER in told:
            found.append(name)
    return found


@pytest.mark.parametrize("who", ["client", "learner_client"])
def test_nothing_that_a_learner_receives_before_the_answer_holds_it(
    request: pytest.FixtureRequest, site_tree: SiteTree, step: StepPage, who: str
) -> None:
    browser: BrowserClient = request.getfixturevalue(who)
    data = began(browser, step)
    course, key = site_tree.course.url, page_key(step)
    got = {
        path: browser.get(path)
        for path in (
            step.url, course, f"{course}do-druku/", f"{course}tekst/", site_tree.modules[1].url, site_tree.index.url, site_tree.home.url,
            "/pl/nauka/moje/", "/pl/nauka/moje/podejscia/", "/pl/nauka/inne-urzadzenie/", "/pl/konto/moje-dane/", "/sitemap.xml",
        )
    }  # fmt: skip
    assert {path: response.status_code for path, response in got.items()} == dict.fromkeys(got, 200)
    posts = {
        "a script that saves": browser.post(save_url(step), data, headers=JSON),
        "a script that is refused": browser.post(save_url(step), {**data, "attempt": "x"}, headers=JSON),
        "half a form": browser.post(answer_url(step), data),
        "no form": browser.post(answer_url(step), {}),
        "a question of its own": browser.post(answer_url(step), {**data, f"q-{key}": CANARY.lower()}),
        "a word": browser.post(f"/pl/nauka/krok/{key}/zrobione/"),
        "a note": browser.post(f"/pl/nauka/krok/{key}/notatka/", {"text": "n" * 4001}),
        "another's attempt": signed_in(UserFactory()).get(f"/pl/nauka/proba/{key}/"),
    }
    assert posts["half a form"].status_code == 422
    close(step)
    later = {"a closed step": browser.get(step.url), "a form too late": browser.post(answer_url(step), data)}
    unpublish(step)
    gone = {"a step withdrawn": browser.post(answer_url(step), data)}
    assert (later["a form too late"].status_code, gone["a step withdrawn"].status_code) == (409, 410)
    assert leaks({**got, **posts, **later, **gone}) == []


def test_a_translation_asks_without_it_and_a_catalogue_holds_no_flag(site_tree: SiteTree, client: BrowserClient, step: StepPage) -> None:
    english = translate(step, "en")
    assert leaks({"en": client.get(english.url), "text": client.get(f"{english.get_parent().get_parent().url}text/")}) == []
    catalogue = str(Translation.objects.get(source__object=page_key(step)).export_po())
    assert CANARY in catalogue  # feedback and accepted answers are words for translators
    assert SECRET_NUMBER not in catalogue
    flags = ("correct", "value", "tolerance", "points", "hint_cost", "verdict", "partial", "slips", "goes_to", "answer")
    assert [name for name in flags if re.search(rf"\.{name}\b", catalogue)] == []


def test_the_preview_of_a_draft_shows_the_form_without_it(step: StepPage, editor_client: BrowserClient) -> None:
    preview = editor_client.get(f"/admin/pages/{step.pk}/view_draft/")
    assert b'name="attempt"' in preview.content
    assert leaks({"preview": preview}) == []
