import pytest

from search.analysis.parts import Question, QuestionPart, Way
from search.ranking.snippets import LONGEST, marked, snippet


def question(*terms: str) -> Question:
    return Question("", "pl", tuple(QuestionPart((Way((frozenset({term}),)),), (1,)) for term in terms))


def shown(stretches: object) -> str:
    return "".join(f"[{one.text}]" if one.is_marked else one.text for one in stretches)  # type: ignore[attr-defined]


def test_words_are_marked_in_any_form_and_nothing_is_lost() -> None:
    text = "Fundacje i fundacjami, o fundacji."
    found = marked(text, question("fundacja"))
    assert shown(found) == "[Fundacje] i [fundacjami], o [fundacji]."
    assert "".join(one.text for one in found) == text


def test_places_and_numbers_are_marked() -> None:
    assert shown(marked("Zobacz art. 19a i 1,5%.", question("art19a", "1d5"))) == "Zobacz [art. 19a] i [1,5]%."


def test_the_sentence_with_the_most_words_is_shown() -> None:
    text = "Tu stoi coś innego zupełnie.\nMały grant dostaje organizacja.\nGrant to pieniądze dla organizacji."
    assert shown(snippet("Streszczenie.", text, question("grant", "maly"))) == "[Mały] [grant] dostaje organizacja."


def test_without_a_better_sentence_it_is_the_summary() -> None:
    assert shown(snippet("O grantach.", "Nic o tym tutaj nie ma.", question("grant"))) == "O [grantach]."


@pytest.mark.parametrize("before", [0, 50, 400])
def test_a_long_sentence_is_cut_around_the_word(before: int) -> None:
    text = "słowo " * before + "grant" + " słowo" * 200
    found = shown(snippet("", text, question("grant")))
    assert "[grant]" in found
    assert len(found) <= LONGEST + 10
