"""How places in official journals are written; one rule for models, forms and imports."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# European Legislation Identifier: Polish acts at eli.gov.pl, acts of the Union at data.europa.eu (Council conclusions 2012/C 325/02).
ELI = re.compile(
    r"https://eli\.gov\.pl/eli/(?:DU|MP)/(?:19|20)\d{2}/[1-9]\d*(?:/(?:ogl|tj|uj)(?:/pol)?)?"
    r"|https?://data\.europa\.eu/eli/[a-z_]+/\d{4}/\d+(?:/[A-Za-z0-9_./-]+)?"
)
# „Dz.U. 1984 nr 21 poz. 97”, from 2012 on without a number of the issue: „Dz.U. 2023 poz. 166”. „M.P.” likewise.
POLISH_PLACE = r"(?:Dz\.U\.|M\.P\.) (?:19|20)\d{2}(?: nr [1-9]\d*)? poz\. [1-9]\d*"
# Journals of a voivodeship and of the Union have forms of their own; a position or a page must be there.
OTHER_PLACE = r"Dz\.Urz\. [^,;]{2,60}(?:poz\.|s\.) [1-9]\d*(?: z \d{1,2}\.\d{1,2}\.\d{4})?"
PLACE = rf"(?:t\.j\. )?(?:{POLISH_PLACE}|{OTHER_PLACE})"
# A note may follow a place, as „(wchodzi w życie 30 września 2028 r.)”.
PLACE_WITH_NOTE = rf"{PLACE}(?: \([^()]{{1,100}}\))?"
PLACES = re.compile(rf"{PLACE_WITH_NOTE}(?:[,;] {PLACE_WITH_NOTE})*")


def validate_eli(value: str) -> None:
    """Check an ELI address.

    Raises:
        ValidationError: when it is none of eli.gov.pl or data.europa.eu.
    """
    if not ELI.fullmatch(value):
        raise ValidationError(
            _("This is not an ELI address. Copy it from eli.gov.pl, for example https://eli.gov.pl/eli/DU/1984/97/ogl."),
            code="eli",
        )


def validate_journal(value: str) -> None:
    """Check one or more places in an official journal, separated by commas or semicolons, each perhaps with a note in brackets.

    Raises:
        ValidationError: when one of them is not written as the journal is cited.
    """
    if not PLACES.fullmatch(value):
        raise ValidationError(
            _("Write the place as it is cited, for example “Dz.U. 1984 nr 21 poz. 97” or “t.j. Dz.U. 2023 poz. 166”."),
            code="journal",
        )


def validate_place_number(value: str) -> None:
    """Check the number of an article, paragraph or point: digits, perhaps letters behind, as „19a”.

    Raises:
        ValidationError: when the sign („art.”, „ust.”) was typed too, or there is something else in it.
    """
    if not re.fullmatch(r"[1-9]\d*[a-z]{0,3}", value):
        raise ValidationError(_("Type the number only, for example 5 or 19a."), code="place_number")
