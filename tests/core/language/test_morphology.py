import pytest

from cms.core.language import folded
from cms.core.language.morphology import knows_forms, lemmas, stem, terms
from cms.core.language.restoring import restored_lemmas

needs_forms = pytest.mark.skipif(not knows_forms(), reason="Morfeusz 2 has no wheel for this machine; Snowball stands in for it")


@needs_forms
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stowarzyszenia", "stowarzyszeniami"),
        ("dziecko", "dzieci"),
        ("sąd", "sądzie"),
        ("pożytek", "pożytku"),
        ("założyć", "założenie"),
        ("uchwała", "uchwałami"),
        ("KRS", "krs"),
    ],
)
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert terms(one, "pl") & terms(other, "pl")


@needs_forms
@pytest.mark.parametrize(("one", "other"), [("statut", "status"), ("rada", "radny"), ("fundacja", "fundator")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert not terms(one, "pl") & terms(other, "pl")


@pytest.mark.parametrize("word", ["foundations", "charities", "founded"])
def test_english_has_one_stem(word: str) -> None:
    assert terms(word, "en") == {stem(word, "en")}


def test_a_foundation_is_no_founding_in_norwegian() -> None:
    assert terms("stiftelsen", "nb") == terms("stiftelser", "nb") == {"stiftelse"}
    assert terms("stifte", "nb") != {"stiftelse"}


def test_a_word_that_no_dictionary_knows_has_a_stem() -> None:
    assert lemmas("fundraisingowiczem") == frozenset()
    assert len(terms("fundraisingowiczem", "pl")) == 1


@pytest.mark.parametrize("word", ["Žižek", "ÆRE", "2026", "żółć", "x"])
def test_terms_are_folded_and_never_none(word: str) -> None:
    for language in ("pl", "en", "nb"):
        found = terms(word, language)
        assert found
        assert all(term == folded(term) for term in found)


@needs_forms
@pytest.mark.parametrize(
    ("typed", "meant"), [("zalozyc", "zalozyc"), ("stowarzyszen", "stowarzyszenie"), ("ksiegowosc", "ksiegowosc"), ("uchwaly", "uchwala")]
)
def test_polish_letters_that_were_left_out_are_put_back(typed: str, meant: str) -> None:
    assert meant in restored_lemmas(typed)


def test_a_word_of_many_such_letters_costs_no_more_than_it_may() -> None:
    # 3^20 spellings would never end; that it ends is the test.
    assert restored_lemmas("zazzazzazzazzazzazzazz") == frozenset()
