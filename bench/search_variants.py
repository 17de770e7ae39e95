"""The same question as somebody else would type it: without the letters of the language, in other forms of its words. Made by machine."""

import hashlib
import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import Any

from search.judging import Judged

#: Letters that Unicode does not take apart, as people type them.
_LETTERS = str.maketrans("łŁøØđĐ", "lLoOdD") | {ord("æ"): "ae", ord("Æ"): "Ae"}
_WORD = re.compile(r"[^\W\d_]{3,}")
#: Nouns, and adjectives in the first degree.
_INFLECTED = ("subst:", "adj:")
#: „sprawozdanie” is a gerund as well, in the same forms; and what no dictionary knows.
_BESIDE = ("ger", "ign")
#: Nobody types the vocative; other degrees are other words.
_VOCATIVE, _DEGREES = ":voc:", (":com", ":sup")


def bare(text: str) -> str:
    """A text without the signs on its letters.

    Args:
        text: as it was typed.
    """
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")


@lru_cache(maxsize=1)
def _generator() -> Any:
    try:
        import morfeusz2
    except ImportError:
        return None
    return morfeusz2.Morfeusz(generate=True, case_handling=morfeusz2.IGNORE_CASE)


def knows_forms() -> bool:
    """Whether the dictionary of Polish forms is there."""
    return _generator() is not None


def inflected(text: str) -> str:
    """A Polish text with each noun and adjective in another of its forms; a word that may be two words, or no dictionary knows, stays.

    Args:
        text: as it was typed. The same text gives the same forms, whatever the machine.
    """
    return _WORD.sub(lambda found: _other_form(found.group()), text)


def _other_form(word: str) -> str:
    dictionary = _generator()
    if dictionary is None:
        return word
    readings = {(entry[2][1], entry[2][2].partition(":")[0]) for entry in dictionary.analyse(word)}
    readings = {(lemma, part) for lemma, part in readings if part not in _BESIDE}
    if len(readings) != 1:
        return word
    ((lemma, part),) = readings
    if f"{part}:" not in _INFLECTED:
        return word
    forms = sorted(
        {
            form
            for form, _lemma, tag, _names, labels in dictionary.generate(lemma)
            if tag.startswith(f"{part}:") and _is_typed(tag) and not labels and form.lower() != word.lower()
        }
    )
    return forms[int(hashlib.sha256(word.lower().encode()).hexdigest(), 16) % len(forms)] if forms else word


def _is_typed(tag: str) -> bool:
    return _VOCATIVE not in tag and not tag.endswith(_DEGREES)


def varied(question: Judged, text: str) -> Judged:
    """A question in another text, with the same answers."""
    return replace(question, text=text)
