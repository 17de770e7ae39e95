"""Words of a translation, compared with those that are approved or avoided: each by its beginning and a known ending."""

from collections.abc import Iterable

from cms.core.language import Word, folded, words_in
from cms.core.language.endings import forms as forms_of

_COMPOUNDS = frozenset({"nb"})
#: The shortest word that is looked for at the beginning of a compound, and how many letters must follow it.
_SHORTEST, _REST = 3, 3


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
        wanted = [forms_of(word.text, language) for word in words_in(text)]
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
