"""Promoted results in the admin: Wagtail's form, begun with what people look for."""

from typing import Any

import pytest
from django.urls import reverse

from search.domain.promotions import promoted
from tests.factories import SiteTree
from tests.harness.client import BrowserClient

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


def sent(text: str, page: Any) -> dict[str, Any]:
    numbers = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    values = {"0-page": page.pk, "0-description": "Najpierw to.", "0-ORDER": 1, "0-external_link_url": "", "0-external_link_text": ""}
    return {"query_string": text, **{f"editors_picks-{name}": value for name, value in {**numbers, **values}.items()}}


def test_the_question_is_filled_in_and_the_form_says_how_questions_match(editor_client: BrowserClient, site_tree: SiteTree) -> None:
    html = editor_client.get(f"{reverse('search_promote')}?q=mały+grant", headers=ENGLISH).content.decode()
    assert 'value="mały grant"' in html
    assert f'action="{reverse("wagtailsearchpromotions:add")}"' in html
    assert "Endings, the order of words and Polish letters do not matter." in html
    assert ("exact match" in html, "full and exact" in html, "Choose from popular" in html) == (False, False, False)


def test_an_editor_promotes_a_page(editor_client: BrowserClient, site_tree: SiteTree) -> None:
    page = site_tree.quiz_step
    response = editor_client.post(reverse("wagtailsearchpromotions:add"), sent("Mały grant", page))
    assert response.status_code == 302
    assert [found.title for found in promoted("małe granty", "pl")] == [page.title]
    assert editor_client.get(reverse("wagtailsearchpromotions:index")).status_code == 200


def test_a_form_with_a_fault_keeps_what_was_typed(editor_client: BrowserClient, site_tree: SiteTree) -> None:
    faulty = {**sent("Mały grant", site_tree.quiz_step), "editors_picks-0-page": ""}
    html = editor_client.post(reverse("wagtailsearchpromotions:add"), faulty).content.decode()
    assert ('value="Mały grant"' in html, "Najpierw to." in html) == (True, True)
