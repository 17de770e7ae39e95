"""Reports on courses in the admin: filters by their labels, charts with tables beside them, files, and what axe says of them."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import MakeVisitor
from tests.e2e.facts import Facts
from tests.e2e.hands import polish
from tests.e2e.test_course import COURSE, in_language, take
from tests.e2e.visitor import Visitor

REPORT = "/admin/reports/courses/"
#: What is ours on these pages; the frame around it is Wagtail's.
OURS = ".figures"


@pytest.fixture
def coordinator(make_visitor: MakeVisitor, facts: Facts) -> Visitor:
    """Somebody who may see the reports, when at least one person has learned in English."""
    learner, coordinator = make_visitor(), make_visitor()
    take(learner, facts, in_language(facts, facts.course_steps(COURSE)[0], "en"))
    coordinator.sign_in("coordinator")
    return coordinator


def choose(page: Page, **filters: str) -> None:
    """Choose filters by their labels, and show."""
    for label, words in filters.items():
        page.get_by_label(polish(label), exact=True).select_option(label=polish(words))
    page.get_by_role("button", name=polish("Show"), exact=True).click()


def enrolled(page: Page) -> int:
    """How many people enrolled in the course, as the list says."""
    return int(page.get_by_role("row").nth(1).get_by_role("cell").nth(1).inner_text())


def test_filters_choose_by_their_labels_and_are_taken_off_again(coordinator: Visitor) -> None:
    page = coordinator.page
    coordinator.go(REPORT)
    everybody = enrolled(page)
    choose(page, Language="English")
    english = enrolled(page)
    choose(page, Language="Norwegian Bokmål")
    norwegian = enrolled(page)
    page.get_by_role("link", name=polish("Show everybody"), exact=True).click()
    again = enrolled(page)
    page.get_by_label(polish("Enrolled from"), exact=True).fill("2099-01-01")
    page.get_by_label(polish("Enrolled until"), exact=True).fill("2098-01-01")
    page.get_by_role("button", name=polish("Show"), exact=True).click()
    refused = page.get_by_role("alert").inner_text()

    assert 0 < english <= everybody
    assert norwegian < everybody
    assert polish("These filters were not applied; everybody is shown.") in refused
    assert again == enrolled(page) == everybody


def test_chart_has_a_table_with_the_same_numbers(coordinator: Visitor) -> None:
    page = coordinator.page
    coordinator.go(REPORT)
    page.get_by_role("row").nth(1).get_by_role("link").click()

    chart = page.get_by_role("img", name=polish("Enrolled and completed by month; the table below has the numbers"))
    table = page.get_by_role("table", name=polish("By month of enrolment, and of completion"))
    expect(chart).to_be_visible()
    columns = chart.locator("rect").evaluate_all("columns => columns.map(column => Number(column.getAttribute('height')))")
    numbers = [int(words) for words in table.get_by_role("cell").all_inner_texts()]
    # The highest column is as high as the chart, whatever number that is.
    assert [round(height * max(numbers) / 100) for height in columns] == numbers
    expect(page.get_by_role("table", name=polish("How far people came")).get_by_role("rowheader").first).to_contain_text("1. ")


def test_pages_of_reports_have_nothing_that_axe_objects_to_and_fit_a_phone(coordinator: Visitor) -> None:
    page = coordinator.page
    coordinator.go(REPORT)
    course = str(page.get_by_role("row").nth(1).get_by_role("link").get_attribute("href"))
    found = {}
    for path in (REPORT, course, f"{course}questions/"):
        coordinator.go(path)
        page.set_viewport_size({"width": 1280, "height": 900})
        assert page.locator(OURS).count() == 1
        found[path] = coordinator.axe(part=OURS)
        page.set_viewport_size({"width": 375, "height": 812})
        found[f"{path} on a phone"] = coordinator.axe(part=OURS)
        # What is wide is scrolled in a frame of its own.
        assert coordinator.overflow() <= 0, path

    assert {path: troubles for path, troubles in found.items() if troubles} == {}


@pytest.mark.parametrize("report", [REPORT, f"{REPORT}organisations/", f"{REPORT}learners/"])
def test_report_comes_as_a_file(coordinator: Visitor, report: str, tmp_path: Path) -> None:
    page = coordinator.page
    coordinator.go(report)
    page.get_by_role("navigation", name="Actions").get_by_role("button", name="Akcje").click()
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="CSV").click()
    file = tmp_path / downloaded.value.suggested_filename
    downloaded.value.save_as(file)

    assert file.suffix == ".csv"
    heading = next(csv.reader(file.read_text(encoding="utf-8").splitlines()))
    assert set(heading) & {polish("Course"), polish("Learner")}
