"""Texts that say nothing."""

import pytest
from django.utils import translation

from cms.core.editing.wording import alt_problem, is_file_name


@pytest.mark.parametrize(
    "text",
    [
        "IMG_0123.jpg",
        "IMG_0123",
        "DSC00042",
        "zdjecie-2.PNG",
        "skan 4",
        "zal_nr_3",
        "2026.03",
        "…",
        "Zrzut ekranu 2026-01-02",
        "Bez tytułu",
    ],
)
def test_name_of_a_file_is_recognised(text: str) -> None:
    assert is_file_name(text)


@pytest.mark.parametrize("text", ["Strona tytułowa raportu", "Statut", "Image of the main square", "Skanowanie dokumentów", "Sala 12"])
def test_sentence_is_no_name_of_a_file(text: str) -> None:
    assert not is_file_name(text)


@pytest.mark.parametrize(
    ("alt", "caption", "found"),
    [
        ("IMG_0123.jpg", "", "name of a file"),
        ("spotkanie-2", "", "name of a file"),
        ("Zdjęcie", "", "only says that it is an image"),
        ("grafika.", "", "only says that it is an image"),
        ("Spotkanie w Krakowie", "spotkanie w  Krakowie.", "the same as the caption"),
        ("Dziesięć osób przy stole", "Spotkanie w Krakowie", ""),
        ("", "Spotkanie", ""),
    ],
)
def test_alternative_text_is_looked_at(alt: str, caption: str, found: str) -> None:
    with translation.override("en"):
        problem = alt_problem(alt, caption=caption, file_name="spotkanie-2.jpg")
    assert (found in problem) if found else problem == ""
