"""A catalogue: the translations of a whole package into one language, as a PO file."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

import polib

from .problems import PackageError, Problem, Problems

#: A string of a page: its path of ids (wagtail-localize's) and its source text.
StringKey = tuple[str, str]


@dataclass(frozen=True)
class Catalogue:
    """Translations by page, then by place and source text."""

    file: str
    language: str
    pages: dict[UUID, dict[StringKey, str]] = field(default_factory=dict)

    def of(self, key: UUID) -> dict[StringKey, str]:
        """The translations of one page."""
        return self.pages.get(key, {})


def parse_po(text: str, *, file: str) -> polib.POFile:
    """Parse a PO file.

    Raises:
        PackageError: when it is not one.
    """
    try:
        # The line end in front keeps polib from taking a short text for the name of a file.
        parsed = polib.pofile("\n" + text, check_for_duplicates=False)
    except Exception as error:  # noqa: BLE001 - the parser raises many kinds on broken input; each is the same to a person
        reason = str(error).removeprefix("Syntax error in po file ").strip("() ") or type(error).__name__
        raise PackageError(
            [Problem(file, 0, f"This is not a valid PO file ({reason}). Open it in a PO editor and save it again.")]
        ) from None
    if text.strip() and not parsed and not parsed.metadata:
        raise PackageError([Problem(file, 1, "This is not a valid PO file: it holds no entry. Take the exported catalogue.")])
    return parsed


def read_catalogue(text: str, *, file: str, language: str) -> Catalogue:
    """Read a catalogue. Empty, fuzzy and obsolete entries count as not translated.

    Args:
        text: the PO file.
        file: its name, for messages.
        language: the code of the language that it translates into.

    Raises:
        PackageError: when it is not a PO file, or an entry cannot be placed.
    """
    pages: dict[UUID, dict[StringKey, str]] = defaultdict(dict)
    seen: set[tuple[str, str]] = set()
    problems = Problems()
    for entry in parse_po(text, file=file):
        line = max(0, (entry.linenum or 1) - 1)
        key, bar, path = (entry.msgctxt or "").partition("|")
        page = _uuid(key)
        if page is None or not bar or not path:
            problems.add(file, line, "The context (msgctxt) of an entry is PAGE-UUID|PATH. Take it from the exported catalogue.")
            continue
        if entry.obsolete:
            continue
        if (entry.msgctxt, entry.msgid) in seen:
            problems.add(file, line, "This text stands here twice with the same context. Keep one.")
        seen.add((entry.msgctxt, entry.msgid))
        if entry.msgstr and not entry.fuzzy:
            pages[page][(path, entry.msgid)] = entry.msgstr
    problems.raise_if_any()
    return Catalogue(file, language, dict(pages))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None
