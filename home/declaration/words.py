"""The words of the accessibility declaration that are the same for every body, in each language.

They stand here and not in the interface's catalogues, because the headings and their order are prescribed (template of declarations
2.0 of 31 July 2024, for ustawa z dnia 4 kwietnia 2019 r. o dostępności cyfrowej, art. 10): nobody should reword them by the way.

The headings, and the three states „zgodna”, „częściowo zgodna”, „niezgodna”, are those of the template. The sentences around them
are ours: the template's own were not at hand when they were written. Compare them with the ministry's before the portal opens, and
run the ministry's validator on the page.
"""

from django.conf import settings

from .english import ENGLISH
from .norwegian import NORWEGIAN
from .polish import POLISH
from .shape import Words

BY_LANGUAGE = {"pl": POLISH, "en": ENGLISH, "nb": NORWEGIAN}
#: The commissioner to whom the act sends those whose complaint was of no use.
OMBUDSMAN_URL = "https://bip.brpo.gov.pl/"


def words_in(code: str) -> Words:
    """The words in a language; in Polish where there are none."""
    return BY_LANGUAGE.get(code, BY_LANGUAGE[settings.LANGUAGE_CODE])
