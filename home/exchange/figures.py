"""What the content amounts to: modules, steps, minutes, questions, words, and how much of it each language has."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cms.core.exchange.catalogue import Catalogue
from cms.core.exchange.catalogues import target_languages
from cms.core.exchange.checks.passages import passages, passages_of
from cms.core.exchange.package import Package
from cms.core.exchange.records_loading import RecordSource
from cms.core.language.sentences import count_words

from .checks.expected import expected_strings


@dataclass(frozen=True)
class CourseFigures:
    """A course. ``minutes``: of required steps; ``questions``: by type; ``words``: Polish; ``languages``: percent of strings by code."""

    title: str
    folder: str
    modules: int
    steps: int
    required: int
    minutes: int
    questions: Counter[str]
    words: int
    languages: dict[str, int]


@dataclass(frozen=True)
class FolderFigures:
    """A folder of other pages, or a file of records; ``kinds``: how many of each type."""

    folder: str
    kinds: Counter[str]
    words: int
    languages: dict[str, int]


def course_figures(package: Package) -> CourseFigures:
    """Count a course."""
    first = package.pages[0].document
    by_kind = Counter(source.document.kind for source in package.pages)
    modules: dict[Any, Any] = {one.key: one.document.front for one in package.pages if one.document.kind == "module"}
    steps = [source.document for source in package.pages if source.document.kind == "step"]
    required = [one.front for one in steps if one.front.required and modules[one.parent].required]  # type: ignore[attr-defined]
    return CourseFigures(
        title=first.front.title,  # type: ignore[attr-defined]
        folder=package.place.partition("/")[2],
        modules=by_kind["module"],
        steps=by_kind["step"],
        required=len(required),
        minutes=sum(front.minutes for front in required),  # type: ignore[attr-defined]
        questions=Counter(one.type for step in steps for one in step.beside.get("questions", ())),  # type: ignore[attr-defined]
        words=_words(package),
        languages=_shares(package),
    )


def folder_figures(package: Package) -> FolderFigures:
    """Count a folder of pages."""
    kinds = Counter(source.document.kind for source in package.pages)
    return FolderFigures(package.place.partition("/")[2], kinds, _words(package), _shares(package))


def record_figures(package: Package) -> list[FolderFigures]:
    """Count the records of each kind that readers see words of."""
    by_file: dict[str, list[RecordSource]] = {}
    for one in package.extra["records"].sources:
        by_file.setdefault(one.file, []).append(one)
    return [_records(file, found) for file, found in sorted(by_file.items()) if found[0].kind.translated and found[0].kind.is_translatable]


def _records(file: str, found: Sequence[RecordSource]) -> FolderFigures:
    words = sum(count_words(row) for one in found for text in passages_of(one.record) for row in text.paragraphs)
    known = Counter(language for one in found for language in one.kind.languages(one.record))
    shares = {language: _percent(known[language], len(found)) for language in target_languages()}
    return FolderFigures(f"records/{file}", Counter({found[0].kind.name: len(found)}), words, shares)


def _words(package: Package) -> int:
    texts = (text for source in package.pages for text in passages(source.document))
    return sum(count_words(row) for text in texts if text.name not in ("url", "slug") for row in text.paragraphs)


def _shares(package: Package) -> dict[str, int]:
    """How many percent of the strings each language has, rounded down: 100 says that none is missing."""
    wanted = [(source.key, text) for source in package.pages for text in expected_strings(source.document)]
    found = {one.language: _translated(package.catalogues, one.language) for one in package.catalogues}
    return {code: _percent(sum(pair in found.get(code, ()) for pair in wanted), len(wanted)) for code in target_languages()}


def _translated(catalogues: Iterable[Catalogue], language: str) -> set[tuple[Any, str]]:
    return {(key, text) for one in catalogues if one.language == language for key, texts in one.pages.items() for _path, text in texts}


def _percent(part: int, whole: int) -> int:
    return 100 * part // whole if whole else 100
