"""What is really inside a file: its first bytes and its make-up, whatever its name says."""

import io
import zipfile
from collections.abc import Callable
from typing import BinaryIO

HEAD = 1024
TAIL = 2048
#: Beginnings of files that are never text: programs, archives, pictures, PDF.
BINARY = (b"MZ", b"\x7fELF", b"PK\x03\x04", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
UTF16 = (b"\xff\xfe", b"\xfe\xff")
#: The folder in which an Office file keeps its text, by the ending of its name.
OFFICE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
OPEN_DOCUMENT = {"odt": b"application/vnd.oasis.opendocument.text", "ods": b"application/vnd.oasis.opendocument.spreadsheet"}
#: Signs below a blank that a text may hold: tab, line feed, form feed, carriage return.
TEXT_CONTROLS = frozenset(b"\t\n\x0c\r")


def agrees(file: BinaryIO, extension: str) -> bool:
    """Whether a file is what its name says, and whole.

    Args:
        file: the file; it is left at its beginning.
        extension: the ending of its name, without the dot.
    """
    file.seek(0)
    try:
        return CHECKS[extension](file, extension) if extension in CHECKS else True
    finally:
        file.seek(0)


def _pdf(file: BinaryIO, _extension: str) -> bool:
    """Look for the mark at the beginning and the one at the end, where Acrobat looks for them."""
    head = file.read(HEAD)
    file.seek(0, io.SEEK_END)
    file.seek(max(file.tell() - TAIL, 0))
    return b"%PDF-" in head and b"%%EOF" in file.read()


def _zip(file: BinaryIO, extension: str) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if folder := OFFICE.get(extension):
                return "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)
            if kind := OPEN_DOCUMENT.get(extension):
                with archive.open("mimetype") as entry:  # read no further: what an archive unpacks to can be any size
                    return entry.read(len(kind) + 1) == kind
            return True
    except (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, OSError):
        return False


def _rtf(file: BinaryIO, _extension: str) -> bool:
    return file.read(5) == b"{\\rtf"


def _text(file: BinaryIO, _extension: str) -> bool:
    """A text has no signs that only programs write; the encoding of Polish texts is not for us to judge."""
    head = file.read(HEAD)
    if head.startswith(BINARY):
        return False
    if head.startswith(UTF16):
        return True
    while head:
        if any(sign < ord(" ") and sign not in TEXT_CONTROLS for sign in head):
            return False
        head = file.read(1 << 16)
    return True


CHECKS: dict[str, Callable[[BinaryIO, str], bool]] = {
    "pdf": _pdf,
    "rtf": _rtf,
    "txt": _text,
    "csv": _text,
    **dict.fromkeys(("zip", *OFFICE, *OPEN_DOCUMENT), _zip),
}
