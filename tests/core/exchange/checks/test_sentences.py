"""At most a tenth of a text's sentences have more than 30 words."""

from pathlib import Path

import pytest

from tests.home.checking import good_files, told, with_text
from tests.learning.exchange.sample import uid

pytestmark = pytest.mark.django_db

#: 30 and 31 words.
WORDS_30 = "Zdanie " + "ma słowa " * 14 + "tu."
WORDS_31 = "Zdanie " + "ma słowa " * 15
SHORT = "To jest krótkie zdanie. "
LIST = "\n".join(f"- {' '.join(['słowo'] * 15)}" for _number in range(4))


def test_good_content_is_in_order(tmp_path: Path) -> None:
    assert told(tmp_path, good_files()) == []


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        (SHORT * 3 + WORDS_30, False),
        (SHORT * 3 + WORDS_31.strip() + ".", True),
        # What has no full stop is a sentence too once it is long.
        (SHORT * 3 + WORDS_31.strip(), True),
        # The step says „Koniec.” and „Do przeczytania.” besides: ten sentences with one long among them, then nine.
        (SHORT * 7 + WORDS_31.strip() + ".", False),
        (SHORT * 6 + WORDS_31.strip() + ".", True),
        # Four items of fifteen words are four texts, not one sentence of sixty words.
        (LIST, False),
        # Abbreviations do not end sentences, and a thousand is one word.
        (SHORT + "Na podstawie " + "art. 1 ust. 2 pkt 3 " * 4 + "wypłać tyle, ile " + "trzeba na ten cel " * 2 + "teraz.", True),
        (SHORT + " ".join(["1 000"] * 28) + " zł.", False),
    ],
)
def test_text_with_more_than_a_tenth_of_long_sentences_is_refused(tmp_path: Path, text: str, is_refused: bool) -> None:
    found = [line for line in told(tmp_path, with_text(text)) if "words" in line]
    assert bool(found) == is_refused, found


def test_the_line_of_the_sentence_is_named(tmp_path: Path) -> None:
    (line,) = told(tmp_path, with_text("Krótko.\n\n" + WORDS_31.strip() + "."))
    assert line.startswith("pl/courses/kurs/01-modul/02-krok-drugi.md:18: “Zdanie ma słowa")
    assert "has 31 words; 1 of 4 sentences" in line


def test_records_are_texts_of_their_own(tmp_path: Path) -> None:
    term = f"- id: {uid(1, 7)}\n  slug: slowo\n  name: {{pl: słowo}}\n  definition:\n    pl: |\n      Krótko. {WORDS_31.strip()}.\n"
    found = told(tmp_path, {**good_files(), "pl/records/glossary.yaml": term.encode()})
    assert [line.partition(": ")[0] for line in found] == ["pl/records/glossary.yaml:6"]
