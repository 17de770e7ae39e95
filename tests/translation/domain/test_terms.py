"""The glossary: which terms stand in a text, and what a translation must say for them."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.utils import translation as languages
from wagtail.models import Locale

from cms.translation.domain.glossary import glossary_of
from cms.translation.domain.terms import Offence, check_terms, terms_in
from cms.translation.models import ApprovedTerm
from tests.factories.terms import approve
from tests.harness.queries import Queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def english() -> Locale:
    """The language of most of these tests."""
    locale: Locale = Locale.objects.get_or_create(language_code="en")[0]
    return locale


def found(source: str, locale: Locale) -> list[tuple[str, str, int]]:
    return [(one.term.term, one.words, one.count) for one in terms_in(source=source, locale=locale)]


def offences(source: str, translation: str, code: str = "en") -> list[tuple[str, Offence, str]]:
    glossary = glossary_of(Locale.objects.get(language_code=code))
    warnings = check_terms(source=source, translation=translation, terms=glossary)
    return [(warning.found.term.term, warning.offence, warning.word) for warning in warnings]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Fundacja działa.", [("fundacja", "Fundacja", 1)]),
        ("Cel fundacji; fundacją zarządza zarząd.", [("fundacja", "fundacji", 2)]),
        ("FUNDACJOM I FUNDACJACH", [("fundacja", "FUNDACJOM", 2)]),
        ('o <b>fundację</b> i <a id="a1">jej cel</a>', [("fundacja", "fundację", 1)]),
        ("wyraz funda<b>cji</b> rozdzielony znakiem", [("fundacja", "fundacji", 1)]),
        ("wiersz<br>fundacji", [("fundacja", "fundacji", 1)]),
        ("fundament i fundatorzy", []),
        ('<a id="fundacja">link</a>', []),
        ("A&amp;B", []),
        ("", []),
        ("organizacji pożytku publicznego", [("organizacja pożytku publicznego", "organizacji pożytku publicznego", 1)]),
        ("Organizacje <i>Pożytku</i> Publicznego", [("organizacja pożytku publicznego", "Organizacje Pożytku Publicznego", 1)]),
        ("organizacja. Pożytku publicznego", [("organizacja", "organizacja", 1)]),
        (
            "organizacja i organizacje pożytku publicznego",
            [("organizacja", "organizacja", 1), ("organizacja pożytku publicznego", "organizacje pożytku publicznego", 1)],
        ),
        ("wpis do KRS-u", [("Krajowy Rejestr Sądowy", "KRS", 1)]),
        ("z Krajowego Rejestru Sądowego", [("Krajowy Rejestr Sądowy", "Krajowego Rejestru Sądowego", 1)]),
        ("tryb z art. 19a ustawy", [("tryb z art. 19a", "tryb z art. 19a", 1)]),
    ],
)
def test_terms_are_found_in_any_form_and_the_longer_one_wins(source: str, expected: list[tuple[str, str, int]], english: Locale) -> None:
    approve("fundacja", "foundation")
    approve("organizacja", "organisation")
    approve("organizacja pożytku publicznego", "public benefit organisation")
    approve("Krajowy Rejestr Sądowy", "National Court Register", other_forms="KRS")
    approve("tryb z art. 19a", "art. 19a procedure")
    approve("fundament", "grunnlag", code="nb")
    assert found(source, english) == expected


def test_two_terms_that_only_overlap_are_both_told(english: Locale) -> None:
    approve("rada organizacji", "council of the organisation")
    approve("organizacji pożytku", "of benefit")
    assert [term for term, _words, _count in found("rada organizacji pożytku", english)] == ["rada organizacji", "organizacji pożytku"]


def test_a_term_says_where_it_stands(english: Locale) -> None:
    approve("statut", "statute")
    [one] = terms_in(source="Zobacz <b>statut</b>", locale=english)
    assert ("Zobacz statut"[one.start : one.end], one.term.offered, one.language) == ("statut", "statute", "en")


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("The foundation works.", []),
        ("Foundations <b>work</b>.", []),
        ("the foundation’s statute", []),
        ("charities", []),
        ("It works.", [("fundacja", Offence.MISSING, "")]),
        ("foundationalism", [("fundacja", Offence.MISSING, "")]),
        ("a foundational idea", [("fundacja", Offence.MISSING, "")]),
        ("The fund works.", [("fundacja", Offence.AVOIDED, "fund")]),
        ("Funds of a foundation", [("fundacja", Offence.AVOIDED, "Funds")]),
        ("the foundation is fundamental, gives a refund, and funding", []),
        ("the foundation fund", []),
        ("a trust fund of the foundation", [("fundacja", Offence.AVOIDED, "trust fund")]),
        ("", []),
        ("  ", []),
    ],
)
def test_a_translation_keeps_a_term_or_is_warned(translation: str, expected: list[tuple[str, Offence, str]], english: Locale) -> None:
    approve("fundacja", "foundation, foundation fund, charity", avoided="trust fund, fund")
    assert offences("Cel fundacji", translation) == expected


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("stiftelse", []), ("stiftelsen", []), ("stiftelser", []), ("stiftelsene", []), ("stiftelsens mål", []), ("stiftelsesstyret", []),
        ("stifter", [Offence.MISSING]), ("fondet", [Offence.AVOIDED]), ("fondene", [Offence.AVOIDED]), ("stiftelsens fondue", []),
    ],
)  # fmt: skip
def test_norwegian_endings_and_compounds_are_known(translation: str, expected: list[Offence]) -> None:
    approve("fundacja", "stiftelse", avoided="fond", code="nb")
    assert [offence for _term, offence, _word in offences("fundacja", translation, "nb")] == expected


@pytest.mark.parametrize("translation", ["medlem", "medlemmer", "medlemmene", "medlemmet", "medlemmets"])
def test_a_doubled_consonant_is_known(translation: str) -> None:
    approve("członek", "deltaker", avoided="medlem", code="nb")
    assert offences("członkowie", translation, "nb") == [("członek", Offence.AVOIDED, translation)]


@pytest.mark.parametrize("translation", ["municipality", "municipalities", "the municipality's"])
def test_english_plurals_in_ies_are_known(translation: str, english: Locale) -> None:
    approve("gmina", "municipality")
    assert offences("gminy", translation) == []
    assert offences("gminy", "municipal") == [("gmina", Offence.MISSING, "")]


def test_what_is_approved_for_another_term_of_the_text_is_no_offence(english: Locale) -> None:
    approve("fundacja", "foundation", avoided="fund")
    approve("fundusz", "fund")
    assert offences("fundusz fundacji", "the foundation's fund") == []
    assert offences("cel fundacji", "the foundation's fund") == [("fundacja", Offence.AVOIDED, "fund")]


def test_a_text_without_terms_has_no_warnings(english: Locale) -> None:
    approve("fundacja", "foundation", avoided="fund")
    assert offences("Dzień dobry", "fund") == []


def test_a_warning_says_what_to_do(english: Locale) -> None:
    approve("fundacja", "foundation, charity", avoided="fund")
    terms = terms_in(source="Cel fundacji", locale=english)
    with languages.override("en"):
        [missing] = check_terms(source="Cel fundacji", translation="A purpose", terms=terms)
        [avoided] = check_terms(source="Cel fundacji", translation="Purpose of the fund", terms=terms)
        assert missing.text == (
            "“fundacji” stands in the Polish text. Write “foundation” or “charity”, "
            "or leave it if the sentence says the same in another way."
        )
        assert avoided.text == "“fund” is not the word for “fundacji”. Write “foundation” or “charity”."


def test_a_glossary_is_one_statement_however_long(english: Locale, sql_count: Callable[[], AbstractContextManager[Queries]]) -> None:
    approve("fundacja", "foundation")
    with sql_count() as one:
        assert len(terms_in(source="fundacja", locale=english)) == 1
    ApprovedTerm.objects.bulk_create(
        ApprovedTerm(term=f"pojęcie numer{number}", approved="notion", locale=english) for number in range(300)
    )
    with sql_count() as many:
        glossary = glossary_of(english)
        for _again in range(5):
            assert len(terms_in(source="fundacja i pojęciem numer7", locale=english, glossary=glossary)) == 2
            check_terms(source="fundacja", translation="x", terms=glossary)
    assert (one.count, many.count) == (1, 1)
