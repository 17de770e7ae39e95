"""Questions as somebody else would type them."""

import pytest

from bench import search_variants
from bench.search_variants import bare, inflected


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("Założyć fundację", "Zalozyc fundacje", id="polish"),
        pytest.param("søknad på ærlig måte", "soknad pa aerlig mate", id="norwegian"),
        pytest.param("1,5% art. 19a", "1,5% art. 19a", id="signs stay"),
        pytest.param("zalozyc", "zalozyc", id="nothing to take away"),
    ],
)
def test_signs_on_letters_go(typed: str, found: str) -> None:
    assert bare(typed) == found


@pytest.mark.skipif(not search_variants.knows_forms(), reason="the dictionary of Polish forms is not installed")
@pytest.mark.parametrize("word", ["fundacja", "pozarządowa", "sprawozdaniu", "Statut"])
def test_a_noun_or_adjective_takes_another_of_its_forms(word: str) -> None:
    from cms.core.language.morphology import lemmas

    other = inflected(word)
    assert other.lower() != word.lower()
    assert lemmas(other.lower()) & lemmas(word.lower())


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("założyć", id="a verb"),
        pytest.param("prawa", id="two words in one form"),
        pytest.param("stowarzyszen", id="no dictionary knows it"),
        pytest.param("jak", id="a word that joins"),
        pytest.param("19a", id="a number"),
    ],
)
def test_other_words_stay(word: str) -> None:
    assert inflected(word) == word


def test_the_same_text_takes_the_same_forms() -> None:
    text = "dotacja na działalność stowarzyszenia"
    assert inflected(text) == inflected(text)


def test_without_the_dictionary_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_variants, "_generator", lambda: None)
    assert inflected("fundacja") == "fundacja"
