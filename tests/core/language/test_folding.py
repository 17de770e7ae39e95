"""Folding: what people mean alike reads alike, and folding twice is folding once."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.language import folded

EVERY_SIGN = 0x110000


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Zażółć GĘŚLĄ jaźń", "zazolc gesla jazn"),
        ("ŁÓDŹ", "lodz"),
        ("Tønsberg, Ålesund, Ærfugl", "tonsberg, alesund, aerfugl"),
        ("A\u030alesund", "alesund"),  # the same letter as two signs
        ("poeta, poezja, Kanaan", "poeta, poezja, kanaan"),
        ("Straße, Đorđe, cœur", "strasse, dorde, coeur"),
        ("  dwa\t\u00a0\u2009słowa\n", "dwa slowa"),
        ("„Statut”, »Statut«, “Statut”", '"statut", "statut", "statut"'),
        ("don’t, d´Arc, 5′", "don't, d'arc, 5'"),
        ("1–3, 1—3, −3, non‑profit", "1-3, 1-3, -3, non-profit"),
        ("funda\u00adcja\u200b", "fundacja"),
        ("ＫＲＳ ﬁ …", "krs fi ..."),
        ("\x00\ud800", ""),
        ("", ""),
    ],
)
def test_folded_gives_one_spelling(written: str, read: str) -> None:
    assert folded(written) == read


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_folding_twice_is_folding_once_for_every_sign_of_unicode() -> None:
    runs = ("".join(map(chr, range(start, start + 256))) for start in range(0, EVERY_SIGN, 256))

    assert [run[0] for run in runs if folded(folded(run)) != folded(run)] == []


@given(st.text(alphabet="aąbcćeęlłnńoóøsśzźżæå -„”’"))
def test_case_and_composition_make_no_difference(text: str) -> None:
    forms = {text, text.upper(), text.title(), *(unicodedata.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD"))}

    assert len({folded(form) for form in forms}) == 1
