"""Numbers, dates and plural forms as each language writes them."""

from datetime import date
from decimal import Decimal
from gettext import c2py

import pytest
from babel.messages.pofile import read_po
from django.template import Context, Template
from django.utils import translation

from tools.messages import LANGUAGES, po_path

#: For each language: a number with thousands and a fraction, a whole one, a date, a percentage. Spaces in numbers do not break.
WRITTEN = {
    "pl": ("1\N{NO-BREAK SPACE}234,5", "12\N{NO-BREAK SPACE}345", "3 listopada 2026", "62,5"),
    "nb": ("1\N{NO-BREAK SPACE}234,5", "12\N{NO-BREAK SPACE}345", "3. november 2026", "62,5"),
    "en": ("1,234.5", "12,345", "3 November 2026", "62.5"),
}
#: Which form a number takes, by language: for 0, 1, 2, 4, 5, 12, 14, 21, 22, 25, 101, 112 and 122.
COUNTED = (0, 1, 2, 4, 5, 12, 14, 21, 22, 25, 101, 112, 122)
FORMS = {"pl": [2, 0, 1, 1, 2, 2, 2, 2, 1, 2, 2, 2, 1], "nb": [1, 0, *[1] * 11]}


@pytest.mark.parametrize("language", WRITTEN)
def test_numbers_and_dates_are_written_as_in_the_language(language: str) -> None:
    number, whole, day, percent = WRITTEN[language]
    page = Template("{{ number|floatformat:'1g' }}|{{ whole|floatformat:'0g' }}|{{ day|date }}|{{ percent|floatformat }}")
    values = {"number": Decimal("1234.5"), "whole": 12345, "day": date(2026, 11, 3), "percent": Decimal("62.5")}
    with translation.override(language):
        assert page.render(Context(values)).split("|") == [number, whole, day, percent]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_all_its_forms_and_numbers_find_them(language: str) -> None:
    with po_path(language).open("rb") as file:
        catalog = read_po(file, locale=language)
    choose = c2py(catalog.plural_expr)
    assert [choose(number) for number in COUNTED] == FORMS[language]
    assert catalog.num_plurals == max(FORMS[language]) + 1
    plurals = [message for message in catalog if message.pluralizable]
    assert len(plurals) > 30
    short = [message.id[0] for message in plurals if len(message.string) != catalog.num_plurals or not all(message.string)]
    assert short == []


def test_polish_plurals_differ_by_number() -> None:
    """A form that was copied from the next one is how “5 pytania” comes about."""
    with po_path("pl").open("rb") as file:
        catalog = read_po(file, locale="pl")
    plurals = [message for message in catalog if message.pluralizable and "%" in str(message.id)]
    same = [message.id[0] for message in plurals if len(set(message.string)) == 1]
    assert len(same) < len(plurals) / 4
