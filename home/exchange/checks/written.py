"""``content/README.md`` and ``content/REVIEW.md``: their tables are those of the content, and every file that the review names is there."""

import re
from collections.abc import Iterator

from cms.core.exchange.checks.rules import Checked
from cms.core.exchange.problems import PackageError, Problem
from home.exchange.written import PARTS, is_stale

REVIEW = "REVIEW.md"
#: Between the signs for code: a path with a slash and an ending, perhaps with a line behind it.
_PATH = re.compile(r"`([^`\s]+/[^`\s]+\.[a-z]+)(?::\d+)?`")


def stale_tables(checked: Checked) -> Iterator[Problem]:
    """Tables that were not written anew, and paths of the review that lead nowhere."""
    root = checked.folder.parent
    for name in PARTS:
        if not (root / name).is_file():
            continue
        try:
            if is_stale(root, name, checked):
                yield Problem(name, 0, "Its table is not that of the content any more. Run load_content --write-readme.")
        except PackageError as error:
            yield from error.problems
    if (root / REVIEW).is_file():
        for number, line in enumerate((root / REVIEW).read_text(encoding="utf-8").split("\n"), start=1):
            for path in _PATH.findall(line):
                if not (root / path).is_file():
                    yield Problem(REVIEW, number, f"There is no file “{path}” in the content. Mend the path, or take the row out.")
