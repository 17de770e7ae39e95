"""Reports on courses: true numbers from counters, for those who may see them, the same work however many people learn."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from openpyxl import load_workbook

from cms.accounts.models import Participant
from learning.domain.keys import page_key
from learning.domain.rebuild import rebuild
from learning.models import Attempt, CourseProgress, CourseStructure, LearningCount, StepCompletion
from tests.factories import ParticipantFactory, SiteTree, course_of
from tests.factories.publishing import publish
from tests.harness.client import BrowserClient
from tests.learning.domain.acting import answer, read

pytestmark = pytest.mark.django_db
LIST = "/admin/reports/courses/"
#: Tables with a row a person or more: no first page of a report on courses reads them.
FACTS = ("courseprogress", "stepcompletion", "learning_attempt", "learning_response", "participant", "groupmember")


def url_of(tree: SiteTree, tail: str = "") -> str:
    """Where the report on the small portal's course is."""
    return f"{LIST}{page_key(tree.course)}/{tail}"


def parsed(page: Any) -> Any:
    """The page as a tree."""
    return BeautifulSoup(page.content, "html.parser")


def said(cell: Any) -> str:
    """The text of an element, blanks as one reads them."""
    return " ".join(cell.get_text(" ").split())


def words(page: Any) -> list[list[str]]:
    """The cells of a page's first table of numbers, row by row."""
    rows = parsed(page).select(".figures__table")[0].select("tbody > tr")
    return [[said(cell) for cell in row.find_all(["th", "td"], recursive=False)] for row in rows]


def learn(tree: SiteTree) -> None:
    """Two people in Polish, one in English: one completes, one fails at first, one only reads."""
    a, b, c = (ParticipantFactory(audience=audience) for audience in ("ngo", "official", "ngo"))
    answer(tree.steps[0], a)
    read(tree.steps[1], a)
    answer(tree.steps[2], a)
    answer(tree.steps[0], b, right=False)
    answer(tree.steps[0], b)
    read(tree.steps[1], c, locale="en")


def test_the_list_counts_people_who_enrolled_and_completed(site_tree: SiteTree, coordinator_client: BrowserClient) -> None:
    learn(site_tree)
    course_of(1, parent=site_tree.index)
    edition = str(CourseStructure.objects.get(course_key=page_key(site_tree.course), is_current=True).version)
    assert words(coordinator_client.get(LIST)) == [
        [site_tree.course.title, edition, "3", "1", "33%"],
        ["Kurs z 1 krokami", "2", "0", "0", "–"],
    ]


def test_the_funnel_tells_who_reached_and_who_stopped(site_tree: SiteTree, coordinator_client: BrowserClient) -> None:
    learn(site_tree)
    Attempt.objects.update(started_at=timezone.now() - timedelta(seconds=400))
    rebuild()
    rows = words(coordinator_client.get(url_of(site_tree)))
    names = [f"{number}. {step.title}" for number, step in enumerate(site_tree.steps, start=1)]
    assert [row[0][: len(name)] for row, name in zip(rows, names, strict=True)] == names
    assert [row[1:] for row in rows] == [
        ["3", "2", "1 (33%)", "2", "50%", "100%", "1,50", "6 min"],
        ["2", "2", "0 (0%)", "–", "–", "–", "–", "–"],
        ["2", "1", "1 (50%)", "1", "100%", "100%", "1,00", "6 min"],
    ]


@pytest.mark.parametrize(
    ("query", "enrolled"),
    [
        ({}, 3),
        ({"audience": "ngo"}, 2),
        ({"audience": "unstated"}, 0),
        ({"locale": "en"}, 1),
        ({"audience": "ngo", "locale": "pl"}, 1),
        ({"since": "2001-01-01", "until": "2001-12-31"}, 0),
        ({"since": "2001-01-01"}, 3),
        # A filter with a fault is not applied, and the page says so.
        ({"since": "2030-01-01", "until": "2001-01-01"}, 3),
        ({"audience": "nobody"}, 3),
        ({"locale": "xx"}, 3),
        ({"since": "yesterday"}, 3),
    ],
)
def test_filters_choose_by_enrolment(site_tree: SiteTree, coordinator_client: BrowserClient, query: dict[str, str], enrolled: int) -> None:
    learn(site_tree)
    response = coordinator_client.get(url_of(site_tree), query)
    assert (response.status_code, response.context["course"].enrolled) == (200, enrolled)
    faulty = bool({"nobody", "xx", "2030-01-01", "yesterday"} & set(query.values()))
    assert ("figures__errors" in response.content.decode()) is faulty


def test_questions_name_the_wrong_answer_and_where_to_mend_it(
    site_tree: SiteTree, editor_client: BrowserClient, coordinator_client: BrowserClient
) -> None:
    learn(site_tree)
    edit = f"/admin/pages/{site_tree.steps[0].pk}/edit/"
    row = parsed(editor_client.get(url_of(site_tree, "questions/"))).select(".figures__table tbody > tr")[0]
    links = [link["href"] for link in row.select("a")]
    assert links == [f"{edit}#:w:contentpath=questions.{site_tree.first_questions[0]['id']}", site_tree.steps[0].url]
    assert [said(cell) for cell in row.select("td")] == ["2", "0,50", "1,00", "Tylko spółka (50%)", site_tree.steps[0].title]
    assert edit not in coordinator_client.get(url_of(site_tree, "questions/")).content.decode()


@pytest.mark.parametrize("tail", ["", "questions/"])
def test_an_unknown_course_is_not_found(site_tree: SiteTree, coordinator_client: BrowserClient, tail: str) -> None:
    assert coordinator_client.get(f"{LIST}{uuid4()}/{tail}", follow=True).status_code == 404


def test_a_nul_byte_is_a_bad_request(site_tree: SiteTree, coordinator_client: BrowserClient) -> None:
    assert coordinator_client.get(url_of(site_tree), {"audience": "\x00"}).status_code == 400


def test_a_course_without_learners_and_one_without_quizzes_are_shown(site_tree: SiteTree, coordinator_client: BrowserClient) -> None:
    course = course_of(2, parent=site_tree.index, quiz=False)
    for tail in ("", "questions/"):
        assert coordinator_client.get(f"{LIST}{page_key(course)}/{tail}").status_code == 200


def crowd(tree: SiteTree, size: int) -> None:
    """That many more people who did the course's first two steps, and their counters."""
    structure = CourseStructure.objects.get(course_key=page_key(tree.course), is_current=True)
    people = Participant.objects.bulk_create([Participant(token_hash=uuid4().hex * 2) for _ in range(size)])
    now = timezone.now()
    CourseProgress.objects.bulk_create(
        [CourseProgress(participant=one, course_key=structure.course_key, structure=structure, done=2, total=3) for one in people]
    )
    StepCompletion.objects.bulk_create(
        [StepCompletion(participant=one, step_key=page_key(tree.steps[1]), reason="confirmed") for one in people]
    )
    attempts = [
        Attempt(participant=one, step_key=page_key(tree.steps[0]), number=1, state="submitted", locale="pl", seed=1, submitted_at=now)
        for one in people
    ]
    Attempt.objects.bulk_create(attempts)
    rebuild()


@pytest.mark.parametrize("tail", [None, "", "questions/"])
def test_a_thousand_learners_cost_what_ten_cost(
    site_tree: SiteTree, coordinator_client: BrowserClient, sql_count: Callable[..., Any], tail: str | None
) -> None:
    url = LIST if tail is None else url_of(site_tree, tail)
    statements = []
    learn(site_tree)
    for size in (10, 990):
        crowd(site_tree, size)
        coordinator_client.get(url)
        with sql_count() as queries:
            coordinator_client.get(url)
        statements.append(queries.count)
        assert [sql for sql in queries.sql if any(f"mowis_{name}" in sql or f"_{name}" in sql for name in FACTS)] == []
        assert queries.duplicates == []
    assert statements[0] == statements[1]
    assert LearningCount.objects.count() < 100


def test_more_courses_and_steps_cost_no_more(site_tree: SiteTree, coordinator_client: BrowserClient, sql_count: Callable[..., Any]) -> None:
    counts = []
    for size in (2, 12):
        course = course_of(size, parent=site_tree.index)
        row = []
        for url in (LIST, f"{LIST}{page_key(course)}/", f"{LIST}{page_key(course)}/questions/"):
            coordinator_client.get(url)
            with sql_count() as queries:
                coordinator_client.get(url)
            row.append(queries.count)
        counts.append(row)
    assert counts[0] == counts[1]


@pytest.mark.parametrize("who", ["coordinator_client", "editor_client"])
def test_pages_have_one_heading_headed_columns_and_labels(request: pytest.FixtureRequest, site_tree: SiteTree, who: str) -> None:
    learn(site_tree)
    browser = request.getfixturevalue(who)
    for url in (LIST, url_of(site_tree), url_of(site_tree, "questions/")):
        page = parsed(browser.get(url))
        assert len(page.select("h1")) == 1, url
        assert page.select("main table th:not([scope]), main [style], main table:not(:has(> caption))") == []
        fields = page.select(".figures__filters input, .figures__filters select")
        assert all(page.select(f"label[for='{field['id']}']") for field in fields)
        assert all(region["tabindex"] == "0" and region["aria-labelledby"] for region in page.select(".figures__scroll"))


def exported(response: Any, kind: str) -> list[list[Any]]:
    """The rows of a downloaded file."""
    data = b"".join(response.streaming_content) if response.streaming else response.content
    if kind == "csv":
        return list(csv.reader(io.StringIO(data.decode())))
    return [list(row) for row in load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)]  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_files_hold_the_numbers_and_no_formula(site_tree: SiteTree, coordinator_client: BrowserClient, kind: str) -> None:
    learn(site_tree)
    site_tree.steps[0].title = '=HYPERLINK("http://example.org";"kliknij")'
    publish(site_tree.steps[0])
    site_tree.course.title = "@SUM(1+1)"
    publish(site_tree.course)
    rows = exported(coordinator_client.get(url_of(site_tree), {"export": kind}), kind)
    mark = "'" if kind == "csv" else ""
    assert (len(rows), rows[1][1], [str(cell) for cell in rows[1][4:7]]) == (4, mark + site_tree.steps[0].title, ["3", "2", "1"])
    assert exported(coordinator_client.get(LIST, {"export": kind}), kind)[1][0] == f"{mark}@SUM(1+1)"
    questions = exported(coordinator_client.get(url_of(site_tree, "questions/"), {"export": kind}), kind)
    assert (len(questions), questions[1][1]) == (4, mark + site_tree.steps[0].title)


def test_a_formula_in_a_file_is_text(site_tree: SiteTree, coordinator_client: BrowserClient) -> None:
    site_tree.course.title = "=1+1"
    publish(site_tree.course)
    response = coordinator_client.get(LIST, {"export": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")  # type: ignore[index]
