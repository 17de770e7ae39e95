"""Results that editors put on top."""

from typing import Any

import pytest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import PageViewRestriction

from search.domain.promotions import Promoted, promoted
from tests.factories import SiteTree, TextPageFactory, translate

pytestmark = pytest.mark.django_db


def pick(text: str, page: Any = None, **values: Any) -> SearchPromotion:
    return SearchPromotion.objects.create(query=Query.get(text), page=page, **values)


def page_of(tree: SiteTree, slug: str) -> Any:
    return TextPageFactory(parent=tree.home, title=slug.title(), slug=slug)


@pytest.mark.parametrize("typed", ["dotacja na start", "DOTACJE START", "na start dotacji!", "start  dotacja"])
def test_form_order_and_words_that_say_nothing_make_no_difference(site_tree: SiteTree, typed: str) -> None:
    page = page_of(site_tree, "nabor")
    pick("dotacje na start", page, description="Trwa do piątku.")
    assert promoted(typed, "pl") == [Promoted("Nabor", page.url, "Trwa do piątku.")]


@pytest.mark.parametrize("typed", ["dotacja", "dotacja na start fundacji", "start", "", "na", "?"])
def test_a_question_with_more_or_fewer_words_is_another(site_tree: SiteTree, typed: str) -> None:
    pick("dotacje na start", page_of(site_tree, "nabor"))
    assert promoted(typed, "pl") == []


def test_polish_letters_may_be_left_out(site_tree: SiteTree) -> None:
    pick("założyć fundację", page_of(site_tree, "zakladanie"))
    assert [found.title for found in promoted("zalozyc fundacje", "pl")] == ["Zakladanie"]


def test_a_page_is_given_in_the_readers_language_or_not_at_all(site_tree: SiteTree) -> None:
    page = page_of(site_tree, "nabor")
    english = translate(page, "en")
    pick("ngo", page, description="Po polsku.")
    assert promoted("NGO", "en") == [Promoted(english.title, english.url, "")]
    assert promoted("NGO", "nb") == []


def test_pages_that_are_not_public_are_left_out_and_addresses_elsewhere_stay(site_tree: SiteTree) -> None:
    hidden, private = page_of(site_tree, "ukryta"), page_of(site_tree, "tajna")
    for page in (hidden, private):
        pick("statut", page)
    pick("statut", external_link_url="https://example.org/", external_link_text="Przykład", description="Obok.")
    assert [found.title for found in promoted("statuty", "pl")] == ["Ukryta", "Tajna", "Przykład"]
    hidden.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert promoted("statuty", "pl") == [Promoted("Przykład", "https://example.org/", "Obok.")]


def test_what_editors_change_counts_at_once(site_tree: SiteTree) -> None:
    row = pick("statut", page_of(site_tree, "wzor"))
    assert len(promoted("statut", "pl")) == 1
    row.query.query_string = "regulamin"
    row.query.save()
    assert (promoted("statut", "pl"), len(promoted("regulamin", "pl"))) == ([], 1)
    row.delete()
    assert promoted("regulamin", "pl") == []


def test_what_stands_twice_is_given_once(site_tree: SiteTree) -> None:
    page = page_of(site_tree, "wzor")
    pick("statut", page)
    pick("statuty", page)
    assert len(promoted("statut", "pl")) == 1


def test_it_costs_one_statement_when_warm_and_none_without_a_match(site_tree: SiteTree, sql_count: Any) -> None:
    costs = []
    for number in range(2):
        for each in range(1 + 8 * number):
            pick("statut", page_of(site_tree, f"wzor-{number}-{each}"))
        promoted("statut", "pl")
        with sql_count() as match:
            promoted("statutu", "pl")
        with sql_count() as none:
            promoted("dotacja", "pl")
        costs.append((match.count, none.count))
    assert costs == [(1, 0), (1, 0)]
