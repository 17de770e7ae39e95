"""Forms of English and Norwegian words: the word itself with each ending that it may have.

No stemmer: the lists of endings are short in these languages, and “fund” must be found in “funds” and “fund’s”, not in “funding”,
“founder” or “fundamental”. (The apostrophe divides words, so “fund’s” is “fund” and “s”.) Polish has ``stems``.
"""

from functools import lru_cache

from .folding import folded

#: Endings of nouns, verbs and adjectives that do not change the word, by language, folded.
_ENDINGS = {
    "en": ("", "s", "es"),
    "nb": (
        "", "a", "as", "e", "en", "ene", "enes", "ens", "er", "ers", "es", "et", "ets", "n", "ne", "nes", "ns",
        "r", "rs", "s", "t", "te", "ts",
    ),
}  # fmt: skip
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=5_000)
def forms(word: str, language: str) -> frozenset[str]:
    """The forms that a word may have in a text, folded.

    Args:
        word: the word in its basic form.
        language: its language; one whose endings are not known has the word alone.
    """
    base = folded(word)
    endings = _ENDINGS.get(language, ("",))
    found = {base + ending for ending in endings}
    if len(base) < 2 or not base[-1].isalpha():
        return frozenset(found)
    if language == "en" and base.endswith("y") and base[-2] not in _VOWELS:
        found.add(base[:-1] + "ies")
    if language == "nb" and base[-1] not in _VOWELS:
        # medlem, medlemmer: the last consonant is doubled.
        found |= {base + base[-1] + ending for ending in endings if ending[:1] in ("a", "e")}
    return frozenset(found)
