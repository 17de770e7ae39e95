"""Sentences of Polish texts."""

import pytest

from cms.core.language.sentences import count_words, sentences_in


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Jedno zdanie.", 1),
        ("Jedno zdanie. Drugie zdanie.", 2),
        ("Bez kropki na końcu", 1),
        ("Zobacz art. 5 ust. 1 pkt 2 ustawy. Potem idź dalej.", 2),
        ("Tekst: t.j. Dz.U. 2025 poz. 1338 ze zm. Dz.U. 2026 poz. 1040.", 1),
        ("Ustawa z dnia 24 kwietnia 2003 r. o działalności pożytku publicznego.", 1),
        ("Tak jest od 2016 r. Wcześniej było inaczej.", 2),
        ("To np. Kraków, m.in. Zabłocie.", 1),
        ("Czy warto? Tak! Więc zaczynaj…", 3),
        ("Mówi: „Idę.” Potem wychodzi.", 2),
        ("Umowę podpisuje J. Kowalski (tel. 12 616 00 00).", 1),
        ("Kwota to 1 000 zł. 20 000 zł to za dużo.", 2),
    ],
)
def test_text_falls_into_its_sentences(text: str, count: int) -> None:
    assert len(sentences_in(text)) == count, sentences_in(text)


@pytest.mark.parametrize(
    ("text", "count"), [("1 000 zł", 2), ("Jedno – drugie", 2), ("e-Doręczenia", 1), ("20\u00a0000,50 zł", 2), ("", 0)]
)
def test_words_are_counted_as_people_count_them(text: str, count: int) -> None:
    assert count_words(text) == count
