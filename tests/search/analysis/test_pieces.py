import pytest

from search.analysis.pieces import pieces


def said(text: str, language: str = "pl") -> list[str]:
    return [part for piece in pieces(text, language) for part in (piece.text, *piece.also)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mały grant", ["Mały", "grant"]),
        ("art. 19a", ["art19a", "19a"]),
        ("Art.19a ust. 1 ustawy", ["art19aust1", "art19a", "19a", "ustawy"]),
        ("art 8 ust 2", ["art8ust2", "art8", "8"]),
        ("1,5%", ["1d5", "procent"]),
        ("1.50 %", ["1d5", "procent"]),
        ("20 000 zł", ["20000", "zł"]),
        ("20\u00a0000", ["20000"]),
        ("NIP-8", ["nip8", "nip", "8"]),
        ("CIT‑8", ["cit8", "cit", "8"]),
        ("e-Doręczenia", ["e", "Doręczenia"]),
        ("12.03.2026", ["12", "03", "2026"]),
        ("S24", ["S24"]),
        ("", []),
        ("„…” – !?", []),
        ("🙂", []),
    ],
)
def test_a_text_in_pieces(text: str, found: list[str]) -> None:
    assert said(text) == found


def test_a_sign_is_the_word_of_its_language() -> None:
    assert said("5 %", "en") == ["5", "percent"]
    assert said("5 %", "nb") == ["5", "prosent"]


def test_places_are_those_of_the_text() -> None:
    text = "Zobacz art. 5 i NIP-8."
    assert [text[piece.start : piece.end] for piece in pieces(text, "pl")] == ["Zobacz", "art. 5", "i", "NIP-8"]
