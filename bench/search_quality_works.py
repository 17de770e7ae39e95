"""What a child does to measure how good the search is: fills an index with the starter content and asks it the graded questions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from bench import search_dump
from bench.search_plain import take_away_analysis
from bench.search_variants import bare, inflected, varied
from cms.core import generations
from cms.core.findable.registry import register_source
from search.domain.building import build
from search.domain.engines import cluster, database
from search.domain.questions import read_question
from search.domain.ranking import ranked
from search.domain.synonyms import SYNONYMS, synonyms
from search.judging import Judged, Quality, measured, questions
from search.models import AskedFor, SynonymSet
from search.ranking.grouping import as_read, grouped

HALVES = {"tuning": False, "held-out": True}
#: What is left of the search, by name; each after the one before, for the last has no way back.
WHOLE, UNASKED, PLAIN = "whole", "unasked", "plain"


def write_dump(path: str) -> str:
    """Load the starter content into this process's database and write what it says."""
    call_command("migrate", verbosity=0)
    call_command("load_content", verbosity=0, stdout=StringIO())  # the answer is the only thing that is said there
    search_dump.write(search_dump.everything(), Path(path))
    return path


def fill(path: str) -> int:
    """Write the documents of a dump, as the portal's own code does it."""
    dump = search_dump.read(Path(path))
    AskedFor.objects.bulk_create([AskedFor(**row) for row in dump.asked], batch_size=200)
    SynonymSet.objects.bulk_create([SynonymSet(**row) for row in dump.synonyms], batch_size=200)
    for name, findables in dump.findables.items():
        register_source(search_dump.Told(name, findables))
    return _build()


def _build() -> int:
    generations.bump(SYNONYMS)
    built = build()
    if built.waiting:
        raise RuntimeError(f"{built.waiting} keys could not be brought into the index.")
    engine = cluster()
    if engine is not None:
        engine.refresh(engine.alias)
    return built.keys


def leave(what: str) -> str:
    """Take away the words by which people ask, or those and the analysis and synonyms, and build the index anew."""
    AskedFor.objects.all().delete()
    if what == PLAIN:
        SynonymSet.objects.all().delete()
        take_away_analysis()
    _build()
    return what


def _find(text: str, language: str) -> Sequence[str]:
    engine = cluster() or database()
    question = read_question(text, language, synonyms=synonyms(language))
    return [document.key for document in as_read(grouped(ranked(engine=engine, question=question).found))]


@lru_cache(maxsize=1)
def _questions() -> Mapping[str, list[Judged]]:
    return {half: [one for one in questions() if one.is_held_out is is_held] for half, is_held in HALVES.items()}


def quality() -> dict[str, dict[str, dict[str, float]]]:
    """By half and language (empty for all): how many questions, nDCG@10, share without a result."""
    return {half: _by_language(those) for half, those in _questions().items()}


def _by_language(those: list[Judged]) -> dict[str, dict[str, float]]:
    languages = ["", *dict.fromkeys(one.language for one in those)]
    return {code: asdict(_measured([one for one in those if code in {"", one.language}])) for code in languages}


def _measured(those: list[Judged]) -> Quality:
    return measured(those, _find)


VARIANTS: dict[str, tuple[Callable[[str], str], set[str]]] = {
    "bare": (bare, {"pl", "en", "nb"}),
    "inflected": (inflected, {"pl"}),
}


def variants(name: str) -> dict[str, dict[str, float]]:
    """By half: how many questions a variant changes, and nDCG@10 of these as they were and as they are."""
    change, languages = VARIANTS[name]
    found = {}
    for half, those in _questions().items():
        pairs = [(one, varied(one, change(one.text))) for one in those if one.language in languages]
        changed = [(one, other) for one, other in pairs if other.text != one.text]
        before, after = _measured([one for one, _other in changed]), _measured([other for _one, other in changed])
        found[half] = {"questions": len(changed), "before": before.ndcg, "after": after.ndcg}
    return found


WORKS: dict[str, Callable[..., Any]] = {
    "write_search_dump": write_dump,
    "fill_search": fill,
    "leave_search": leave,
    "search_quality": quality,
    "search_variants": variants,
}
