"""Reading a PO file strictly, with the line of everything.

polib forgives what must not be forgiven here: of a value without its closing quote it drops the last letter, and it names the line
only of the first thing that it cannot read. So files are written with it and read here.
"""

import re
from dataclasses import dataclass, field

import polib
from django.utils.translation import gettext as _

from .problems import LineError

_VALUE = r'"((?:[^"\\]|\\.)*)"'
_KEYWORD = re.compile(rf"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s*{_VALUE}")
_CONTINUED = re.compile(_VALUE)
#: Lines that are told of one file; what follows is mostly a consequence of them.
_ENOUGH = 20


@dataclass
class Entry:
    """A text and its translation as they stand in a file."""

    line: int = 0
    translation_line: int = 0
    values: dict[str, str] = field(default_factory=dict)
    fuzzy: bool = False
    obsolete: bool = False
    broken: bool = False

    @property
    def place(self) -> str:
        """The path of ids (msgctxt)."""
        return self.values.get("msgctxt", "")

    @property
    def source(self) -> str:
        """The text in the source language (msgid)."""
        return self.values.get("msgid", "")

    @property
    def translation(self) -> str:
        """Its translation (msgstr)."""
        return self.values.get("msgstr", "")

    @property
    def is_plural(self) -> bool:
        """Whether it has forms for numbers, which texts of pages never have."""
        return "msgid_plural" in self.values or any(name.startswith("msgstr[") for name in self.values)

    @property
    def is_whole(self) -> bool:
        """Whether it has a translation line."""
        return any(name.startswith("msgstr") for name in self.values)


@dataclass(frozen=True)
class Catalogue:
    """A file: its header and its entries, without those that the file itself calls obsolete."""

    header: dict[str, str]
    entries: list[Entry]


def read_po(content: bytes) -> Catalogue:
    """Read a PO file.

    Args:
        content: the file. A byte order mark and any line ends are taken.

    Returns:
        Header and entries.

    Raises:
        LineError: where the file is no PO file, is cut off, or is not in UTF-8.
    """
    reader = _Reader()
    for number, line in enumerate(_text(content).replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        reader.take(number, line.strip())
        if len(reader.problems) >= _ENOUGH:
            break
    entries = reader.finish()
    if reader.problems:
        raise LineError(reader.problems)
    header = next((entry for entry in entries if not entry.source and not entry.place and not entry.obsolete), None)
    if header is None:
        raise LineError([(1, _("This is no PO file of the portal: its header is missing. Take the file that was exported."))])
    return Catalogue(_header(header.translation), [entry for entry in entries if entry is not header and not entry.obsolete])


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise LineError([(line, _("The file is not in UTF-8. Save it again in this encoding."))]) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise LineError([(line, _("This is no text file. Take the file that was exported."))])
    return text


def _header(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.split("\n"))
    return {name.strip(): value.strip() for name, colon, value in pairs if colon}


class _Reader:
    def __init__(self) -> None:
        self.problems: list[tuple[int, str]] = []
        self.entries: list[Entry] = []
        self.entry = Entry()
        self.open = ""

    def take(self, number: int, line: str) -> None:
        """Take the next line."""
        if line.startswith("#~") and not line.startswith("#~|"):
            line = line[2:].strip()
            if not line.startswith("#"):
                self._words(number, line, obsolete=True)
        elif line.startswith("#"):
            self._comment(number, line)
        elif line:
            self._words(number, line, obsolete=False)

    def finish(self) -> list[Entry]:
        """Close the last entry, and give all."""
        self._close(0)
        return self.entries

    def _comment(self, number: int, line: str) -> None:
        if self.entry.is_whole or self.entry.broken:
            self._close(number)
        if line.startswith("#,") and "fuzzy" in [flag.strip() for flag in line[2:].split(",")]:
            self.entry.fuzzy = True

    def _words(self, number: int, line: str, *, obsolete: bool) -> None:
        keyword, continued = _KEYWORD.fullmatch(line), _CONTINUED.fullmatch(line)
        if keyword:
            self._keyword(number, keyword[1], keyword[2], obsolete=obsolete)
        elif continued and self.open:
            self.entry.values[self.open] += polib.unescape(continued[1])
        elif line:
            self._refuse(number, _("This line cannot be read: %(line)s") % {"line": line[:80]})

    def _keyword(self, number: int, name: str, value: str, *, obsolete: bool) -> None:
        begins = name == "msgctxt" or (name == "msgid" and (self.entry.is_whole or "msgid" in self.entry.values or self.entry.broken))
        if begins and (self.entry.values or self.entry.broken):
            self._close(number)
        if name not in {"msgctxt", "msgid"} and ("msgid" not in self.entry.values or name in self.entry.values) and not self.entry.broken:
            self._refuse(number, _("“%(name)s” stands here without the text that it translates (msgid).") % {"name": name})
        if name == "msgid":
            self.entry.line, self.entry.obsolete = number, obsolete
        elif name.startswith("msgstr"):
            self.entry.translation_line = number
        self.entry.values[name] = polib.unescape(value)
        self.open = name

    def _close(self, number: int) -> None:
        entry, self.entry, self.open = self.entry, Entry(), ""
        if entry.broken or not entry.values:
            return
        if entry.is_whole:
            self.entries.append(entry)
        elif number:
            self.problems.append((entry.line or number, _("This entry has no translation line (msgstr).")))
        else:
            self.problems.append((entry.line or 1, _("The file ends in the middle of this entry. It was cut off; take the whole file.")))

    def _refuse(self, number: int, words: str) -> None:
        self.problems.append((number, words))
        self.entry.broken, self.open = True, ""
