"""What word a written form belongs to: the terms under which an index keeps it.

Polish is taken apart by **Morfeusz 2** with its dictionary of forms (SGJP), so that „dzieci” and „dziecko”, „rąk” and „ręka” meet; a word
that it does not know (a new word, a name, one typed without Polish letters) has the stem of the Snowball stemmer. English and
Norwegian have their Snowball stemmers. Where Morfeusz is not installed, Snowball does all of Polish: less is found, nothing breaks.

``stems`` of this package is for comparing two forms without a dictionary (typed answers, the glossary); these terms are for an index,
where each form must have few.
"""

import threading
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from .folding import folded
from .snowball import stemmer

try:
    import morfeusz2
except ImportError:  # no wheel for this machine
    morfeusz2 = None

SNOWBALL = {"pl": "polish", "en": "english", "nb": "norwegian"}
#: What Morfeusz says of a form that it does not know, and of the endings of verbs that it takes off („-em” of „miałem”).
_UNKNOWN, _ENDING = "ign", "aglt"
#: Proper names are marked so („Luda:Sf”); they count only where the form is nothing else.
_NAME = ":S"
#: What the dictionary calls nouns that are no proper names, and names that parents give.
_COMMON, _FIRST_NAME = "nazwa_pospolita", "imię"
_lock = threading.Lock()
#: Words whose terms are kept; half a kilobyte each.
WORDS_KEPT = 20_000
#: Words that a stemmer would throw together with others: a foundation („stiftelse”) with to found („stifte”).
_APART = {"nb": ("stiftelse",)}


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    return morfeusz2.Morfeusz(generate=False, case_handling=morfeusz2.IGNORE_CASE, praet="composite") if morfeusz2 else None


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Callable[[str], str]:
    return stemmer(SNOWBALL.get(language, "english"))


def knows_forms() -> bool:
    """Whether the dictionary of Polish forms is there."""
    return _dictionary() is not None


@lru_cache(maxsize=WORDS_KEPT)
def lemmas(word: str) -> frozenset[str]:
    """The basic forms of a Polish word, folded; none when the dictionary does not know it or is not there.

    Args:
        word: one word, with its Polish letters.
    """
    dictionary = _dictionary()
    if dictionary is None:
        return frozenset()
    with _lock:  # one analyser keeps its place in one text
        found = dictionary.analyse(word)
    known = {entry[2][1] for entry in found if entry[0] == 0 and not entry[2][2].startswith((_UNKNOWN, _ENDING))}
    plain = {lemma for lemma in known if _NAME not in lemma} or known
    return frozenset(folded(lemma.partition(":")[0]) for lemma in plain)


@lru_cache(maxsize=5_000)
def is_common(word: str) -> bool:
    """Whether a Polish form is known as something other than a proper name; never where the dictionary is not there.

    Args:
        word: one word, with its Polish letters.
    """
    return any(_COMMON in kinds or (not kinds and lemma[:1].islower()) for lemma, _tag, kinds in _readings(word))


@lru_cache(maxsize=5_000)
def is_first_name(word: str) -> bool:
    """Whether a Polish form is known as a person's first name and as no common word: „anna”, not „róża”.

    Args:
        word: one word, with its Polish letters.
    """
    # In the singular: „Kraków” is many a Krak as well, and nobody means those.
    return not is_common(word) and any(_FIRST_NAME in kinds and tag.startswith("subst:sg") for _lemma, tag, kinds in _readings(word))


def _readings(word: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """What a form may be: lemma, tag, kinds of name."""
    dictionary = _dictionary()
    if dictionary is None:
        return []
    with _lock:
        found = dictionary.analyse(word)
    entries = [entry[2] for entry in found if entry[0] == 0]
    return [(entry[1], entry[2], tuple(entry[3])) for entry in entries if not entry[2].startswith((_UNKNOWN, _ENDING))]


@lru_cache(maxsize=WORDS_KEPT)
def stem(word: str, language: str) -> str:
    """The Snowball stem of a word, folded before and after, so that letters that were left out do not part two forms."""
    small = folded(word)
    apart = next((whole for whole in _APART.get(language, ()) if small.startswith(whole) and len(small) <= len(whole) + 3), None)
    return apart or folded(_stemmer(language)(small))


def terms(word: str, language: str) -> frozenset[str]:
    """The terms under which a word of a text is kept.

    Args:
        word: one word as it stands in the text.
        language: the text's language.

    Returns:
        One or a few folded terms; never empty for a word.
    """
    if language == "pl":
        return lemmas(word.lower()) or frozenset({stem(word, language)})
    return frozenset({stem(word, language)})
