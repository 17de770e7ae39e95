"""What a child does for the serving: which pages are measured, a learner among them, and how many statements they take."""

import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any
from unittest import mock

from django.core.management import call_command
from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast, Length
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from wagtail.models import Page, get_page_models

from bench import starter
from bench.floor.chains import CHAINS, FLOOR
from bench.front import VERBS, tidy_up
from cms.core.middleware.answers import KeptAnswersMiddleware
from cms.core.models import BasePage
from cms.guide.models import ProcedurePage
from cms.news.models import ArticlePage, NewsIndexPage
from home.models import HomePage
from learning.models import CoursePage, Question, QuestionVersion, StepPage
from tests.learning.answering import right_answer
from tests.learning.quizzes import KEY, fields

LANGUAGE = "pl"
SLUG = "bench-floor"
#: Page types that are measured, by the name that the table gives them.
TYPES: dict[str, type[Page]] = {
    "front page": HomePage,
    "article": ArticlePage,
    "list of news": NewsIndexPage,
    "course map": CoursePage,
    "step": StepPage,
    "procedure": ProcedurePage,
}


def set_up(pour_from: str = "") -> str:
    """Make the table of the floor and its page, in a copy of the starter's database; or take over all rows of such a copy."""
    call_command("migrate", verbosity=0)
    if pour_from:
        connection.close()
        starter.pour(Path(pour_from), _url())
    else:
        from bench.floor.models import FloorPage  # its app is installed in these children only

        home = HomePage.objects.get(locale__language_code=LANGUAGE)
        home.add_child(instance=FloorPage(title="Floor", slug=SLUG, locale=home.locale))
    tidy_up()
    return "ready"


def _url() -> str:
    named = connection.settings_dict
    return f"postgresql://{named['USER']}:{named['PASSWORD']}@{named['HOST']}:{named['PORT']}/{named['NAME']}"


def addresses() -> dict[str, str]:
    """The address of one page of each type: of those that editors wrote, the one whose length is in the middle."""
    return {name: _middle(model).url for name, model in TYPES.items()} | {"floor": f"{FLOOR}{SLUG}/"}


def _middle(model: type[Page]) -> Page:
    live = model.objects.filter(locale__language_code=LANGUAGE, live=True)
    if model is StepPage:
        asked = Question.objects.values("step_key")
        live = live.filter(translation_key__in=asked)
    if "body" in {field.name for field in model._meta.get_fields()}:
        live = live.annotate(long=Length(Cast("body", TextField()))).order_by("long", "pk")
    else:
        live = live.order_by("pk")
    pages = list(live)
    return pages[len(pages) // 2]


def every_address() -> list[str]:
    """The addresses of all pages that readers can see."""
    models = [model for model in get_page_models() if issubclass(model, BasePage)]
    found = [page.url for model in models for page in model.objects.filter(live=True, alias_of=None).order_by("path")]
    return [url for url in found if url]


def learner(address: str) -> str:
    """The cookies of somebody who answered the questions of the step at an address."""
    client = Client(headers={"sec-fetch-site": "same-origin"})
    step = next(page for page in StepPage.objects.filter(locale__language_code=LANGUAGE, live=True) if page.url == address)
    found = KEY.search(client.get(address).content.decode())
    assert found, "the step shows no form"
    versions = QuestionVersion.objects.filter(pk__in=Question.objects.asked_in(step.translation_key).values("current"))
    answers = {one.question.block_id: right_answer(one.kind, one.payload) for one in versions.select_related("question")}
    form = {"attempt": unescape(found.group(1)), **fields(answers)}
    sent = client.post(f"/pl/nauka/krok/{step.translation_key}/odpowiedz/", form)
    assert sent.status_code == 303, sent.status_code
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def _client(path: str) -> Client:
    """Somebody whose requests go through the middleware of an address."""
    client = Client()
    for beginning, middleware in CHAINS.items():
        if path.startswith(beginning):
            with override_settings(MIDDLEWARE=middleware):
                client.handler.load_middleware()
    return client


def statements(path: str, headers: dict[str, str]) -> dict[str, Any]:
    """Statements of a page that was asked for twice before, those among them that were sent more than once, and its bytes."""
    client = _client(path)
    for _ in range(2):
        client.get(path, headers=headers)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path, headers=headers)
    assert response.status_code == 200, (path, response.status_code)
    sent = _statements(captured)
    twice = [statement for statement, times in Counter(sent).items() if times > 1]
    return {"count": len(sent), "twice": len(twice), "size": len(response.content), "sql": [re.sub(r"\s+", " ", one) for one in sent]}


def after_publish(path: str, other: str) -> dict[str, int]:
    """Statements of a kept page after an article elsewhere was published: as the first page that is asked for, after another, and again.

    Args:
        path: of the page.
        other: of a page that is asked for before it.
    """
    client = Client()
    counts = {}
    for name, before in (("first", []), ("next", [other])):
        client.get(path)
        client.get(other)
        article = ArticlePage.objects.filter(locale__language_code=LANGUAGE, live=True).exclude(pk=_middle(ArticlePage).pk).earliest("pk")
        article.save_revision().publish()
        for address in before:
            client.get(address)
        counts[name] = _sent(client, path)
    return {**counts, "again": _sent(client, path)}


def _sent(client: Client, path: str) -> int:
    """Statements of an answer that must not be drawn."""
    with (
        CaptureQueriesContext(connection) as captured,
        mock.patch.object(KeptAnswersMiddleware, "_drawn", side_effect=AssertionError(path)),
    ):
        assert client.get(path).status_code == 200
    return len(_statements(captured))


def _statements(captured: CaptureQueriesContext) -> list[str]:
    return [entry["sql"] for entry in captured.captured_queries if entry["sql"].lstrip(" (\n").upper().startswith(VERBS)]


WORKS: dict[str, Callable[..., Any]] = {
    "set_up_serving": set_up,
    "serving_addresses": addresses,
    "every_address": every_address,
    "serving_learner": learner,
    "serving_statements": statements,
    "serving_after_publish": after_publish,
}
