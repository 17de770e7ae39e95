"""What a set of synonyms would change, without saving it."""

from typing import Any

import pytest

from search.domain.building import build
from search.domain.previewing import Change, Result, changes
from search.domain.synonyms import synonyms
from search.models import SynonymSet
from tests.factories import SiteTree, TextPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(site_tree: SiteTree) -> None:
    """Two pages that have nothing in common but what editors know."""
    for title in ("Zbiórka publiczna", "Crowdfunding"):
        TextPageFactory(parent=site_tree.home, title=title, slug=title.split()[0].lower(), summary="Krótko.")
    build()


def told(found: list[Change]) -> dict[str, tuple[list[str], list[str], list[str]]]:
    """Titles by expression: those that stay, those that are new, those that are lost."""
    return {
        change.expression: (
            [one.title for one in change.after if not one.is_new],
            [one.title for one in change.after if one.is_new],
            [one.title for one in change.lost],
        )
        for change in found
    }


def test_what_each_expression_finds_more_is_marked_and_nothing_is_saved(pages: None) -> None:
    found = changes(language="pl", expressions=["zbiórka", "crowdfunding"], is_active=True)
    assert told(found) == {
        "zbiórka": (["Zbiórka publiczna"], ["Crowdfunding"], []),
        "crowdfunding": (["Crowdfunding"], ["Zbiórka publiczna"], []),
    }
    assert isinstance(found[0].after[0], Result)
    assert (SynonymSet.objects.count(), synonyms("pl").by_term) == (0, {})


def test_what_a_changed_set_loses_is_listed(pages: None) -> None:
    row = SynonymSet.objects.create(language="pl", expressions="zbiórka\ncrowdfunding")
    found = told(changes(language="pl", expressions=["zbiórka", "zrzutka"], is_active=True, replaces=row))
    assert found["zbiórka"] == (["Zbiórka publiczna"], [], ["Crowdfunding"])
    assert found["crowdfunding"] == (["Crowdfunding"], [], ["Zbiórka publiczna"])
    assert found["zrzutka"][:2] == ([], ["Zbiórka publiczna"])


def test_a_set_out_of_use_changes_nothing_and_one_taken_out_of_use_loses(pages: None) -> None:
    lines = ["zbiórka", "crowdfunding"]
    assert [change.is_same for change in changes(language="pl", expressions=lines, is_active=False)] == [True, True]
    row = SynonymSet.objects.create(language="pl", expressions="\n".join(lines))
    assert [change.is_same for change in changes(language="pl", expressions=lines, is_active=True, replaces=row)] == [True, True]
    assert told(changes(language="pl", expressions=lines, is_active=False, replaces=row))["zbiórka"][2] == ["Crowdfunding"]


def test_saving_and_deleting_count_at_once(pages: None, sql_count: Any) -> None:
    assert synonyms("pl").by_term == {}
    row = SynonymSet.objects.create(language="pl", expressions="zbiórka\ncrowdfunding")
    assert set(synonyms("pl").by_term) == {"zbiorka", "crowdfunding"}
    with sql_count() as queries:
        synonyms("pl")
    assert queries.count == 0
    row.delete()
    assert synonyms("pl").by_term == {}
