"""“Checked today”: dates move on in every language, flags are settled, and no draft is published."""

import datetime as dt
import json
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageLogEntry
from wagtail_localize.models import TranslationSource

from cms.accounts.models import User
from cms.law.checking.domain.queue import queue
from cms.law.checking.domain.settling import CHECKED, next_check, settle
from cms.law.checking.enums import Resolution
from cms.law.checking.places import Place
from cms.law.models import LegalAct, LegalFlag
from home.models import TextPage
from tests.factories import SiteTree, translate

from .places import change, citing_page, places

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 29)
LATE = {"state_of_law_on": dt.date(2026, 5, 1), "next_check_on": dt.date(2026, 11, 1)}
HALF = TODAY + (LATE["next_check_on"] - LATE["state_of_law_on"])


def place_of(page: Any, block_id: Any = None) -> Place:
    return Place(ContentType.objects.get_for_model(type(page)).pk, page.translation_key, block_id)


def test_dates_move_on_in_every_language_and_a_draft_stays_a_draft(site_tree: SiteTree, editor: User) -> None:
    page = citing_page(site_tree, places(site_tree).citation, "strona", **LATE)
    english = translate(page, "en")
    page.title = "Jeszcze nie gotowe"
    page.save_revision(user=editor)
    page = TextPage.objects.get(pk=page.pk)
    published, newest = page.last_published_at, page.latest_revision_id

    done = settle(places=[place_of(page)], user=editor, on=TODAY)

    assert (done.count, done.next_check_on) == (1, HALF)
    for row in TextPage.objects.filter(translation_key=page.translation_key):
        assert (row.state_of_law_on, row.next_check_on) == (TODAY, HALF)
        draft = row.get_latest_revision_as_object()
        assert (draft.state_of_law_on, draft.next_check_on) == (TODAY, HALF)
    live = TextPage.objects.get(pk=page.pk)
    assert (live.title, live.draft_title, live.has_unpublished_changes) == ("Strona", "Jeszcze nie gotowe", True)
    assert (live.last_published_at, live.latest_revision_id) == (published, newest)
    assert live.get_latest_revision_as_object().title == "Jeszcze nie gotowe"
    assert TextPage.objects.get(pk=english.pk).title == "en: Strona"
    kept = json.loads(TranslationSource.objects.get(object_id=page.translation_key).content_json)
    assert (kept["state_of_law_on"], kept["next_check_on"]) == (TODAY.isoformat(), HALF.isoformat())
    assert PageLogEntry.objects.filter(page=page.pk, action=CHECKED, user=editor).count() == 1


def test_translation_that_is_published_later_keeps_the_new_dates(site_tree: SiteTree, editor: User) -> None:
    page = citing_page(site_tree, places(site_tree).citation, "strona", **LATE)
    english = translate(page, "en")
    settle(places=[place_of(page)], user=editor, on=TODAY)
    assert translate(TextPage.objects.get(pk=page.pk), "en").pk == english.pk
    assert TextPage.objects.get(pk=english.pk).next_check_on == HALF


def test_open_flags_of_the_place_are_settled_and_no_others(site_tree: SiteTree, editor: User) -> None:
    made = places(site_tree)
    change(made.act, in_force_to=dt.date(2026, 12, 31))
    settle(places=[place_of(made.page), place_of(made.asking, made.question)], user=editor, on=TODAY, how=Resolution.REWRITTEN)
    rows = {(flag.key, flag.resolution, flag.resolved_by_id) for flag in LegalFlag.objects.all()}
    assert rows == {
        (made.page.translation_key, "rewritten", editor.pk),
        (made.asking.translation_key, "rewritten", editor.pk),
        (made.step.translation_key, "", None),
    }


def test_question_is_settled_on_its_own_and_its_step_keeps_its_date(site_tree: SiteTree, editor: User) -> None:
    made = places(site_tree)
    type(made.asking).objects.filter(pk=made.asking.pk).update(**LATE)
    step, question = place_of(made.asking), place_of(made.asking, made.question)
    assert {due.place for due in queue(on=TODAY)} == {step, question}
    settle(places=[question], user=editor, on=TODAY)
    assert {due.place for due in queue(on=TODAY)} == {step}
    settle(places=[step], user=editor, on=TODAY)
    assert queue(on=TODAY) == []


def test_act_is_settled_in_all_languages(site_tree: SiteTree, editor: User) -> None:
    act = places(site_tree, **LATE).act
    translate(act, "en")
    settle(places=[place_of(act)], user=editor, on=TODAY)
    assert set(LegalAct.objects.filter(translation_key=act.translation_key).values_list("next_check_on", flat=True)) == {HALF}


def test_settling_twice_changes_nothing_more(site_tree: SiteTree, editor: User) -> None:
    page = citing_page(site_tree, places(site_tree).citation, "strona", **LATE)
    for _time in range(2):
        settle(places=[place_of(page)], user=editor, on=TODAY)
    assert TextPage.objects.get(pk=page.pk).next_check_on == HALF


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (dt.date(2026, 11, 29), 6, dt.date(2027, 5, 29)),
        (dt.date(2026, 8, 31), 6, dt.date(2027, 2, 28)),
        (dt.date(2026, 12, 1), 1, dt.date(2027, 1, 1)),
        (dt.date(2026, 1, 31), 12, dt.date(2027, 1, 31)),
    ],
)
def test_first_interval_comes_from_the_setting(settings: Any, day: dt.date, months: int, expected: dt.date) -> None:
    settings.LEGAL_CHECK_MONTHS = months
    assert next_check(on=day, before=(None, None)) == expected


@given(
    day=st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)),
    state=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)),
    following=st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)),
)
def test_next_check_is_always_ahead(day: dt.date, state: dt.date | None, following: dt.date | None) -> None:
    assert next_check(on=day, before=(state, following)) > day
