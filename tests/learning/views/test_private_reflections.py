"""What somebody writes for themselves is in one place of the database and on their own pages, and nowhere else."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.urls import NoReverseMatch
from django.utils import translation
from wagtail.admin.viewsets import viewsets
from wagtail.snippets.models import get_snippet_models

from learning.models import Attempt, Response
from tests.access.addresses import every_address
from tests.access.observing import browser_of
from tests.access.world import World, make_world
from tests.conftest import signed_in
from tests.factories import SiteTree, UserFactory
from tests.factories.question_kinds import reflection, short_text
from tests.harness.client import BrowserClient
from tests.learning.domain.publishing.test_versions import edit
from tests.learning.quizzes import form_key
from tests.learning.views.test_answers import answer_url

pytestmark = pytest.mark.django_db

BEGINNING, END = "Boję się rozmowy", "przewodniczącą"
SECRET = f"{BEGINNING} z {END}"
TEXT, REFLECTION = "81000000-0000-4000-8000-000000000001", "82000000-0000-4000-8000-000000000001"
#: Addresses that look at pages by their number: they are asked about the step with the reflection.
ROOMS = (
    "wagtailadmin_pages:",
    "wagtailadmin_reports:",
    "learning_",
    "group",
    "mowis_learning",
    "wagtailadmin_explore",
    "wagtailadmin_home",
)


@pytest.fixture
def step(site_tree: SiteTree) -> Any:
    """A step with a reflection and a question with points."""
    edit(site_tree.quiz_step, lambda _raw: [short_text("statut", block_id=TEXT), reflection(block_id=REFLECTION)])
    return site_tree.quiz_step


def write(browser: BrowserClient, step: Any, thought: str = SECRET) -> Any:
    """Answer the step with a thought."""
    data = {"attempt": form_key(browser, step.url), f"q-{TEXT}": "statut", f"q-{REFLECTION}": thought}
    return browser.post(answer_url(step), data, follow=True)


def places_of(word: str) -> set[tuple[str, str]]:
    """The tables and columns of the whole database in which a word stands."""
    return {
        (model._meta.label, field)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        for row in model._base_manager.values()
        for field, value in row.items()
        if word in (json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict | list) else str(value))
    }


def test_it_stands_in_the_answer_and_in_no_other_column(step: Any, client: BrowserClient) -> None:
    assert SECRET in write(client, step).content.decode()
    assert places_of(SECRET) == {("mowis_learning.Response", "answer")}


def test_it_earns_nothing_and_counts_nothing(step: Any, client: BrowserClient) -> None:
    write(client, step)
    response = Response.objects.get(version__kind="reflection")

    assert (response.points, response.max_points, response.correct) == (0, 0, False)
    assert (response.attempt.points, response.attempt.max_points) == (1, 1)
    assert SECRET not in f"{response!s} {response!r} {response.attempt!s} {response.attempt!r}"


def test_its_writer_sees_it_again_and_nobody_else_does(step: Any, client: BrowserClient, admin_client: BrowserClient) -> None:
    write(client, step)
    url = f"/pl/nauka/proba/{Attempt.objects.get().pk}/"

    assert SECRET in client.get(url).content.decode()
    for other in (BrowserClient(), signed_in(UserFactory()), admin_client):
        response = other.get(url)
        assert (response.status_code, SECRET in response.content.decode()) == (403, False)


@pytest.mark.parametrize("thought", [SECRET, f"{SECRET} {'x' * 4000}", f"{SECRET}\x00"], ids=["taken", "too long", "with a zero byte"])
def test_no_log_has_it(step: Any, client: BrowserClient, caplog: pytest.LogCaptureFixture, thought: str) -> None:
    caplog.set_level(logging.DEBUG)
    write(client, step, thought)

    assert SECRET not in caplog.text
    assert [record for record in caplog.records if SECRET in repr(record.__dict__.get("args"))] == []


def test_neither_answers_nor_attempts_have_lists_in_the_admin() -> None:
    shown: set[type[models.Model]] = {*get_snippet_models(), *(one.model for one in viewsets.viewsets if hasattr(one, "model"))}

    assert shown
    assert shown & {Attempt, Response} == set()


def addresses_about(world: World) -> Iterator[str]:
    """What staff can look at in the rooms of learning and pages."""
    for address in every_address():
        if address.name.startswith(ROOMS):
            try:
                yield world.url(address)
            except (KeyError, NoReverseMatch):
                continue  # tests/access says which arguments are missing


@pytest.mark.slow
@pytest.mark.parametrize("role", ["editor", "coordinator", "admin"])
def test_no_page_of_the_staff_shows_it(step: Any, site_tree: SiteTree, client: BrowserClient, role: str) -> None:
    world = make_world(site_tree)
    write(client, step)
    world.things.page, world.things.attempt = step, Attempt.objects.get(responses__version__kind="reflection")
    with translation.override("pl"):
        urls = [*addresses_about(world), f"/admin/pages/search/?q={BEGINNING}", f"/pl/szukaj/?q={BEGINNING}"]
    responses = {url: browser_of(world.users[role]).get(url) for url in urls}

    assert sum(response.status_code == 200 for response in responses.values()) > 10
    assert [url for url, response in responses.items() if END in text_of(response)] == []


def text_of(response: Any) -> str:
    """What a response sends."""
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode(errors="replace")
