"""Words of a translation, compared with those that are approved or avoided: each by its beginning and a known ending.

No stemmer: the lists of endings are short in English and Norwegian, and “fund” must be found in “funds” and “fund’s”, not in
“funding”, “founder” or “fundamental”. (The apostrophe divides words, so “fund’s” is “fund” and “s”.)
"""

from collections.abc import Iterable
from functools import lru_cache

from cms.core.language import Word, folded, words_in

#: Endings of nouns, verbs and adjectives that do not change the word, by language, folded.
_ENDINGS = {
    "en": ("", "s", "es"),
    "nb": (
        "", "a", "as", "e", "en", "ene", "enes", "ens", "er", "ers", "es", "et", "ets", "n", "ne", "nes", "ns",
        "r", "rs", "s", "t", "te", "ts",
    ),
}  # fmt: skip
_COMPOUNDS = frozenset({"nb"})
#: The shortest word that is looked for at the beginning of a compound, and how many letters must follow it.
_SHORTEST, _REST = 3, 3
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=5_000)
def _forms(word: str, language: str) -> frozenset[str]:
    """The forms that a word of a glossary may have in a text, folded."""
    base = folded(word)
    endings = _ENDINGS.get(language, ("",))
    forms = {base + ending for ending in endings}
    if len(base) < 2 or not base[-1].isalpha():
        return frozenset(forms)
    if language == "en" and base.endswith("y") and base[-2] not in _VOWELS:
        forms.add(base[:-1] + "ies")
    if language == "nb" and base[-1] not in _VOWELS:
        # medlem, medlemmer: the last consonant is doubled.
        forms |= {base + base[-1] + ending for ending in endings if ending[:1] in ("a", "e")}
    return frozenset(forms)


def places_of(texts: Iterable[str], words: list[Word], language: str, *, compounds: bool = False) -> list[tuple[int, int]]:
    """Where words of a glossary stand in a translation, as the numbers of the first word and the last, in their order.

    Args:
        texts: words, or groups of words of which each may have an ending.
        words: the words of the translation.
        language: the code of its language.
        compounds: in a language that writes them as one word, find a word at the beginning of a compound too: “stiftelse” in
            “stiftelsesstyret”.
    """
    beginning = compounds and language in _COMPOUNDS
    own = [folded(word.text) for word in words]
    places = set()
    for text in texts:
        wanted = [_forms(word.text, language) for word in words_in(text)]
        if not wanted:
            continue
        for first in range(len(own) - len(wanted) + 1):
            here = own[first : first + len(wanted)]
            if all(word in forms or (beginning and _begins(word, forms)) for word, forms in zip(here, wanted, strict=True)):
                places.add((first, first + len(wanted) - 1))
    return sorted(places)


def _begins(word: str, forms: frozenset[str]) -> bool:
    base = min(forms, key=len)
    return len(base) >= _SHORTEST and word.startswith(base) and len(word) >= len(base) + _REST
