"""Making zip files, also such as no program makes."""

import datetime
import io
import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from learning.exchange.archive.writing import packed

from ..sample import COURSE, sample_files

DAY = datetime.date(2026, 11, 22)


def sample_zip(files: dict[str, bytes] | None = None) -> bytes:
    """The small course as an export writes it."""
    return packed(files or sample_files(), key=UUID(COURSE), title="Kurs próbny", languages=["pl"], day=DAY)


def members(data: bytes = b"") -> list[tuple[str, bytes]]:
    """The members of a zip in their order; of the small course when none is given."""
    with zipfile.ZipFile(io.BytesIO(data or sample_zip())) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def zipped(files: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """A zip of these members, whatever they are called."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def with_member(name: str | zipfile.ZipInfo, data: bytes = b"x") -> bytes:
    """The small course and one member more."""
    return zipped([*members(), (name, data)])


def with_manifest(**changes: Any) -> bytes:
    """The small course with another manifest; a value of None takes the key out."""
    (name, text), *rest = members()
    manifest = {key: value for key, value in {**json.loads(text), **changes}.items() if value is not None}
    return zipped([(name, json.dumps(manifest).encode()), *rest])


def link(name: str, target: str) -> tuple[zipfile.ZipInfo, bytes]:
    """A member that is a symbolic link."""
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info, target.encode()


def lying(name: str, data: bytes, *, told: int) -> bytes:
    """A zip of one member whose headers tell another size."""
    crushed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = crushed.compress(data) + crushed.flush()
    crc, raw = zlib.crc32(data), name.encode()
    shared = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(body), told, len(raw), 0)
    local = b"PK\x03\x04" + shared + raw + body
    central = b"PK\x01\x02" + struct.pack("<H", 20) + shared + struct.pack("<HHHII", 0, 0, 0, 0, 0) + raw
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
