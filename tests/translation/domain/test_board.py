"""The board counts what is missing and outdated, and says so of the right page."""

from datetime import UTC, datetime
from typing import Any

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.accounts.models import User
from cms.translation.domain.assigning import assign
from cms.translation.domain.board import Cell, Row, Wanted, board, progress, with_changes
from cms.translation.domain.counts import Amount
from cms.translation.domain.sources import take_texts
from cms.translation.enums import CellState
from cms.translation.models import StringArrival
from learning.models import StepPage
from tests.factories import SiteTree, commit_hooks, option, publish, translate
from tests.learning.domain.publishing.test_versions import edit, flip_key
from tests.learning.views.test_queries import Counter

pytestmark = pytest.mark.django_db
BOTH = Wanted(("en", "nb"))
LONG_AGO = datetime(2026, 1, 2, tzinfo=UTC)


def cell(step: StepPage, code: str = "en") -> Cell:
    row = next(row for row in board(BOTH) if row.key == step.translation_key)
    return next(cell for cell in row.cells if cell.code == code)


def edit_title(step: StepPage, title: str = "Zupełnie nowy tytuł") -> None:
    page = StepPage.objects.get(pk=step.pk)
    page.title = title
    publish(page)


def test_a_page_goes_from_missing_to_complete_and_outdated(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    assert (cell(step).state, cell(step).total) == (CellState.MISSING, None)
    translate(step, "en", complete=False)
    assert (cell(step).state, cell(step).missing) == (CellState.DRAFT, 1)
    translate(step, "en")
    assert (cell(step).state, cell(step).missing) == (CellState.COMPLETE, 0)
    edit_title(step)
    assert (cell(step).state, cell(step).missing) == (CellState.OUTDATED, 1)
    assert cell(step, "nb").state == CellState.MISSING


def test_an_outdated_page_says_since_when(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    with commit_hooks():
        translate(step, "en")
    StringArrival.objects.update(appeared_at=LONG_AGO)
    edit_title(step, "Sprawdź swój pomysł")
    StringArrival.objects.filter(string__data="Sprawdź swój pomysł").update(appeared_at=datetime(2026, 3, 4, tzinfo=UTC))
    rows = with_changes([row for row in board(Wanted(("en",))) if row.key == step.translation_key])
    (english,) = rows[0].cells
    assert english.since == datetime(2026, 3, 4, tzinfo=UTC)
    assert [(one.before, one.text, one.earlier) for one in english.changes] == [
        ("Sprawdź pomysł", "Sprawdź swój pomysł", "en: Sprawdź pomysł")
    ]


def test_a_translation_in_progress_that_is_whole_is_ready(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    translate(step, "en", publish=False)
    assert cell(step).state == CellState.READY


def test_a_translator_s_later_change_is_ready_to_publish(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    translate(step, "en")
    text = StringTranslation.objects.filter(context__object_id=step.translation_key, context__path="title").get()
    text.data = "Better"
    text.save()
    assert cell(step).state == CellState.READY


@pytest.mark.parametrize("words", ["", "   "])
def test_a_blank_is_no_translation(site_tree: SiteTree, words: str) -> None:
    step = site_tree.read_step
    translate(step, "en")
    StringTranslation.objects.filter(context__object_id=step.translation_key, context__path="title").update(data=words)
    assert (cell(step).state, cell(step).missing) == (CellState.OUTDATED, 1)


def add_option(raw: list[Any]) -> None:
    raw[0]["value"]["options"].append(option("Miasto Kraków"))


def test_a_changed_key_is_said_until_the_translation_follows(site_tree: SiteTree) -> None:
    step = site_tree.quiz_step
    translate(step, "en")
    edit(step, add_option)
    assert (cell(step).state, cell(step).missing) == (CellState.KEY_STALE, 1)
    translate(StepPage.objects.get(pk=step.pk), "en")
    assert cell(step).state == CellState.COMPLETE


def test_a_changed_key_follows_at_once_where_no_words_wait(site_tree: SiteTree) -> None:
    step = site_tree.quiz_step
    translate(step, "en")
    edit(step, flip_key)
    assert cell(step).state == CellState.COMPLETE


def test_an_independent_page_says_so(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    translate(step, "en")
    Translation.objects.filter(source__object_id=step.translation_key).update(enabled=False)
    assert cell(step).state == CellState.INDEPENDENT


def test_words_and_signs_are_summed_by_language(site_tree: SiteTree) -> None:
    step = site_tree.read_step
    translate(step, "en")
    rows = [row for row in board(BOTH) if row.key == step.translation_key]
    texts = list(StringSegment.objects.filter(source__object_id=step.translation_key).values_list("string__data", flat=True))
    whole = Amount(len(texts), sum(len(text.split(" ")) for text in texts), sum(map(len, texts)))
    english, norwegian = progress(rows, ("en", "nb"))
    assert (english.total, english.done) == (whole, whole)
    assert (norwegian.total, norwegian.done) == (whole, Amount())
    assert english.states == {CellState.COMPLETE: 1}


def test_pages_that_were_never_taken_are_told_apart(site_tree: SiteTree) -> None:
    (english,) = progress(board(Wanted(("en",))), ("en",))
    assert english.uncounted == len(board(Wanted(("en",)))) > 3
    take_texts()
    (english,) = progress(board(Wanted(("en",))), ("en",))
    assert (english.uncounted, english.total.strings > 10) == (0, True)


def test_filters_narrow_by_section_state_and_person(site_tree: SiteTree, admin: User) -> None:
    step = site_tree.read_step
    translate(step, "en")
    below = board(Wanted(("en",), under=step.get_parent().path))
    assert {row.key for row in below} == {page.translation_key for page in step.get_parent().get_descendants(inclusive=True)}
    assert [row.key for row in board(Wanted(("en",), under=step.path, state=CellState.COMPLETE))] == [step.translation_key]
    assert board(Wanted(("nb",), state=CellState.COMPLETE)) == []
    english = Locale.objects.get(language_code="en")
    assign(page_keys=[step.translation_key], locale=english, assignee=admin, by=admin)
    assert [row.key for row in board(Wanted(("en",), assignee=admin.pk))] == [step.translation_key]
    assert board(Wanted(("nb",), assignee=admin.pk)) == []


def statements(counter: Counter, wanted: Wanted) -> tuple[int, list[Row]]:
    with counter() as queries:
        rows = with_changes(board(wanted))
    return queries.count, rows


def test_the_board_costs_the_same_for_one_page_and_for_all(site_tree: SiteTree, sql_count: Counter, admin: User) -> None:
    for step in site_tree.steps:
        translate(step, "en")
        edit_title(step, f"{step.title} inaczej")
    english = Locale.objects.get(language_code="en")
    assign(page_keys=[row.key for row in board(BOTH)], locale=english, assignee=admin, by=admin)
    one, few = statements(sql_count, Wanted(("en", "nb"), under=site_tree.quiz_step.path))
    every, many = statements(sql_count, BOTH)
    assert (len(few), len(many), one) == (1, 8, every)
