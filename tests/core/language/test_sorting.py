"""Lists in the order in which readers of each language look things up."""

import random

import pytest

from cms.core.language.sorting import sort_key

#: Lists in their right order.
LISTS = [
    ("pl", ["Ananas", "Ągata", "Bąk", "Cel", "Ćma", "Dom", "Ełk", "Ęsi", "Lublin", "Łódź", "Mława", "Nysa", "Ńa", "Oława", "Ósmy", "Pcim"]),
    ("pl", ["Sopot", "Śrem", "Tychy", "Zabrze", "Ziębice", "Źródło", "Żory"]),
    ("pl", ["granty", "grupa", "Łagiewniki", "łąka", "łom", "mecenas"]),
    ("pl", ["lama", "las", "łapa", "maj"]),
    ("pl", ["Oslo", "Øst", "Otwock", "Ósmy"]),
    ("nb", ["Aker", "Bergen", "Oslo", "Zoo", "Ægir", "Østfold", "Ålesund"]),
    ("nb", ["Abel", "Zoo", "Aasen", "Åsgård"]),
    ("nb", ["Łódź", "Lund", "Moss", "Tønsberg", "Årdal"]),
    ("nb", ["Xylofon", "Über", "Yz", "Ärlig", "Øl", "Öst"]),
    ("en", ["Aberdeen", "Ålesund", "Bath", "Lancaster", "Łódź", "London", "Oslo", "Østfold", "Oxford", "Zoo", "Żory"]),
    ("pl", ["Nowa Huta", "Nowa-Wieś", "Nowak", "Nowakowa"]),
    ("pl", ["„Baza”", "Centrum", "„Dom”", "(Ekipa)", "Fundacja"]),
    ("en", ["District 2", "District 10", "District 10a", "District A"]),
    ("en", ["2 steps", "10 steps", "a step"]),
    ("nb", ["a", "A", "b", "B"]),
    ("de", ["Aal", "Ärger", "Azur"]),
]


@pytest.mark.parametrize(("language", "right"), LISTS)
def test_a_list_is_sorted_as_its_readers_expect(language: str, right: list[str]) -> None:
    mixed = random.Random(7).sample(right, len(right))
    assert sorted(mixed, key=lambda text: sort_key(text, language)) == right


def test_one_list_has_one_order_in_each_language() -> None:
    names = ["Zorza", "Łan", "Ål", "Lipa", "Żar", "Alfa"]
    assert {code: sorted(names, key=lambda name: sort_key(name, code)) for code in ("pl", "nb", "en")} == {
        "pl": ["Ål", "Alfa", "Lipa", "Łan", "Zorza", "Żar"],
        "nb": ["Alfa", "Łan", "Lipa", "Żar", "Zorza", "Ål"],
        "en": ["Ål", "Alfa", "Łan", "Lipa", "Żar", "Zorza"],
    }


def test_letters_written_with_two_signs_are_the_same_letters() -> None:
    assert sort_key("Z\u0307ar", "pl")[0] == sort_key("Żar", "pl")[0]


@pytest.mark.parametrize("text", ["", "  ", "…", "漢字", "\N{SUPERSCRIPT TWO}", "٣", "a\x00"])
def test_every_text_has_a_key_that_can_be_compared(text: str) -> None:
    assert sorted([sort_key(text, "pl"), sort_key("Łódź 2", "pl")])


def test_a_lazy_text_is_sorted_by_what_it_says() -> None:
    from django.utils.functional import lazystr

    assert sort_key(lazystr("Łódź"), "pl") == sort_key("Łódź", "pl")
