"""Terms in the hands of an editor."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.law.glossary.models import Term
from tests.factories import TermFactory

pytestmark = pytest.mark.django_db
TERMS = "/admin/snippets/mowis_law/term/"
#: What Draftail sends for one paragraph.
PARAGRAPH = {"key": "a", "text": "Dokument.", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
RICH = json.dumps({"blocks": [PARAGRAPH], "entityMap": {}})
FORMSETS = {
    f"{name}-{key}_FORMS": value
    for name in ("cited", "linked")
    for key, value in (("TOTAL", 0), ("INITIAL", 0), ("MIN_NUM", 0), ("MAX_NUM", 1000))
}
TERM = {
    "name": "statut", "slug": "statut", "abbreviations": "", "other_names": "", "other_forms": "", "definition": RICH,
    "explanation": "null", "state_of_law_on": "", "next_check_on": "", "legal_status": "draft", "legal_owner": "", **FORMSETS,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _in_english(admin: User) -> Iterator[None]:
    profile = UserProfile.get_for_user(admin)
    profile.preferred_language = "en"
    profile.save()
    with translation.override("en"):
        yield


def errors(response: Any) -> dict[str, list[str]]:
    """Messages of a form by field."""
    with translation.override("en"):
        return {field: list(messages) for field, messages in response.context["form"].errors.items()}


def test_term_is_added_and_its_lists_are_tidied(admin_client: Any) -> None:
    response = admin_client.post(TERMS + "add/?locale=pl", {**TERM, "other_names": " regulamin ,, regulamin,ustawa  zasadnicza"})
    assert response.status_code == 302
    assert list(Term.objects.values_list("name", "other_names", "locale__language_code")) == [
        ("statut", "regulamin, ustawa zasadnicza", "pl")
    ]


def taken(form: str) -> str:
    """What is told of a word that another term has."""
    return f"The glossary has “{form}” already, as the term “statut”. Add to that term, or take the word away here."


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"name": "Statut"}, {"name": [taken("Statut")]}),
        ({"name": "karta"}, {"name": [taken("karta")]}),
        ({"other_names": "umowa, STATUT"}, {"other_names": [taken("STATUT")]}),
        ({"other_forms": "statucik"}, {"other_forms": [taken("statucik")]}),
        ({"abbreviations": "ST"}, {"abbreviations": [taken("ST")]}),
        ({"slug": "statut"}, {"slug": ["Another term has this address name already. Choose a different one."]}),
        ({"other_names": "…"}, {"other_names": ["There is no letter in “…”, so it would never be found. Write a word, or take it away."]}),
        (
            {"legal_status": "verified"},
            {"__all__": ["A verified term needs the date of the state of law: as of when was it compared?"]},
        ),
    ],
)
def test_what_another_term_has_is_refused_with_a_sentence(admin_client: Any, change: dict[str, str], expected: Any) -> None:
    TermFactory(name="statut", slug="statut", other_names="karta", other_forms="statucik", abbreviations="ST")
    response = admin_client.post(TERMS + "add/?locale=pl", {**TERM, "name": "akt", "slug": "akt", **change})
    assert (response.status_code, errors(response)) == (200, expected)
    assert Term.objects.count() == 1


def test_small_abbreviation_is_another_one(admin_client: Any) -> None:
    TermFactory(name="statut", slug="statut", abbreviations="ST")
    assert admin_client.post(TERMS + "add/?locale=pl", {**TERM, "name": "akt", "slug": "akt", "abbreviations": "St"}).status_code == 302


def test_terms_are_found_and_filtered(admin_client: Any) -> None:
    TermFactory(name="statut", is_unmarked=True)
    TermFactory(name="regulamin")
    found = [
        [term.name for term in admin_client.get(TERMS, asked).context["object_list"]] for asked in ({"q": "regul"}, {"is_unmarked": "true"})
    ]
    assert found == [["regulamin"], ["statut"]]
