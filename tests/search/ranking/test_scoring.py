from dataclasses import replace

import pytest

from search.analysis.parts import Question, QuestionPart, Way, WayKind
from search.ranking.scoring import Scored, in_order
from search.ranking.weights import Weights

EVERY = 1_000
PLAIN = Weights(kinds={})
NOTHING = Scored(1, "page", "a", "page", " rzecz ", "", "", "", "", "", "", None, is_archived=False)


def part(*words: str, documents: int = 10, synonym: str = "", others: int = 10, root: str = "") -> QuestionPart:
    ways = [Way(tuple(frozenset({word}) for word in words))]
    ways += [Way((frozenset({synonym}),), WayKind.SYNONYM, (others,))] if synonym else []
    ways += [Way((frozenset({root}),), WayKind.ROOT)] if root else []
    return QuestionPart(tuple(ways), (documents,) * len(words))


def question(*parts: QuestionPart) -> Question:
    return Question("", "pl", parts)


def document(key: str, **values: str) -> Scored:
    return replace(NOTHING, key=key, **{name: f" {text} " if name.endswith("terms") else text for name, text in values.items()})


def order(asked: Question, *documents: Scored, weights: Weights = PLAIN) -> list[str]:
    return [found.key for _score, found in in_order(documents, asked, EVERY, weights)]


GRANT = question(part("grant"))


def test_what_has_nothing_of_the_question_is_not_there() -> None:
    assert order(GRANT, NOTHING) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title_terms": "grant"}, {"title_terms": "rzecz", "body_terms": "grant grant grant"}),
        ({"title_terms": "grant"}, {"title_terms": "grant i wiele innych rzeczy"}),
        ({"body_terms": "grant grant"}, {"body_terms": "grant"}),
        ({"lead_terms": "grant"}, {"body_terms": "grant"}),
        ({"asked_terms": "grant"}, {"body_terms": "grant"}),
        ({"above_terms": "grant", "body_terms": "grant"}, {"body_terms": "grant"}),
    ],
    ids=["title before text", "short title", "often", "lead", "asked for", "what it stands under"],
)
def test_what_comes_first(first: dict[str, str], second: dict[str, str]) -> None:
    assert order(GRANT, document("second", **second), document("first", **first)) == ["first", "second"]


def test_all_of_the_question_comes_before_a_part_of_it() -> None:
    both = question(part("mały"), part("grant"))
    assert order(both, document("part", body_terms="grant grant grant"), document("all", body_terms="mały grant")) == ["all", "part"]


def test_a_rare_word_says_more() -> None:
    both = question(part("grant", documents=900), part("regranting", documents=2))
    assert order(both, document("frequent", body_terms="grant"), document("rare", body_terms="regranting")) == ["rare", "frequent"]


def test_words_that_stand_together_say_more() -> None:
    both = question(part("mały"), part("grant"))
    apart, near = document("apart", body_terms="mały | grant"), document("near", body_terms="mały grant | rzecz")
    assert order(both, apart, near) == ["near", "apart"]


def test_a_synonym_counts_less_and_a_root_least() -> None:
    asked = question(part("grant", synonym="dotacja", root="grantowy"))
    rows = [document(word, body_terms=word) for word in ("grantowy", "dotacja", "grant")]
    assert order(asked, *rows) == ["grant", "dotacja", "grantowy"]


def test_a_synonym_that_many_documents_have_says_little_of_a_rare_word() -> None:
    asked = question(part("założyciel", documents=5, synonym="utworzyć", others=800), part("sąd", documents=200))
    rows = [document("frequent", body_terms="utworzyć utworzyć"), document("word", body_terms="sąd")]
    assert order(asked, *rows) == ["word", "frequent"]
    asked = question(part("założyciel", documents=5, synonym="utworzyć", others=5), part("sąd", documents=200))
    assert order(asked, *rows) == ["frequent", "word"]


def test_who_says_it_in_several_ways_comes_first() -> None:
    asked = question(part("grant", synonym="dotacja", root="grantowy"))
    rows = [document("a", body_terms="grant"), document("b", body_terms="grant dotacja"), document("c", body_terms="grant grantowy")]
    assert order(asked, *rows) == ["b", "a", "c"]


def test_a_phrase_that_says_just_that_comes_before_one_that_says_more() -> None:
    asked = question(part("sala"), part("spotkanie"))
    rows = [document("more", asked_terms="sala spotkanie duży miasto"), document("parts", asked_terms="sala | spotkanie"),
            document("just", asked_terms="sala spotkanie")]  # fmt: skip
    assert order(asked, *rows) == ["just", "more", "parts"]


def test_an_expression_is_found_by_its_words_too() -> None:
    asked = question(part("trzeci", "sektor", synonym="ngo", others=1))
    rows = [document("one word", body_terms="sektor"), document("other", body_terms="ngo"), document("all", body_terms="trzeci sektor")]
    assert order(asked, *rows) == ["all", "other", "one word"]


def test_what_is_archived_and_kinds_count_as_they_are_told() -> None:
    rows = [replace(document(key, title_terms="grant"), kind=kind, is_archived=old) for key, kind, old in
            (("old", "page", True), ("step", "step", False), ("course", "course", False))]  # fmt: skip
    assert order(GRANT, *rows, weights=Weights(kinds={"course": 2.0, "step": 0.9})) == ["course", "step", "old"]


def test_ties_have_one_order() -> None:
    rows = [document(key, title_terms="grant") for key in ("c", "a", "b")]
    assert order(GRANT, *rows) == order(GRANT, *reversed(rows)) == ["a", "b", "c"]
