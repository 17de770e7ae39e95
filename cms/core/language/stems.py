"""Polish stems: whether two written forms are forms of one word.

Suffix lists of our own. A dictionary of forms (Morfologik) knows more, but has to be kept, loaded and renewed, and knows no new word; a
stemmer that gives one stem a word (Stempel, Snowball's Polish draft) must decide in each case whether „-cy” of „skarbnicy” was a k and that
of „dzielnicy” a c. Here a form has **all the stems that it may have**, and two forms belong together when they share one:

    skarbnicy → skarbnic, skarbnik …    skarbnik → skarbnik …    dzielnica → dzielnic …

What is decided here:

- Everything is compared folded (``folding``): „fundacją” is „fundacja”. So „żądanie” falls together with „zadanie”.
- Only **endings of nouns and adjectives** are known, not those of verbs, and nothing is taken off in front. Derived words stay apart, as
  in „statut” and „statutowy”, „gmina” and „gminny”, „rada” and „radny”.
- A stem keeps at least three letters: „akt”, „rad”.
- Softened ends are turned back: „statucie”, „radzie”, „fundatorze”, „zbiórce”, „pełnomocnicy”. So are the e that comes and goes
  („pożytek”, „pożytku”; „mieszkaniec”, „mieszkańca”), the ą that becomes ę („urząd”, „urzędu”; known only where ą was typed) and the a
  that becomes e („miasto”, „mieście”).
- The plural in „-ów” looks like an adjective in „-owy”: „krajów” and „krajowy” share a stem. That does less harm than a missed form.

Forms whose stem is another word („rok”, „lata”; „człowiek”, „ludzie”) are for whoever keeps a list of words to name.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from .folding import folded

SHORTEST = 3
#: Endings, folded; those that begin with an i stand after a soft consonant too.
_ENDINGS = (
    "", "a", "e", "i", "o", "u", "y", "ia", "ie", "iu",
    "em", "iem", "om", "iom", "ow", "owi", "iowi", "owie", "ami", "iami", "ach", "iach", "mi",
    "ej", "iej", "ego", "iego", "emu", "iemu", "im", "imi", "ich", "ym", "ymi", "ych", "um",
)  # fmt: skip
#: Endings before which the stem changed its last consonant, and what that was.
_SOFTENED = (
    ("cie", "t"), ("ci", "t"), ("dzie", "d"), ("dzi", "d"), ("rze", "r"), ("rzy", "r"),
    ("ce", "k"), ("cy", "k"), ("dze", "g"), ("dzy", "g"),
)  # fmt: skip
#: „powiecie”, „mieście”, „sąsiedzie”: before a softened end a becomes e.
_MADE_E = re.compile(r"ie([bcdfghjklmnprstwz]+)$")
#: „pożytek”, „składek”; „mieszkaniec”: an e that stands only where nothing follows.
_FLEETING = re.compile(r"(?<=[bcdfghjklmnprstwz])i?e([kc])$")
#: „urząd”, „ksiąg”: ą in the last syllable, nothing but consonants after it.
_LAST_NASAL = re.compile(r"ą(?=[^aąeęioóuy]+$)")


def _found(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending)
    for ending, consonant in _SOFTENED:
        if word.endswith(ending):
            hard = word.removesuffix(ending) + consonant
            yield hard
            if _MADE_E.search(hard):
                yield _MADE_E.sub(r"ia\1", hard)
    if _FLEETING.search(word):
        yield _FLEETING.sub(r"\1", word)


@lru_cache(maxsize=4_000)  # half a kilobyte each
def stems(word: str) -> frozenset[str]:
    """The stems that a Polish word may have; one that is too short to take apart is its own.

    Args:
        word: one word as it was written, in any form, letter case and with or without Polish letters.

    Returns:
        Folded stems, for looking up and for comparing. Never empty; never for showing.
    """
    plain = folded(word)
    small = unicodedata.normalize("NFC", word).lower()
    forms = {plain, folded(_LAST_NASAL.sub("ę", small))}
    return frozenset(stem for form in forms for stem in _found(form) if len(stem) >= SHORTEST) or frozenset({plain})


def same_word(one: str, other: str) -> bool:
    """Whether two written forms may be forms of one Polish word."""
    return not stems(one).isdisjoint(stems(other))
