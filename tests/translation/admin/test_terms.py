"""The glossary in the hands of a translator."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.translation.models import ApprovedTerm
from tests.factories import SiteTree, UserFactory
from tests.factories.terms import approve
from tests.harness.queries import Queries

pytestmark = pytest.mark.django_db
LIST = "/admin/translation/terms/"


@pytest.fixture(autouse=True)
def _in_english(translator: User, site_tree: SiteTree) -> Iterator[None]:
    """The translator reads English, so that messages compare with the source."""
    profile = UserProfile.get_for_user(translator)
    profile.preferred_language = "en"
    profile.save()
    with translation.override("en"):
        yield


def typed(**changes: Any) -> dict[str, Any]:
    """What a translator sends for a new term."""
    locale = Locale.objects.get(language_code="en").pk
    return {"term": "fundacja", "other_forms": "", "locale": locale, "approved": "foundation", "avoided": "fund", "note": ""} | changes


def errors(response: Any) -> dict[str, list[str]]:
    with translation.override("en"):  # the request left the browser's language active
        return {field: list(messages) for field, messages in response.context["form"].errors.items()}


def test_a_translator_adds_a_term_that_is_tidied(translator_client: Any) -> None:
    sent = typed(term=" zarząd  główny ", approved="main board,, board \n", avoided=" ,", other_forms="zarządy")
    response = translator_client.post(LIST + "new/", sent)
    assert (response.status_code, response.url) == (302, LIST)
    [term] = ApprovedTerm.objects.all()
    assert (term.term, term.good, term.bad, term.forms) == ("zarząd główny", ["main board", "board"], [], ["zarząd główny", "zarządy"])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"approved": " , "}, {"approved": ["Write at least one approved translation."]}),
        ({"approved": ""}, {"approved": ["This field is required."]}),
        (
            {"approved": "foundation, Fund", "avoided": "endowment, fund"},
            {"avoided": ["“fund” stands among the approved translations too. Take it out of one of the two."]},
        ),
        ({"term": "–"}, {"term": ["There is no word in this term, so it would never be found. Write the Polish word."]}),
        ({"locale": ""}, {"locale": ["This field is required."]}),
    ],
)
def test_what_the_glossary_could_not_use_is_told_and_nothing_typed_is_lost(
    translator_client: Any, change: dict[str, str], expected: dict[str, list[str]]
) -> None:
    response = translator_client.post(LIST + "new/", typed(**change, note="Ważne."))
    assert (response.status_code, errors(response)) == (200, expected)
    assert "Ważne." in response.content.decode()
    assert ApprovedTerm.objects.count() == 0


def test_polish_is_no_language_of_a_translation(translator_client: Any) -> None:
    polish = Locale.get_default()
    with pytest.raises(ValidationError, match="Terms are Polish already"):
        ApprovedTerm(term="fundacja", approved="fundacja", locale=polish).full_clean()
    response = translator_client.post(LIST + "new/", typed(locale=polish.pk))
    assert list(errors(response)) == ["locale"]
    assert [option.language_code for option in response.context["form"].fields["locale"].queryset] == ["en", "nb"]


@pytest.mark.parametrize("term", ["Świetlica", "świetlica", " ŚWIETLICA "])
def test_a_term_that_stands_already_is_named_with_a_link(translator_client: Any, term: str) -> None:
    standing = approve("Świetlica", "day-care centre")
    response = translator_client.post(LIST + "new/", typed(term=term))
    url = reverse("mowis_terms:edit", args=[standing.pk])
    message = (
        f'The glossary of this language has this term already: <a href="{url}">Świetlica → day-care centre</a>. '
        "Add to that entry, or choose another language."
    )
    assert errors(response) == {"term": [message]}
    assert f'<a href="{url}">Świetlica → day-care centre</a>' in response.content.decode()


def test_a_term_is_saved_again_and_stands_once_in_each_language(translator_client: Any) -> None:
    standing = approve("fundacja", "foundation")
    nb = Locale.objects.get(language_code="nb").pk
    assert translator_client.post(f"{LIST}edit/{standing.pk}/", typed(term="Fundacja", approved="charity")).status_code == 302
    assert translator_client.post(LIST + "new/", typed(approved="stiftelse", locale=nb)).status_code == 302
    assert sorted(ApprovedTerm.objects.values_list("term", "approved")) == [("Fundacja", "charity"), ("fundacja", "stiftelse")]
    with pytest.raises(IntegrityError), transaction.atomic():
        approve("FUNDACJA", "foundation")


def test_what_is_typed_is_never_taken_for_marks(translator_client: Any) -> None:
    approve("<b>x</b>", "y")
    response = translator_client.post(LIST + "new/", typed(term="<b>x</b>"))
    assert "&lt;b&gt;x&lt;/b&gt; → y</a>" in errors(response)["term"][0]


def test_terms_are_filtered_by_language_and_searched(translator_client: Any) -> None:
    approve("fundacja", "foundation", avoided="fund")
    approve("statut", "statute")
    approve("fundacja", "stiftelse", code="nb")
    nb = Locale.objects.get(language_code="nb").pk

    def listed(**query: Any) -> list[str]:
        return [str(term) for term in translator_client.get(LIST, query).context["object_list"]]

    assert listed() == ["fundacja → foundation", "fundacja → stiftelse", "statut → statute"]
    assert listed(locale=nb) == ["fundacja → stiftelse"]
    assert listed(q="fund") == ["fundacja → foundation", "fundacja → stiftelse"]
    assert listed(q="stiftelse") == ["fundacja → stiftelse"]
    assert listed(q="nic takiego") == []


def test_only_an_administrator_deletes(translator_client: Any, editor_client: Any, admin_client: Any) -> None:
    term = approve("fundacja", "foundation")
    url = f"{LIST}delete/{term.pk}/"
    for browser in (translator_client, editor_client):
        browser.post(url)
        assert ApprovedTerm.objects.count() == 1
    admin_client.post(url)
    assert ApprovedTerm.objects.count() == 0


def test_the_list_costs_the_same_at_one_term_and_at_many(
    translator_client: Any, sql_count: Callable[[], AbstractContextManager[Queries]]
) -> None:
    approve("fundacja", "foundation")
    translator_client.get(LIST)
    with sql_count() as one:
        translator_client.get(LIST)
    for number in range(30):
        approve(f"pojęcie {number}", "notion")
    with sql_count() as many:
        assert len(translator_client.get(LIST).context["object_list"]) == 31
    assert one.count == many.count


def test_the_glossary_stands_in_the_menu_of_those_who_keep_it(translator_client: Any, coordinator_client: Any) -> None:
    assert f'"{LIST}"' in translator_client.get("/admin/").content.decode()
    assert f'"{LIST}"' not in coordinator_client.get("/admin/").content.decode()
    assert UserFactory(role="Editors").has_perm("mowis_translation.change_approvedterm")
