"""Legal acts and citations in the hands of an editor."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from wagtail.users.models import UserProfile
from wagtail_localize.segments.extract import extract_segments

from cms.accounts.models import User
from cms.law.models import Citation, LegalAct
from tests.factories import CitationFactory, LegalActFactory, translate

pytestmark = pytest.mark.django_db
ACTS = "/admin/snippets/mowis_law/legalact/"
CITATIONS = "/admin/snippets/mowis_law/citation/"
ACT = {
    "title": "ustawa o fundacjach",
    "short_name": "uF",
    "journal": "",
    "consolidated": "",
    "amendments": "",
    "eli": "",
    "in_force_from": "",
    "in_force_to": "",
    "replaced_by": "",
    "state_of_law_on": "",
    "next_check_on": "",
    "legal_status": "draft",
    "legal_owner": "",
}
CITATION = {"article": "5", "paragraph": "", "point": ""}


@pytest.fixture(autouse=True)
def _in_english(admin: User) -> Iterator[None]:
    """The administrator reads English, so that messages compare with the source."""
    profile = UserProfile.get_for_user(admin)
    profile.preferred_language = "en"
    profile.save()
    with translation.override("en"):
        yield


def errors(response: Any) -> dict[str, list[str]]:
    """Messages of a form by field."""
    with translation.override("en"):  # the request left the browser's language active
        return {field: list(messages) for field, messages in response.context["form"].errors.items()}


def test_act_is_added_with_a_form(admin_client: Any) -> None:
    data = {**ACT, "journal": "Dz.U. 1984 nr 21 poz. 97", "eli": "https://eli.gov.pl/eli/DU/1984/97/ogl"}
    response = admin_client.post(ACTS + "add/?locale=pl", data)
    assert response.status_code == 302
    assert [(act.short_name, act.locale.language_code) for act in LegalAct.objects.all()] == [("uF", "pl")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"in_force_from": "2026-02-01", "in_force_to": "2026-01-01"},
            {"in_force_to": ["The act cannot cease to be in force before it comes into force. Look at both dates; nothing was saved yet."]},
        ),
        (
            {"state_of_law_on": "2026-02-01", "next_check_on": "2026-01-01"},
            {"__all__": ["The next check cannot be before the date of the state of law."]},
        ),
        (
            {"legal_status": "verified"},
            {"__all__": ["A verified act needs the date of the state of law: as of when was it compared?"]},
        ),
        (
            {"eli": "https://example.org/eli/DU/1984/97"},
            {"eli": ["This is not an ELI address. Copy it from eli.gov.pl, for example https://eli.gov.pl/eli/DU/1984/97/ogl."]},
        ),
        (
            {"journal": "Dziennik Ustaw 1984"},
            {"journal": ["Write the place as it is cited, for example “Dz.U. 1984 nr 21 poz. 97” or “t.j. Dz.U. 2023 poz. 166”."]},
        ),
        (
            {"short_name": "PoS"},
            {"short_name": ["Another act has this short name already. Open that one, or choose a different short name."]},
        ),
    ],
)
def test_rule_of_the_database_is_a_message_in_the_form(admin_client: Any, change: dict[str, str], expected: dict[str, list[str]]) -> None:
    LegalActFactory(short_name="PoS")
    response = admin_client.post(ACTS + "add/?locale=pl", {**ACT, **change})
    assert (response.status_code, errors(response)) == (200, expected)
    assert list(LegalAct.objects.values_list("short_name", flat=True)) == ["PoS"]


def test_act_can_be_saved_again_under_its_own_short_name(admin_client: Any) -> None:
    act = LegalActFactory(short_name="uF")
    translate(act, "en")
    response = admin_client.post(f"{ACTS}edit/{act.pk}/", {**ACT, "title": "Nowy tytuł"})
    assert response.status_code == 302
    assert LegalAct.objects.get(pk=act.pk).title == "Nowy tytuł"


def test_citation_is_refused_twice_with_a_message(admin_client: Any) -> None:
    act = LegalActFactory()
    CitationFactory(act=act, article="5")
    response = admin_client.post(CITATIONS + "add/", {**CITATION, "act": act.pk})
    assert errors(response) == {"__all__": ["This citation is on the list already; choose it there."]}
    assert Citation.objects.count() == 1


@pytest.mark.parametrize("article", ["art. 5", "5a b", "0", "-"])
def test_number_of_an_article_is_a_number(admin_client: Any, article: str) -> None:
    response = admin_client.post(CITATIONS + "add/", {**CITATION, "act": LegalActFactory().pk, "article": article})
    assert errors(response) == {"article": ["Type the number only, for example 5 or 19a."]}


def test_citation_hangs_on_the_polish_record(admin_client: Any) -> None:
    english = translate(LegalActFactory(), "en")
    response = admin_client.post(CITATIONS + "add/", {**CITATION, "act": english.pk})
    message = "Choose the Polish record of the act. Readers see its title in their own language."
    assert errors(response) == {"act": [message]}


def test_acts_are_filtered_by_status_and_next_check(admin_client: Any) -> None:
    LegalActFactory(short_name="soon", next_check_on=dt.date(2026, 12, 1))
    LegalActFactory(short_name="late", next_check_on=dt.date(2027, 12, 1))
    LegalActFactory(short_name="done", next_check_on=dt.date(2026, 12, 1), legal_status="verified")
    response = admin_client.get(ACTS, {"legal_status": "draft", "next_check_on__lte": "2026-12-31"})
    assert [act.short_name for act in response.context["object_list"]] == ["soon"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("uF", ["art. 5 uF", "art. 19a ust. 2 uF"]),
        ("19a", ["art. 19a ust. 2 uF"]),
        ("uF 5", ["art. 5 uF"]),
        ("PoS", ["art. 5 PoS"]),
        ("nothing", []),
    ],
)
def test_citation_is_found_in_its_chooser_by_act_and_article(admin_client: Any, typed: str, found: list[str]) -> None:
    foundations, associations = LegalActFactory(short_name="uF"), LegalActFactory(short_name="PoS", title="Prawo o stowarzyszeniach")
    for act, article, paragraph in ((foundations, "5", ""), (foundations, "19a", "2"), (associations, "5", "")):
        CitationFactory(act=act, article=article, paragraph=paragraph)
    response = admin_client.get("/admin/snippets/choose/mowis_law/citation/results/", {"q": typed})
    assert response.status_code == 200
    assert sorted(str(citation) for citation in response.context["results"].object_list) == sorted(found)


def test_act_is_found_in_its_chooser_by_short_name(admin_client: Any) -> None:
    LegalActFactory(short_name="uF")
    LegalActFactory(short_name="PoS", title="Prawo o stowarzyszeniach")
    response = admin_client.get("/admin/snippets/choose/mowis_law/legalact/results/", {"q": "pos"})
    assert [act.short_name for act in response.context["results"].object_list] == ["PoS"]


def test_act_can_be_sent_for_translation(admin_client: Any) -> None:
    act = LegalActFactory()
    response = admin_client.get(f"/admin/localize/submit/snippet/mowis_law/legalact/{act.pk}/")
    assert response.status_code == 200


def test_only_the_title_of_an_act_is_translated() -> None:
    act = LegalActFactory(legal_owner="MOWIS", consolidated="t.j. Dz.U. 2023 poz. 166", amendments="Dz.U. 2026 poz. 316")
    assert [(segment.path, segment.string.data) for segment in extract_segments(act)] == [("title", act.title)]


def test_citation_is_found_by_the_new_name_of_its_act(admin_client: Any) -> None:
    act = LegalActFactory(short_name="uF")
    CitationFactory(act=act, article="5")
    assert admin_client.post(f"{ACTS}edit/{act.pk}/", {**ACT, "short_name": "uFund"}).status_code == 302
    response = admin_client.get("/admin/snippets/choose/mowis_law/citation/results/", {"q": "uFund"})
    assert [str(citation) for citation in response.context["results"].object_list] == ["art. 5 uFund"]


def test_act_that_ends_before_it_begins_keeps_what_was_typed(admin_client: Any) -> None:
    act = LegalActFactory(short_name="uF", in_force_from=dt.date(2020, 1, 1))
    typed = {**ACT, "title": "Nowy tytuł", "in_force_from": "2026-02-01", "in_force_to": "2026-01-01", "legal_owner": "Jan Prawnik"}
    response = admin_client.post(f"{ACTS}edit/{act.pk}/", typed)
    assert response.status_code == 200
    assert list(errors(response)) == ["in_force_to"]
    html = response.content.decode()
    for words in ("Nowy tytuł", "2026-02-01", "2026-01-01", "Jan Prawnik"):
        assert f'value="{words}"' in html
    stored = LegalAct.objects.get(pk=act.pk)
    assert (stored.in_force_from, stored.in_force_to, stored.title) == (dt.date(2020, 1, 1), None, act.title)


def test_act_is_not_replaced_by_itself_nor_by_a_translation(admin_client: Any) -> None:
    act, other = LegalActFactory(short_name="uF"), LegalActFactory(short_name="PoS")
    for chosen, message in (
        (act, "An act cannot replace itself. Choose the other act, or leave the field empty."),
        (translate(other, "en"), "Choose the Polish record of the act. Readers see its title in their own language."),
    ):
        response = admin_client.post(f"{ACTS}edit/{act.pk}/", {**ACT, "replaced_by": chosen.pk})
        assert errors(response) == {"replaced_by": [message]}
    assert admin_client.post(f"{ACTS}edit/{act.pk}/", {**ACT, "replaced_by": other.pk}).status_code == 302
    assert LegalAct.objects.get(pk=act.pk).replaced_by == other
