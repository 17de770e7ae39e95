"""Documents that nobody wrote."""

from bench import search_synthetic as synthetic
from cms.core.findable.content import Findable

WORDS = [f"słowo{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(600)]


def test_more_documents_begin_with_the_fewer() -> None:
    few, many = list(synthetic.documents(WORDS, 5)), list(synthetic.documents(WORDS, 9))
    assert len(few) == 5
    assert many[:5] == few


def test_some_words_are_in_every_document() -> None:
    assert all(set(WORDS[: synthetic.EVERYWHERE]) <= set(one.text.split()) for one in synthetic.documents(WORDS, 20))


def test_words_of_polish_texts_that_say_something_by_how_often_they_stand() -> None:
    said = [
        Findable(key="a", language="pl", kind="page", title="Fundacja oraz statut", text="fundacja się 2026"),
        Findable(key="b", language="en", kind="page", title="Charity"),
    ]
    assert synthetic.vocabulary(said) == ["fundacja", "statut"]


def test_twenty_different_questions() -> None:
    asked = synthetic.questions(WORDS)
    assert len(set(asked)) == len(asked) == 20
