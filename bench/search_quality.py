"""How good the search is on each backend, by both halves of the graded questions, and what the analysis of languages gives."""

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.child import Child
from bench.report import Line
from bench.search_dump import place
from bench.search_places import Place, outside

#: Of the issue that asked for the search: nDCG@10, share of questions without a result, between backends, and of a variant.
GOOD, NOTHING, APART, LOSS = 0.85, 0.02, 0.05, 0.03
LEFT = {"unasked": "without words by which people ask", "plain": "without analysis of languages, synonyms and those"}
VARIANTS = {"bare": "without the signs on letters", "inflected": "Polish, nouns and adjectives in other forms"}
HELD = "held-out"


def dump() -> str:
    """The file with what the starter content says; it is loaded when there is none for the content as it is now."""
    path = place()
    if not path.exists():
        folder = f"{os.environ['VAR_DIR']}/search-content"
        child = Child({**outside(), "DATABASE_URL": f"sqlite:///{os.environ['VAR_DIR']}/search-content.sqlite3", "VAR_DIR": folder})
        child.ask("write_search_dump", path=str(path))
        child.close()
    return str(path)


def lines(places: Sequence[Place], path: str) -> Iterator[Line]:
    """Ask the graded questions in each place.

    Args:
        places: the backends.
        path: of the dump.
    """
    found: dict[str, float] = {}
    for one in places:
        with one.portal("quality") as child:
            child.ask("fill_search", path=path)
            whole = child.ask("search_quality")
            found[one.name] = whole[HELD][""]["ndcg"]
            yield from _quality(one.name, whole)
            yield from _goals(one.name, whole[HELD][""])
            yield from _variants(one.name, child)
            for left, words in LEFT.items():
                child.ask("leave_search", what=left)
                yield from _quality(f"{one.name} {words}", child.ask("search_quality"))
    if len(found) > 1:
        apart = max(found.values()) - min(found.values())
        yield Line(f"search, {HELD} half: {', '.join(found)} apart", f"{apart:.3f}", f"≤ {APART}", apart <= APART)


def _quality(what: str, halves: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Iterator[Line]:
    for half, languages in halves.items():
        ndcg = ", ".join(f"{code} {value['ndcg']:.3f}" for code, value in sorted(languages.items()) if code)
        nothing = ", ".join(f"{code} {value['nothing']:.1%}" for code, value in sorted(languages.items()) if code)
        every = languages[""]
        measured = f"nDCG@10 {every['ndcg']:.3f} ({ndcg}); nothing {every['nothing']:.1%} ({nothing})"
        yield Line(f"search on {what}, {half} half, {every['questions']:.0f} questions", measured)


def _goals(name: str, held: Mapping[str, float]) -> Iterator[Line]:
    yield Line(f"search on {name}, {HELD} half: nDCG@10", f"{held['ndcg']:.3f}", f"≥ {GOOD}", held["ndcg"] >= GOOD)
    yield Line(f"search on {name}, {HELD} half: nothing found", f"{held['nothing']:.1%}", f"≤ {NOTHING:.0%}", held["nothing"] <= NOTHING)


def _variants(name: str, child: Child) -> Iterator[Line]:
    for variant, words in VARIANTS.items():
        halves: dict[str, Any] = child.ask("search_variants", name=variant)
        for half, value in halves.items():
            work = f"search on {name}, {half} half: {words}, {value['questions']} questions that it changes"
            if not value["questions"]:
                yield Line(work, "not run: the dictionary of Polish forms (morfeusz2) is missing")
                continue
            loss = value["before"] - value["after"]
            measured = f"nDCG@10 {value['before']:.3f} → {value['after']:.3f}, loss {loss:.3f}"
            yield Line(work, measured, f"≤ {LOSS}" if half == HELD else "", loss <= LOSS)
