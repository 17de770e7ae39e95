"""Sorting as readers of a language look things up: a key for ``sorted``, out of tables; no library, and the same on every machine.

- **Polish**: ą after a, ć after c … ź and ż last. ``casefold`` puts Łódź after Żory, and so does a database.
- **Norwegian**: æ, ø and å last, aa as å; ä beside æ, ö beside ø, ü beside y, as Norwegian catalogues have it.
- **English**: letters with signs beside those without.
- Letters of another alphabet stand beside those that they look like (ł beside l, é beside e) and after them when all else is equal.
- Word by word, so that “Nowa Huta” comes before “Nowak”; quotes and other signs are passed over, a hyphen parts words.
- Numbers by value, before letters: district 2, district 10.
- Capitals beside small letters.
"""

import re
import unicodedata
from functools import lru_cache

ALPHABETS = {
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "nb": "abcdefghijklmnopqrstuvwxyzæøå",
    "en": "abcdefghijklmnopqrstuvwxyz",
}
#: What stands beside which letters in a language, beyond what Unicode takes apart.
BESIDE = {"nb": {"ä": "æ", "ö": "ø", "ő": "ø", "ü": "y", "ű": "y"}}
#: Letters that Unicode does not take apart.
PLAIN = {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ı": "i", "ħ": "h", "ŧ": "t"}
_PARTS = re.compile(r"\d+|[^\W\d_]|[\s\-‐‑‒–—/]+", re.UNICODE)

#: One place in a text: what kind of sign, and where it belongs among its kind.
Place = tuple[int, int, str]
SortKey = tuple[tuple[Place, ...], str, str]
_SPACE, _NUMBER, _LETTER, _OTHER = range(4)


def sort_key(text: object, language: str) -> SortKey:
    """The key of a text in a list that is sorted for readers of a language.

    Args:
        text: what the list shows.
        language: the code of the list's language, which decides the order, whatever language the text is in.
    """
    shown = unicodedata.normalize("NFC", str(text)).strip()
    lowered = shown.lower()
    if language == "nb":
        lowered = lowered.replace("aa", "å")
    places = tuple(place for part in _PARTS.findall(lowered.strip("-–—/ ")) for place in _places(part, language))
    return places, lowered, shown.swapcase()


@lru_cache(maxsize=4_096)
def _places(part: str, language: str) -> tuple[Place, ...]:
    if part.isdecimal():
        return ((_NUMBER, int(part), ""),)
    if not part.isalpha():
        return ((_SPACE, 0, ""),)
    alphabet = ALPHABETS.get(language, ALPHABETS["en"])
    part = BESIDE.get(language, {}).get(part, part)
    if part in alphabet:
        return ((_LETTER, alphabet.index(part), ""),)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", part) if not unicodedata.combining(sign))
    plain = "".join(PLAIN.get(sign, sign) for sign in bare)
    return tuple((_LETTER, alphabet.index(sign), "") if sign in alphabet else (_OTHER, 0, sign) for sign in plain)


def initial(text: object, language: str) -> str:
    """The letter under which a list that is sorted by ``sort_key`` files a text: a capital of the language's alphabet; “#” for others.

    Args:
        text: what the list shows.
        language: the code of the list's language.
    """
    places, _lowered, _shown = sort_key(text, language)
    kind, number, _sign = next((place for place in places if place[0] != _SPACE), (_OTHER, 0, ""))
    return ALPHABETS.get(language, ALPHABETS["en"])[number].upper() if kind == _LETTER else "#"
