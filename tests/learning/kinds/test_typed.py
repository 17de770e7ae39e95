"""Which spellings count as an accepted answer."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from learning.kinds.typed import accepted_answers, is_meant, shown_answers

LETTERS = "aąbcćdeęfghijklłmnńoóprsśtuwyzźżæøå"
BARE = str.maketrans("ąćęłńóśźżøå", "acelnoszzoa")
WORD = st.text(alphabet=LETTERS, min_size=1, max_size=14)
ANSWER = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
#: Where a slip is made: at a letter, and as which of the four kinds.
SLIP = st.tuples(st.integers(min_value=0, max_value=30), st.sampled_from(["left out", "added", "mistaken", "exchanged"]))


def with_slip(word: str, place: int, kind: str) -> str:
    """The word with a slip of a kind at a place."""
    at = place % (len(word) - 1)
    before, letter, following, after = word[:at], word[at], word[at + 1], word[at + 2 :]
    return {
        "left out": before + following + after,
        "added": before + letter + "q" + following + after,
        "mistaken": before + "q" + following + after,
        "exchanged": before + following + letter + after,
    }[kind]


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("STATUT", "statut"),
        ("sad rejestrowy", "Sąd Rejestrowy"),
        ("Sąd   rejestrowy ", "sąd rejestrowy"),
        ("sp z oo", "Sp. z o.o."),
        ("non profit", "non-profit"),
        ("nonprofit", "non–profit"),
        ("„Statut”.", "statut"),
        ("art 12", "art. 12"),
        ("covid 19", "COVID-19"),
        ("Tonsberg", "Tønsberg"),
        ("1–5", "1-5"),
        ("%", "%"),
    ],
)
def test_an_answer_is_meant_whatever_its_case_accents_spaces_and_signs(typed: str, accepted: str) -> None:
    assert is_meant(typed, ["coś innego", accepted])


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("3", "-3"),
        ("15", "1-5"),
        ("15", "1.5"),
        ("statuty", "statut"),
        ("", "statut"),
        ("?", "!"),
        (".", "statut"),
        ("fundacaj", "fundacja"),
    ],
)
def test_an_answer_is_not_meant_where_a_sign_or_a_letter_tells(typed: str, accepted: str) -> None:
    assert not is_meant(typed, [accepted])


@pytest.mark.parametrize(
    ("typed", "accepted", "forgiven"),
    [
        ("fundacaj", "fundacja", True),
        ("fnudacaj", "fundacja", False),
        ("stowarzyszneei", "stowarzyszenie", True),
        ("stwarzyszneei", "stowarzyszenie", False),
        ("stau", "akt", False),
        ("akta", "akt", False),
        ("sejn", "sejm", False),
        ("3", "-3", False),
        ("1 5", "1.5", False),
        ("1 5", "1-5", False),
        ("zapsi", "zapis", True),
        ("zwykle stowarzyszene", "stowarzyszenie zwykłe", False),
        ("stowarzyszene zwykel", "stowarzyszenie zwykłe", True),
        ("stowarzyszenie", "stowarzyszenie zwykłe", False),
        ("20245", "20255", False),
        ("ustawa2024", "ustawa2025", False),
        ("1234567890", "1234567891", False),
        ("", "fundacja", False),
    ],
)
def test_slips_are_forgiven_by_the_length_of_the_word(typed: str, accepted: str, forgiven: bool) -> None:
    assert is_meant(typed, [accepted], slips=True) is forgiven


@given(ANSWER, st.data())
def test_any_accepted_answer_is_right_in_any_case_accents_and_spacing(answer: str, data: st.DataObject) -> None:
    spaces = data.draw(st.sampled_from([" ", "  ", "\u00a0", "-", "\t"]))
    typed = data.draw(st.sampled_from([answer, answer.upper(), answer.title(), answer.translate(BARE)]))

    assert is_meant(f" {typed.replace(' ', spaces)}.", [answer])


@given(st.text(alphabet=LETTERS.replace("æ", ""), min_size=5, max_size=14), SLIP)
def test_one_slip_in_a_long_word_is_right_only_where_slips_are_forgiven(word: str, slip: tuple[int, str]) -> None:
    typed = with_slip(word, *slip)
    assume(typed.translate(BARE) != word.translate(BARE))

    assert (is_meant(typed, [word], slips=True), is_meant(typed, [word])) == (True, False)


@given(st.text(max_size=300), st.lists(st.text(max_size=40), max_size=3), st.booleans())
def test_whatever_is_typed_gets_an_answer_and_no_crash(typed: str, accepted: list[str], slips: bool) -> None:
    assert is_meant(typed, accepted, slips=slips) in {True, False}
    assert is_meant(typed, [*accepted, typed], slips=slips)


def test_answers_of_the_language_shown_come_before_those_of_the_source() -> None:
    payload = {"accepted": {"": ["statut", "ustawa"]}}
    texts = {"accepted": {"": ["statutes", "statut"]}}

    assert accepted_answers(payload, texts, "") == ["statutes", "statut", "ustawa"]
    assert shown_answers(payload, texts, "") == ["statutes", "statut"]
    assert shown_answers(payload, {"accepted": {"": []}}, "") == ["statut", "ustawa"]
    assert (accepted_answers({}, {}, ""), shown_answers({}, {}, "")) == ([], [])
