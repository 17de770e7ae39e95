"""The search without its analysis of languages, in this process: a word is found by the same word, folded, and by nothing else."""

from collections.abc import Iterable
from types import ModuleType
from typing import Any

from cms.core.language import folded

NOTHING: frozenset[str] = frozenset()


def _word(word: str, _language: str) -> str:
    return folded(word)


def _words(word: str, _language: str) -> frozenset[str]:
    return frozenset({folded(word)})


def _none(_word: str) -> frozenset[str]:
    return NOTHING


def _no_roots(_terms: Iterable[str], _language: str) -> dict[str, Any]:
    return {}


def take_away_analysis() -> None:
    """Take away basic forms, stems, letters that were left out, and roots; beginnings of words and spelling stay. There is no way back."""
    from search.analysis import documents, questions
    from search.domain import keeping, vocabulary
    from search.domain import questions as reading

    replaced: dict[tuple[ModuleType, str], object] = {
        (documents, "terms"): _words,
        (questions, "terms"): _words,
        (questions, "stem"): _word,
        (questions, "lemmas"): _none,
        (questions, "restored_lemmas"): _none,
        (vocabulary, "lemmas"): _none,
        (reading, "same_root"): _no_roots,
        (keeping, "ANALYSIS"): -1,  # all documents are written anew
    }
    for (module, name), other in replaced.items():
        if not hasattr(module, name):
            raise AttributeError(f"{module.__name__} has no “{name}” any more, so it cannot be taken away.")
        setattr(module, name, other)
