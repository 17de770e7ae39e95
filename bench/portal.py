"""What a child does: a small portal with a synthetic course, and the works that are measured on it."""

import io
import re
import threading
from collections.abc import Callable
from html import unescape
from typing import Any
from uuid import UUID

from django.core.management import CommandError, call_command
from django.db import connections
from django.test import Client
from wagtail.models import Locale

from bench import growth_works, naive, paper_works, search_growth_works, search_quality_works, serving_works
from bench.front import front_page, tidy_up
from bench.front import statements as counted
from bench.measure import clock
from learning.domain.figures.course_figures import Scope, one_course
from learning.domain.figures.statistics import question_reports
from learning.domain.rebuild import rebuild
from learning.models import CourseIndexPage, CoursePage, Question, QuestionVersion, StepPage
from learning.synthetic import SLUG, add_learners, sample_course

KEY = re.compile(r'name="attempt"\s+value="([^"]+)"')
STEPS = 20
_clients: dict[str, Client] = {}


def set_up(steps: int = STEPS) -> str:
    """Migrate, and make a front page, a list of courses and the synthetic course with so many steps."""
    home = front_page()
    index = CourseIndexPage(title="Kursy", slug="kursy")
    home.add_child(instance=index)
    sample_course(steps=steps, index=index)
    return "ready"


def grow(learners: int) -> int:
    """Add learners to the course, and have the database tidy up now and not while something is measured."""
    written = add_learners(course=_course(), learners=learners)
    tidy_up()
    return written


def _course() -> CoursePage:
    return CoursePage.objects.get(slug=SLUG, locale=Locale.get_default())


def _step() -> StepPage:
    step = StepPage.objects.descendant_of(_course()).order_by("path").first()
    assert step is not None
    return step


def _client() -> Client:
    """One learner who has answered once, so that everything about them is there to be read."""
    if "learner" not in _clients:
        _clients["learner"] = Client(headers={"sec-fetch-site": "same-origin"})
        _submit(_clients["learner"])
    return _clients["learner"]


def _form(client: Client) -> dict[str, Any]:
    step = _step()
    page = client.get(step.url).content.decode()
    found = KEY.search(page)
    assert found, "the step shows no form"
    versions = QuestionVersion.objects.filter(pk__in=Question.objects.asked_in(step.translation_key).values("current"))
    right = {f"q-{version.question.block_id}": version.payload["correct"] for version in versions.select_related("question")}
    return {"attempt": unescape(found.group(1)), **right}


def _submit(client: Client, form: dict[str, Any] | None = None) -> None:
    response = client.post(f"/pl/nauka/krok/{_step().translation_key}/odpowiedz/", form or _form(client))
    assert response.status_code == 303, response.status_code


def step_page(repeat: int) -> float:
    """Seconds that a learner's step page takes."""
    client, url = _client(), _step().url
    return clock(lambda: client.get(url), repeat)


def submit(repeat: int) -> float:
    """Seconds that an answer takes; the forms are fetched before the clock runs."""
    client, total = _client(), 0.0
    for _ in range(repeat):
        form = _form(client)
        total += clock(lambda form=form: _submit(client, form))  # type: ignore[misc]
    return total / repeat


def submit_again(repeat: int) -> float:
    """Seconds that the same form takes when it is sent again."""
    client = _client()
    form = _form(client)
    _submit(client, form)
    return clock(lambda: _submit(client, form), repeat)


def statements() -> dict[str, int]:
    """Statements of a warm step page and of an answer."""
    client, url = _client(), _step().url
    client.get(url)
    form = _form(client)
    return {"step": counted(lambda: client.get(url)), "submit": counted(lambda: _submit(client, form))}


def _keys() -> tuple[UUID, list[UUID]]:
    """The course and its steps."""
    course = _course()
    return course.translation_key, list(StepPage.objects.descendant_of(course).values_list("translation_key", flat=True))


def course_report(repeat: int) -> float:
    """Seconds that the figures of a course report's first page take, from counters."""
    key, _steps = _keys()
    return clock(lambda: one_course(key, Scope()), repeat)


def naive_course_report(repeat: int) -> float:
    """Seconds that the same figures take when they are counted from what people did."""
    key, _steps = _keys()
    return clock(lambda: naive.course(key), repeat)


def question_figures(repeat: int) -> float:
    """Seconds that the figures of all questions of the course take, from counters."""
    _key, steps = _keys()
    return clock(lambda: question_reports(steps), repeat)


def naive_question_figures(repeat: int) -> float:
    """Seconds that the same figures take when they are counted from what people did."""
    key, _steps = _keys()
    return clock(lambda: naive.questions(key), repeat)


def rebuild_counters() -> float:
    """Seconds that making everything again takes, where it is right already, as every night."""
    return clock(rebuild)


def report_statements() -> dict[str, int]:
    """Statements of both reports."""
    key, steps = _keys()
    return {
        "course_report": counted(lambda: one_course(key, Scope())),
        "question_figures": counted(lambda: question_reports(steps)),
    }


def storm(writers: int, rounds: int) -> list[str]:
    """Many people answer at once, several times each; then the differences between counters and facts, a line each."""
    errors: list[str] = []

    def write() -> None:
        try:
            client = Client(headers={"sec-fetch-site": "same-origin"})
            for _ in range(rounds):
                _submit(client)
        except Exception as error:  # noqa: BLE001 - told by the parent
            errors.append(repr(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def differences() -> int:
    """Exit code of ``rebuild_progress --check``."""
    try:
        call_command("rebuild_progress", check=True, verbosity=0, stdout=io.StringIO())
    except CommandError as error:
        return error.returncode
    return 0


WORKS: dict[str, Callable[..., Any]] = {
    "set_up": set_up,
    "grow": grow,
    "step_page": step_page,
    "submit": submit,
    "submit_again": submit_again,
    "statements": statements,
    "course_report": course_report,
    "naive_course_report": naive_course_report,
    "question_figures": question_figures,
    "naive_question_figures": naive_question_figures,
    "report_statements": report_statements,
    "storm": storm,
    "differences": differences,
    "rebuild": rebuild_counters,
    **paper_works.WORKS,
    **search_quality_works.WORKS,
    **search_growth_works.WORKS,
    **growth_works.WORKS,
    **serving_works.WORKS,
}
