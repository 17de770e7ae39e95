"""What a procedure consists of: numbers of steps, ways to choose between, somebody's own way, in a reader's language."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from cms.guide.outline import build, outlines
from tests.factories import GuideIndexFactory, ProcedurePageFactory, SiteTree, translate
from tests.factories.guide import group, step, step_value
from tests.factories.questions import stream
from tests.harness.queries import Queries

pytestmark = pytest.mark.django_db
WAYS = [
    step("Zacznij"),
    group("alternatives", "Wybierz", krotka=[step_value("K1")], dluga=[step_value("D1"), step_value("D2")]),
    step("Potem"),
    group("parallel", "Naraz", jedno=[step_value("J1"), step_value("J2")], drugie=[step_value("R1")]),
    step("Koniec"),
]


def test_ways_to_choose_between_share_numbers_and_things_side_by_side_are_counted_on(site_tree: SiteTree) -> None:
    page = ProcedurePageFactory(parent=GuideIndexFactory(parent=site_tree.home), journey=stream(*WAYS))
    outline = build(page)
    assert [(row.number, row.title) for row in outline.steps] == [
        ("1", "Zacznij"), ("2A", "K1"), ("2B", "D1"), ("3B", "D2"), ("4", "Potem"), ("5", "J1"), ("6", "J2"), ("7", "R1"), ("8", "Koniec"),
    ]  # fmt: skip
    assert [(one.kind, [strand.letter for strand in one.strands]) for one in outline.groups] == [
        ("alternatives", ["A", "B"]),
        ("parallel", ["", ""]),
    ]


def test_own_way_leaves_out_the_ways_that_were_not_chosen_and_nothing_else(site_tree: SiteTree) -> None:
    page = ProcedurePageFactory(parent=GuideIndexFactory(parent=site_tree.home), journey=stream(*WAYS))
    outline = build(page)
    short, long = (strand.id for strand in outline.groups[0].strands)
    side = outline.groups[1].strands[0].id
    titles = {choice: [row.title for row in outline.steps_on(choice)] for choice in ((), (short,), (long, side))}
    assert titles == {
        (): ["Zacznij", "K1", "D1", "D2", "Potem", "J1", "J2", "R1", "Koniec"],
        (short,): ["Zacznij", "K1", "Potem", "J1", "J2", "R1", "Koniec"],
        (long, side): ["Zacznij", "D1", "D2", "Potem", "J1", "J2", "R1", "Koniec"],
    }


def test_outlines_come_in_the_readers_language_else_in_polish_in_one_statement(
    site_tree: SiteTree, sql_count: Callable[[], AbstractContextManager[Queries]]
) -> None:
    index = GuideIndexFactory(parent=site_tree.home)
    pages = [ProcedurePageFactory(parent=index) for _number in range(3)]
    translate(index, "en")
    english = translate(pages[0], "en")
    pages[2].unpublish()
    keys = [page.translation_key for page in pages]
    outlines(keys, language="en")
    with sql_count() as queries:
        found = outlines(keys, language="en")
    assert {key: one.lang for key, one in found.items()} == {keys[0]: "", keys[1]: "pl"}
    assert found[keys[0]].url == english.url
    assert [row.id for row in found[keys[0]].steps] == [row.id for row in build(pages[0]).steps]
    assert queries.count <= 3, str(queries)
