"""A small content directory that keeps every rule of the content, and what is told of one that does not."""

from collections.abc import Mapping
from pathlib import Path

from cms.core.exchange.problems import PackageError
from home.exchange.load import check_content
from tests.learning.exchange.sample import replaced, uid, write

from .conftest import content_files

COURSE = "pl/courses/kurs"
STEP, QUIZ, SECOND_STEP = (
    f"{COURSE}/01-modul/{name}" for name in ("01-krok-pierwszy.md", "01-krok-pierwszy.quiz.yaml", "02-krok-drugi.md")
)
ABOUT_PAGE = "pl/pages/o-nas.md"
LAW = f"{COURSE}/law.yaml"
PLACES = "pl/records/places.yaml"


def good_files() -> dict[str, bytes]:
    """Pages and a course of which nothing is told."""
    files = {**content_files(), PLACES: f'- {{id: {uid(90, 9)}, act: uF, article: "5", trust: one_source}}\n'.encode()}
    return replaced(files, QUIZ, 'text: "Nikt", correct: false', 'text: "Nikt", correct: false, feedback: "Nie."')


def changed(name: str, old: str, new: str) -> dict[str, bytes]:
    """The same with one text changed."""
    return replaced(good_files(), name, old, new)


def with_text(text: str, *, name: str = SECOND_STEP) -> dict[str, bytes]:
    """The same with one more block of text in a page."""
    files = good_files()
    return {**files, name: files[name] + f"\n::: text {{{uid(77, 9)}}}\n{text}\n:::\n".encode()}


def told(tmp_path: Path, files: Mapping[str, bytes]) -> list[str]:
    """Everything that the check says of a content directory, a line each."""
    try:
        check_content(write(tmp_path / "content", dict(files)))
    except PackageError as error:
        return [str(problem) for problem in error.problems]
    return []
