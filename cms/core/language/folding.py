"""Folding: one spelling for what was typed in capitals, without Polish or Norwegian letters, or with other spaces and quotes.

Folded texts are for comparing, never for showing. What is decided here, and why:

- **Accents go** (ą ć ę ń ó ś ź ż → a c e n o s z z), by Unicode's own decomposition. People without a Polish keyboard, on a phone or in a
  hurry leave them out. Two words may fall together (sąd, sad); that does less harm than an answer refused for a forgotten accent.
- **ł → l, ø → o, å → a, æ → ae, đ → d**, and ß → ss as Unicode folds case. ł, ø and đ have no decomposition, so they stand in a
  table of their own. å gives a and ø gives o, like every other letter with a sign on it: that is the key which people without a Norwegian
  keyboard press. The other way of writing them, aa and oe, is *not* folded: it would take the e out of the Polish “poeta” and “poezja” and
  the second a out of “Kanaan”. æ is two letters in one and has no single key, so it is ae.
- **Spaces** of every width and kind become one space, none at the ends.
- **Quotes** become " and apostrophes ', **dashes** and the minus sign become -, an ellipsis three points: phones make the printed forms
  without asking.
- **Signs that nobody sees** (soft hyphens, joiners, controls) go.

Folding twice is folding once.
"""

import re
import unicodedata

_LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"}
_QUOTES = dict.fromkeys("„“”‟«»″〝〞〟＂", '"') | dict.fromkeys("‘’‚‛‹›′`´＇ʼ", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-")
_SIGNS = str.maketrans(_LETTERS | _QUOTES | _DASHES)
#: Marks on letters, and what nobody sees: formats, controls, halves of a pair, places that are not assigned.
_DROPPED = frozenset({"Mn", "Me", "Cf", "Cc", "Cs", "Cn"})
_SPACES = re.compile(r"\s+")


def folded(text: str) -> str:
    """The text as it is compared: small letters, no accents, plain signs, single spaces.

    Args:
        text: anything that somebody typed, or that it is compared with.
    """
    # Signs before taking letters apart as well: Unicode takes “´” apart into a space and a mark.
    decomposed = unicodedata.normalize("NFKD", _SPACES.sub(" ", text).translate(_SIGNS))
    letters = "".join(letter for letter in decomposed if unicodedata.category(letter) not in _DROPPED)
    return _SPACES.sub(" ", letters.casefold().translate(_SIGNS)).strip()
