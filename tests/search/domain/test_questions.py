import pytest
from pytest_django import DjangoAssertNumQueries

from search.analysis.parts import WayKind
from search.analysis.synonyms import NONE, Synonyms, prepared
from search.domain.building import count_words
from search.domain.keeping import bring_up_to_date
from search.domain.questions import read_question
from tests.search.things import Things

pytestmark = pytest.mark.django_db


@pytest.fixture
def documents(things: Things) -> None:
    things.put("a", "Jak założyć fundację", "pl", text="Rejestracja w rejestrze. Komentarze i stowarzyszenia.")
    things.put("b", "Organizacja pozarządowa", "pl", text="Fundacja albo stowarzyszenie.")
    bring_up_to_date(source="thing", keys=["a", "b"])
    count_words()


def terms(typed: str, synonyms: Synonyms = NONE) -> list[set[str]]:
    question = read_question(typed, "pl", synonyms=synonyms)
    return [{term for way in part.ways[:1] for group in way.groups for term in group} for part in question.parts]


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize("typed", ["fundacja", "fundacjami", "FUNDACJI", "fundację"])
def test_a_word_is_looked_for_by_its_basic_form(typed: str) -> None:
    assert terms(typed) == [{"fundacja"}]


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize(("typed", "meant"), [("zalozyc", "zalozyc"), ("stowarzyszen", "stowarzyszenie"), ("fundac", "fundacja")])
def test_letters_that_were_left_out_and_words_that_were_begun(typed: str, meant: str) -> None:
    assert meant in terms(typed)[0]


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize(
    ("typed", "meant"), [("fundajca", "fundacja"), ("stowarzysznie", "stowarzyszenie"), ("komenatrzami", "komentarzami")]
)
def test_a_slip_is_taken_for_the_word_that_was_meant_and_said(typed: str, meant: str) -> None:
    question = read_question(f"jak {typed}", "pl", synonyms=NONE)
    assert question.corrected == f"jak {meant}"
    assert read_question(typed, "pl", synonyms=NONE, correct=False).corrected == ""


@pytest.mark.usefixtures("documents")
def test_a_word_of_the_same_root_is_another_way() -> None:
    [part] = read_question("rejestr", "pl", synonyms=NONE).parts
    assert [way.kind for way in part.ways] == [WayKind.OWN, WayKind.ROOT]
    assert "rejestracja" in part.ways[1].groups[0]


@pytest.mark.usefixtures("documents")
def test_synonyms_are_found_in_any_form_and_the_longest_expression_wins() -> None:
    synonyms = prepared([["NGO", "organizacja pozarządowa", "trzeci sektor"], ["organizacja", "podmiot"]], "pl")
    [part] = read_question("organizacji pozarzadowych", "pl", synonyms=synonyms).parts
    assert len(part.ways[0].groups) == 2
    assert {tuple(tuple(sorted(group)) for group in way.groups) for way in part.ways[1:]} >= {(("ngo",),)}
    [alone] = read_question("organizacje", "pl", synonyms=synonyms).parts
    assert any("podmiot" in group for way in alone.ways[1:] for group in way.groups)


@pytest.mark.usefixtures("documents")
def test_how_many_documents_have_a_synonym_is_known_in_the_same_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    synonyms = prepared([["NGO", "fundacja", "osoba prawna"]], "pl")
    with django_assert_num_queries(1):
        [part] = read_question("ngo", "pl", synonyms=synonyms, correct=False).parts
    assert {len(way.groups): way.documents for way in part.ways[1:]} == {1: (2,), 2: (0, 0)}


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "\0", "„”", "🙂🙂"])
def test_nothing_to_look_for(typed: str) -> None:
    assert read_question(typed, "pl", synonyms=NONE).parts == ()
