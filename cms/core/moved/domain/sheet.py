"""Reading a sheet of two columns, ``old`` and ``new``, as spreadsheets save it."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

#: A sheet of every page of the old portal takes a tenth of this.
LARGEST = 10_000_000
COLUMNS = ("old", "new")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class SheetError(Exception):
    """A file that cannot be read as a sheet of redirects. The text says why, and what to do."""


@dataclass(frozen=True)
class SheetRow:
    """A row; ``problem`` is why it could not be read, if it could not."""

    line: int
    old: str
    new: str
    problem: str = ""


def read_sheet(content: bytes) -> list[SheetRow]:
    """The rows of a CSV file.

    Args:
        content: UTF-8 with or without a mark, UTF-16 with one, or Windows-1250, as Polish spreadsheets save it; columns
            divided by semicolons, tabs or commas, lines ended in any way.

    Returns:
        One row per line that is not empty; a row that is broken carries its problem.

    Raises:
        SheetError: when the file is no sheet, or has no columns ``old`` and ``new``.
    """
    if len(content) > LARGEST:
        raise SheetError(_("The file is larger than 10 MB. Divide it into several and import one after the other."))
    text = _decoded(content)
    if "\x00" in text:
        raise SheetError(_("The file is not a text file. Save the sheet as CSV in UTF-8."))
    first = text.lstrip().split("\n", 1)[0]
    delimiter = max(";\t,", key=first.count)
    return list(_rows(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)))


def _decoded(content: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    # Nearly every text is valid Windows-1250, hardly any of those is valid UTF-8, so UTF-8 is tried first.
    for candidate in [encoding] if encoding else ["utf-8", "cp1250"]:
        try:
            return content.decode(candidate)
        except UnicodeDecodeError:
            continue
    raise SheetError(_("The letters of the file could not be read. Save the sheet as CSV in UTF-8."))


def _rows(reader: Iterator[list[str]]) -> Iterator[SheetRow]:
    places: list[int] = []
    line = 0
    while True:
        line += 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            break
        except csv.Error:
            yield SheetRow(line, "", "", _("the line is not well-formed CSV"))
            continue
        line = max(line, getattr(reader, "line_num", line))
        if not any(cells):
            continue
        if not places:
            places = _places(cells)
            columns = len(cells)
            continue
        if len(cells) > columns:
            yield SheetRow(line, *_shown(cells, places), _("it has more columns than the first line; put addresses with commas in quotes"))
        else:
            cells += [""] * (columns - len(cells))
            yield SheetRow(line, cells[places[0]], cells[places[1]])
    if not places:
        raise SheetError(_("The file is empty. Its first line names the columns: old;new."))


def _places(cells: list[str]) -> list[int]:
    names = [cell.lower() for cell in cells]
    if any(names.count(name) != 1 for name in COLUMNS):
        raise SheetError(_("The first line must name the columns “old” and “new”, once each, for example: old;new."))
    return [names.index(name) for name in COLUMNS]


def _shown(cells: list[str], places: list[int]) -> tuple[str, str]:
    return (",".join(cells), "") if max(places) < len(cells) else ("", "")
