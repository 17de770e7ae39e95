"""Polish words typed without Polish letters: „zalozyc” may be „założyć”."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, islice, product

from .morphology import lemmas

LETTERS = {"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "żź"}
#: „żółć” has four; a fifth is so rare that looking for it costs more than it finds.
MOST_CHANGED = 4
#: Spellings tried for one word, fewest changes first; each costs about ten millionths of a second.
MOST_TRIED = 400


def _spellings(word: str) -> Iterator[str]:
    places = [index for index, letter in enumerate(word) if letter in LETTERS]
    for count in range(1, MOST_CHANGED + 1):
        for chosen in combinations(places, count):
            for letters in product(*(LETTERS[word[index]] for index in chosen)):
                spelt = list(word)
                for index, letter in zip(chosen, letters, strict=True):
                    spelt[index] = letter
                yield "".join(spelt)


@lru_cache(maxsize=5_000)
def restored_lemmas(word: str) -> frozenset[str]:
    """The basic forms, folded, of the Polish words that a word without Polish letters may stand for.

    All of them: „lodz” may be Łódź, though fewer changes make „łodź” of it; a basic form that no text has finds nothing and does no harm.

    Args:
        word: one word in small letters; one that has Polish letters is what it is.

    Returns:
        Folded lemmas, perhaps of several words; none when no spelling is a word.
    """
    found: set[str] = set()
    for spelt in islice(_spellings(word), MOST_TRIED):
        # Past what is kept of words: nearly all of these are none, and would drive out those that are, or take 10 MB.
        found |= lemmas.__wrapped__(spelt)
    return frozenset(found)
