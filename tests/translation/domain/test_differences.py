"""What differs between two texts, word by word."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cms.translation.domain.differences import Piece, closeness, tokens, word_difference
from cms.translation.domain.plain import untagged

#: Texts as wagtail-localize cuts them, and some that it never would.
MARKUP = ["<b>", "</b>", '<a id="a1">', "</a>", "<br/>", "&amp;", "<", ">"]
WORDS = st.sampled_from([*MARKUP, "fundacja", "fundator", " ", "  ", "\n", "i", "."])
TEXTS = st.one_of(st.lists(WORDS, max_size=25).map("".join), st.text(max_size=60))


def joined(pieces: list[Piece], *kinds: str) -> str:
    return "".join(words for kind, words in pieces if kind in kinds)


@given(TEXTS, TEXTS)
def test_what_stayed_and_came_is_the_later_text_and_what_stayed_and_went_the_earlier(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    assert joined(pieces, "same", "added") == after
    assert joined(pieces, "same", "removed") == before


@given(TEXTS, TEXTS)
def test_no_piece_is_empty_and_none_is_followed_by_one_of_its_kind(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    assert all(words for _kind, words in pieces)
    assert all(one[0] != other[0] for one, other in pairwise(pieces))


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert word_difference(text, text) == ([("same", text)] if text else [])


@given(TEXTS)
def test_tokens_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text


@given(TEXTS, TEXTS)
def test_tags_stay_whole(before: str, after: str) -> None:
    whole = {token for text in (before, after) for token in tokens(text)}
    assert {token for _kind, words in word_difference(before, after) for token in tokens(words)} <= whole


def test_words_beside_each_other_are_one_piece() -> None:
    assert word_difference("Statut pisze każdy fundator.", "Statut podpisuje dziś fundator.") == [
        ("same", "Statut "), ("removed", "pisze każdy"), ("added", "podpisuje dziś"), ("same", " fundator."),
    ]  # fmt: skip


def test_a_space_before_the_first_change_stays() -> None:
    assert word_difference(" Statut", " Akt") == [("same", " "), ("removed", "Statut"), ("added", "Akt")]


def test_a_word_that_becomes_bold_is_the_same_word_between_new_tags() -> None:
    assert word_difference("Złóż wniosek dziś", "Złóż <b>wniosek</b> dziś") == [
        ("same", "Złóż "), ("added", "<b>"), ("same", "wniosek"), ("added", "</b>"), ("same", " dziś"),
    ]  # fmt: skip


def test_plain_words_have_neither_tags_nor_entities() -> None:
    assert untagged('Prawo &amp; <a id="a1">podatki</a><br/>w <b>NGO</b>') == "Prawo & podatki w NGO"


def test_closeness_is_nothing_below_the_cutoff_and_one_for_the_same() -> None:
    assert closeness("Kto może być fundatorem?", "Kto może zostać fundatorem?", cutoff=0.4) > 0.7
    assert closeness("Kto może być fundatorem?", "Zz", cutoff=0.4) == 0.0
    long = "Fundacja powstaje z chwilą wpisu do rejestru sądowego. " * 5
    assert closeness(long, long, cutoff=0.4) == 1.0
    assert closeness(long, long.replace("sądowego", "KRS"), cutoff=0.4) > 0.8
