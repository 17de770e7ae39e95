"""Zip files that come from outside and are trusted in nothing: what their members are called, and what really comes out of them."""

import hashlib
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import PurePosixPath
from typing import BinaryIO

_ENCRYPTED = 0x1
#: Other ways of packing unpack without a limit on the way.
_KNOWN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
#: What archive programs of other systems add by themselves.
_LITTER_FOLDERS = ("__MACOSX/",)
_LITTER = {".DS_Store", "Thumbs.db"}
#: The kinds of file that a Unix archive program notes beside a name.
_KIND, _REGULAR = 0o170000, 0o100000
_CHUNK = 64 * 1024
#: The record at the end of a zip, the longest comment behind it, and where in the record the size of the list of names stands.
_END, _END_SIZE, _LONGEST_COMMENT, _LIST_SIZE = b"PK\x05\x06", 22, 65_535, slice(12, 16)
_END_64, _BEFORE_END = b"PK\x06\x07", 20
#: What a name costs in the list at most, so that the list is not read before its length is known.
_BYTES_A_NAME = 400

#: What reading a damaged zip raises, besides what this module raises.
DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError)


class Fault(StrEnum):
    """Why a member is not taken, from its name and its header."""

    OUTSIDE = "outside"
    NAME = "name"
    LINK = "link"
    LOCKED = "locked"
    PACKING = "packing"
    DEEP = "deep"
    TWICE = "twice"
    CASE = "case"


class TooMuchError(Exception):
    """More came out of a zip than is taken. ``name`` is the member; ``is_bomb`` that it unpacks beyond all measure."""

    def __init__(self, name: str, *, is_bomb: bool = False) -> None:
        self.name, self.is_bomb = name, is_bomb
        super().__init__(name)


def members_of(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of a zip in their order, without folders and without what archive programs add."""
    return [info for info in archive.infolist() if not info.is_dir() and not _is_litter(info.filename)]


def _is_litter(name: str) -> bool:
    return name.startswith(_LITTER_FOLDERS) or PurePosixPath(name).name in _LITTER


def fault_of(info: zipfile.ZipInfo) -> Fault | None:
    """What is wrong with one member by itself; None when nothing is."""
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in info.filename:
        return Fault.OUTSIDE
    kind = info.external_attr >> 16 & _KIND
    if kind not in (0, _REGULAR):
        return Fault.LINK
    if info.flag_bits & _ENCRYPTED:
        return Fault.LOCKED
    return None if info.compress_type in _KNOWN else Fault.PACKING


def faults_in(members: Sequence[zipfile.ZipInfo], *, deepest: int) -> Iterator[tuple[str, Fault]]:
    """What is wrong with members by themselves and beside each other, for those who take plain names only.

    Args:
        members: the members.
        deepest: how many parts a name may have.
    """
    seen: dict[str, str] = {}
    for info in members:
        name = info.filename
        alike = unicodedata.normalize("NFC", name).casefold()
        fault = fault_of(info)
        # A name that zipfile cut short, or a sign that a terminal obeys, hides another name.
        if fault is None and ("\\" in name or info.orig_filename != name or not name.isprintable() or "//" in name):
            fault = Fault.NAME
        if fault is None and len(PurePosixPath(name).parts) > deepest:
            fault = Fault.DEEP
        if fault is None and alike in seen:
            fault = Fault.TWICE if seen[alike] == name else Fault.CASE
        seen.setdefault(alike, name)
        if fault:
            yield name, fault


def lists_too_many(file: BinaryIO, *, most: int) -> bool:
    """Whether the list of names is longer than ``most`` names could be; asked before anything reads it.

    A zip of more than 65 535 files has a list of another kind, which is not taken at all.
    """
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0:
        return False
    large = tail[max(0, at - _BEFORE_END) : at].startswith(_END_64)
    return large or int.from_bytes(tail[at:][_LIST_SIZE], "little") > most * _BYTES_A_NAME


class Meter:
    """Unpacks members and measures what comes out, whatever their headers say.

    Args:
        whole: the most bytes of all members together.
        ratio: how many times its packed size a member may have, once it is larger than ``free``.
        free: bytes that are not asked for their ratio.
    """

    def __init__(self, *, whole: int, ratio: int = 200, free: int = 1_000_000) -> None:
        self.left = whole
        self.ratio = ratio
        self.free = free

    def digest(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, most: int) -> tuple[int, str]:
        """The size and the SHA-256 of a member.

        Args:
            archive: the zip.
            info: the member.
            most: the most bytes that it may have.

        Raises:
            TooMuchError: as soon as more has come out than may.
        """
        size, hashed = 0, hashlib.sha256()
        with archive.open(info) as member:
            while chunk := member.read(_CHUNK):
                size += len(chunk)
                self.left -= len(chunk)
                hashed.update(chunk)
                if size > self.free and size > self.ratio * max(1, info.compress_size):
                    raise TooMuchError(info.filename, is_bomb=True)
                if size > most or self.left < 0:
                    raise TooMuchError(info.filename)
        return size, hashed.hexdigest()
