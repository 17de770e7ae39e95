"""A change of an act flags what cites it: pages, steps and questions, each once, in one transaction with the change."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.core.editing.domain.archive import archive_page
from cms.law.checking.domain.flagging import changes_between, record_change
from cms.law.checking.facts import WATCHED, facts_of
from cms.law.checking.places import Place, read_place
from cms.law.models import ActChange, LegalAct, LegalFlag
from tests.factories import LegalActFactory, SiteTree, commit_hooks, translate

from .places import Places, change, citing_page, places

pytestmark = pytest.mark.django_db
END = dt.date(2026, 12, 31)


def flagged() -> set[tuple[Any, Any]]:
    return {(flag.key, flag.block_id) for flag in LegalFlag.objects.filter(resolved_at=None)}


def all_of(made: Places) -> set[tuple[Any, Any]]:
    return {
        (made.page.translation_key, None),
        (made.step.translation_key, None),
        (made.asking.translation_key, made.question),
    }


def test_page_step_and_question_are_flagged_when_the_act_ends(site_tree: SiteTree) -> None:
    made = places(site_tree)
    other = citing_page(site_tree, LegalActFactory(short_name="uF").citations.create(article="2"), "inna")
    assert flagged() == set()
    change(made.act, in_force_to=END)
    assert flagged() == all_of(made)
    assert other.translation_key not in {key for key, _block in flagged()}
    assert [(row.field, row.old, row.new) for row in ActChange.objects.all()] == [("in_force_to", "", "2026-12-31")]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"in_force_from": dt.date(2003, 6, 29)}, [("in_force_from", "", "2003-06-29")]),
        ({"consolidated": "t.j. Dz.U. 2025 poz. 1338"}, [("consolidated", "", "t.j. Dz.U. 2025 poz. 1338")]),
        ({"amendments": "Dz.U. 2026 poz. 316"}, [("amendments", "", "Dz.U. 2026 poz. 316")]),
        ({"title": "nowy tytuł"}, [("title", "ustawa o działalności", "nowy tytuł")]),
        ({"legal_owner": "Jan", "next_check_on": dt.date(2027, 2, 1)}, []),
        ({"short_name": "uDPPiW"}, []),
        ({}, []),
    ],
)
def test_facts_that_concern_readers_flag_and_others_do_not(site_tree: SiteTree, values: dict[str, Any], told: list[Any]) -> None:
    made = places(site_tree)
    change(made.act, **values)
    assert [(row.field, row.old, row.new) for row in ActChange.objects.all()] == told
    assert flagged() == (all_of(made) if told else set())


def test_act_that_is_replaced_names_its_successor(site_tree: SiteTree) -> None:
    made = places(site_tree)
    change(made.act, replaced_by=LegalActFactory(short_name="nowa"))
    assert [(row.field, row.old, row.new) for row in ActChange.objects.all()] == [("replaced_by", "", "nowa")]


def test_second_change_opens_no_second_flag(site_tree: SiteTree) -> None:
    made = places(site_tree)
    change(made.act, in_force_to=END)
    change(made.act, in_force_to=dt.date(2027, 1, 31))
    assert LegalFlag.objects.count() == 3
    assert ActChange.objects.count() == 2


def test_page_in_three_languages_is_one_place(site_tree: SiteTree) -> None:
    made = places(site_tree)
    translate(made.page, "en")
    translate(made.page, "nb")
    change(made.act, in_force_to=END)
    assert flagged() == all_of(made)


def test_archival_page_is_left_alone(site_tree: SiteTree) -> None:
    made = places(site_tree)
    with commit_hooks():
        archive_page(page=made.page, reason="Dawne zasady.", on=dt.date(2026, 1, 1))
    change(made.act, in_force_to=END)
    assert flagged() == all_of(made) - {(made.page.translation_key, None)}


def test_translation_of_an_act_flags_nothing(site_tree: SiteTree) -> None:
    made = places(site_tree)
    change(translate(made.act, "en"), in_force_to=END, title="Another title")
    assert (flagged(), ActChange.objects.count()) == (set(), 0)


def test_change_that_is_not_saved_flags_nothing(site_tree: SiteTree) -> None:
    made = places(site_tree)
    with pytest.raises(IntegrityError), transaction.atomic():
        change(made.act, in_force_from=END, in_force_to=dt.date(2020, 1, 1))
    assert (flagged(), ActChange.objects.count()) == (set(), 0)
    assert LegalAct.objects.get(pk=made.act.pk).in_force_to is None


def test_statements_do_not_grow_with_the_pages_that_cite(site_tree: SiteTree, sql_count: Callable[[], Any]) -> None:
    def statements(name: str, count: int) -> int:
        act = LegalActFactory(short_name=name)
        citation = act.citations.create(article="5")
        pages = [citing_page(site_tree, citation, f"{name.lower()}-{number}") for number in range(count)]
        before = facts_of(act)
        act.in_force_to = END
        with sql_count() as queries:
            recorded = record_change(act=act, before=before)
        assert len(recorded.places) == len(pages) == LegalFlag.objects.filter(act=act).count()
        assert queries.duplicates == []
        return queries.count

    statements("PoS", 1)  # what is read once in a process
    assert statements("uDPP", 90) == statements("uF", 1)


@settings(max_examples=60)
@given(
    before=st.fixed_dictionaries(dict.fromkeys(WATCHED, st.sampled_from(["", "2026-01-01", "x"]))),
    now=st.fixed_dictionaries(dict.fromkeys(WATCHED, st.sampled_from(["", "2026-01-01", "x"]))),
)
def test_exactly_what_differs_is_written_down(before: dict[str, str], now: dict[str, str]) -> None:
    act = LegalAct(short_name="uDPP")
    differing = {name for name in WATCHED if before[name] != now[name]}
    changes = {change.field for change in changes_between(act, before, now)}
    assert changes == differing


ID = "00000000-0000-4000-8000-000000000001"


@pytest.mark.parametrize("code", ["", "x", "1", "1:", "1:zz", f"-1:{ID}", f"1:{ID}:x", "9" * 30])
def test_place_that_is_none_is_no_error(code: str) -> None:
    assert read_place(code) is None


def test_place_reads_back_as_it_was_written(site_tree: SiteTree) -> None:
    for block_id in (None, site_tree.home.translation_key):
        place = Place(7, site_tree.course.translation_key, block_id)
        assert read_place(place.code) == place
