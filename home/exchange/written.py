"""The parts of ``content/README.md`` and ``content/REVIEW.md`` that are written by the command, between two marks."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from cms.core.exchange.catalogues import target_languages
from cms.core.exchange.checks.rules import Checked
from cms.core.exchange.problems import PackageError, Problem
from cms.law.content_checks.cited import cited_by, cited_in, words_of
from cms.law.content_checks.marks import mark_of, marks_in
from cms.law.enums import UNPROVEN
from cms.law.places_exchange import PlaceRecord
from learning.exchange.package import is_course

from .figures import course_figures, folder_figures, record_figures

BEGINS, ENDS = "<!-- written by load_content --write-readme; do not edit -->", "<!-- end of what is written -->"


def readme_part(checked: Checked) -> str:
    """The tables of ``README.md``: courses, other pages, records."""
    languages = target_languages()
    courses = [course_figures(package) for package in checked.packages if is_course(package)]
    folders = [folder_figures(package) for package in checked.packages if package.pages and not is_course(package)]
    records = [one for package in checked.packages if package.extra.get("records") and not package.pages for one in record_figures(package)]
    return "\n".join(
        [
            *_table(
                ("course", "modules", "steps (required)", "minutes (required)", "questions", "words", *languages),
                [
                    (
                        f"[{one.title}](pl/{one.folder}/course.md)",
                        str(one.modules),
                        f"{one.steps} ({one.required})",
                        str(one.minutes),
                        f"{one.questions.total()}: {_counted(one.questions)}",
                        _number(one.words),
                        *(f"{one.languages[code]} %" for code in languages),
                    )
                    for one in courses
                ],
            ),
            "",
            *_table(
                ("folder or file", "holds", "words", *languages),
                [
                    (f"`pl/{one.folder}`", _counted(one.kinds), _number(one.words), *(f"{one.languages[code]} %" for code in languages))
                    for one in (*folders, *records)
                ],
            ),
        ]
    )


def review_part(checked: Checked) -> str:
    """The table of ``REVIEW.md``: cited places that nobody has found in a source, and who cites them."""
    marks = marks_in(checked)
    files: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, tuple[PlaceRecord, str]] = {}
    cited = [(place, package.path(source.file)) for package, source in checked.pages for place, _key in cited_in(source.document)]
    cited += [(place, package.path(one.file)) for package, one in checked.records for place, _key in cited_by(one.record)]
    for place, file in cited:
        mark = mark_of(place, marks)
        if mark is not None and mark.trust in UNPROVEN:
            words = words_of(place)
            files[words].add(file)
            shown[words] = (mark, place.act)
    order = sorted(shown, key=lambda words: (shown[words][1], _natural(words)))
    rows = [
        (words, shown[words][0].trust, shown[words][0].note, "<br>".join(f"`{file}`" for file in sorted(files[words]))) for words in order
    ]
    return "\n".join(_table(("place", "mark", "note", "cited in"), rows))


PARTS: dict[str, Callable[[Checked], str]] = {"README.md": readme_part, "REVIEW.md": review_part}


def write_parts(checked: Checked) -> list[str]:
    """Write the parts into the files that are there.

    Returns:
        The names of the files that changed.

    Raises:
        PackageError: when a file has no marks.
    """
    changed = []
    for name, make in PARTS.items():
        path = checked.folder.parent / name
        if path.is_file():
            before = path.read_text(encoding="utf-8")
            after = _with_part(before, make(checked), name)
            if after != before:
                path.write_text(after, encoding="utf-8", newline="\n")
                changed.append(name)
    return changed


def is_stale(root: Path, name: str, checked: Checked) -> bool:
    """Whether a file says something else than the content amounts to.

    Raises:
        PackageError: when it has no marks.
    """
    text = (root / name).read_text(encoding="utf-8")
    return _with_part(text, PARTS[name](checked), name) != text


def _with_part(text: str, part: str, name: str) -> str:
    before, begins, rest = text.partition(BEGINS)
    _old, ends, after = rest.partition(ENDS)
    if not begins or not ends:
        raise PackageError([Problem(name, 0, f"The marks “{BEGINS}” and “{ENDS}” are missing. Put them around the place for the table.")])
    return f"{before}{begins}\n\n{part}\n\n{ends}{after}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]


def _counted(kinds: Counter[str]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])))


def _number(value: int) -> str:
    return f"{value:,}".replace(",", " ")


def _natural(words: str) -> list[tuple[int, str]]:
    """„art. 10” behind „art. 9”, „art. 5a” behind „art. 5”."""
    return [(int("".join(filter(str.isdigit, part)) or 0), part) for part in words.split()]
