"""How places in official journals are written."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from cms.law.validators import validate_eli, validate_journal, validate_place_number


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (validate_eli, "https://eli.gov.pl/eli/DU/1984/97/ogl"),
        (validate_eli, "https://eli.gov.pl/eli/DU/2026/1040/ogl/pol"),
        (validate_eli, "https://eli.gov.pl/eli/MP/2020/12"),
        (validate_eli, "http://data.europa.eu/eli/reg/2016/679/oj"),
        (validate_journal, "Dz.U. 1984 nr 21 poz. 97"),
        (validate_journal, "t.j. Dz.U. 2023 poz. 166"),
        (validate_journal, "Dz.U. 2026 poz. 316, Dz.U. 2026 poz. 346"),
        (validate_journal, "M.P. 2020 poz. 12"),
        (validate_journal, "Dz.Urz. Woj. Małopolskiego 2023 poz. 1234"),
        (validate_journal, "Dz.Urz. UE L 119 s. 1 z 4.5.2016"),
        (validate_place_number, "5"),
        (validate_place_number, "19a"),
    ],
)
def test_form_that_lawyers_use_is_accepted(check: Callable[[str], None], value: str) -> None:
    check(value)


@pytest.mark.parametrize(
    ("check", "value", "code"),
    [
        (validate_eli, "https://eli.gov.pl/", "eli"),
        (validate_eli, "https://eli.gov.pl.example.org/eli/DU/1984/97", "eli"),
        (validate_eli, "http://eli.gov.pl/eli/DU/1984/97", "eli"),
        (validate_eli, "https://eli.gov.pl/eli/DU/1984/97/ogl?x=1", "eli"),
        (validate_eli, "https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id=WDU19840210097", "eli"),
        (validate_journal, "Dz. U. z 1984 r.", "journal"),
        (validate_journal, "Dz.U. 1984 nr 21", "journal"),
        (validate_journal, "Dz.U. 2026 poz. 316,", "journal"),
        (validate_place_number, "art. 5", "place_number"),
        (validate_place_number, "05", "place_number"),
        (validate_place_number, "5\n", "place_number"),
    ],
)
def test_other_form_is_refused(check: Callable[[str], None], value: str, code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        check(value)
    assert caught.value.code == code
