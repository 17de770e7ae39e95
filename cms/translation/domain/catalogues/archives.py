"""Taking an upload apart: a PO file, or a zip of PO files. Nothing is ever written to disk under a name from outside."""

import io
import zipfile
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from cms.core.exchange.zips import DAMAGED, Fault, fault_of, members_of

from .problems import CatalogueRefusedError, Problem

#: The most that is taken: of an upload, of one file in it, of all files unpacked, in bytes; and files.
LARGEST_UPLOAD = 10_000_000
LARGEST_FILE = 5_000_000
LARGEST_WHOLE = 60_000_000
MOST_FILES = 2_000


def files_of(*, name: str, content: bytes) -> list[tuple[str, bytes]]:
    """The PO files of an upload.

    Args:
        name: the name of what was sent.
        content: what was sent.

    Returns:
        Names and contents, in the order of the archive.

    Raises:
        CatalogueRefusedError: where it is neither, too much, or not to be trusted.
    """
    if len(content) > LARGEST_UPLOAD:
        words = _("The file is too large. An upload may have up to %(size)d MB; send parts of the tree one after the other.")
        raise CatalogueRefusedError([Problem(name, 0, words % {"size": LARGEST_UPLOAD // 1_000_000})])
    if not content.strip():
        raise CatalogueRefusedError([Problem(name, 0, _("The file is empty. Take the file that was exported."))])
    if content.startswith(b"PK") or name.lower().endswith(".zip"):
        return _unpacked(name, content)
    if len(content) > LARGEST_FILE:
        raise CatalogueRefusedError([Problem(name, 0, _too_large())])
    return [(name, content)]


def _unpacked(name: str, content: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = members_of(archive)
            problems = _problems_of(name, members)
            if problems:
                raise CatalogueRefusedError(problems)
            # Of a member no more is read than the size that it gives, which is checked above; one that gives a wrong size is damaged.
            return [(info.filename, archive.read(info)) for info in members]
    except DAMAGED:
        raise CatalogueRefusedError([Problem(name, 0, _damaged())]) from None


def _problems_of(name: str, members: list[zipfile.ZipInfo]) -> list[Problem]:
    if not members:
        return [Problem(name, 0, _("The zip file holds no PO file."))]
    if len(members) > MOST_FILES:
        words = _("The zip file holds %(count)d files. Up to %(most)d are taken at once.")
        return [Problem(name, 0, words % {"count": len(members), "most": MOST_FILES})]
    if sum(info.file_size for info in members) > LARGEST_WHOLE:
        words = _("Unpacked, the files have more than %(size)d MB. Send parts of the tree one after the other.")
        return [Problem(name, 0, words % {"size": LARGEST_WHOLE // 1_000_000})]
    seen: set[str] = set()
    problems = []
    for info in members:
        words = _problem_of(info)
        if info.filename in seen:
            words = _("There are two files of this name in the zip file.")
        seen.add(info.filename)
        if words:
            problems.append(Problem(info.filename, 0, words))
    return problems


def _problem_of(info: zipfile.ZipInfo) -> str:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    fault = fault_of(info)
    if fault == Fault.OUTSIDE:
        return _("The name leads out of the zip file. Pack the PO files by their plain names.")
    if path.suffix.lower() == ".zip":
        return _("A zip file inside a zip file is not opened. Pack the PO files themselves.")
    if path.suffix.lower() != ".po":
        return _("This is no PO file. A zip file may hold nothing but files that end in .po.")
    if fault == Fault.LOCKED:
        return _("The file is locked by a password. Pack it without one.")
    if fault is not None:
        return _damaged()
    return _too_large() if info.file_size > LARGEST_FILE else ""


def _damaged() -> str:
    return _("This is no zip file, or it is damaged. Pack the PO files again, or send them one by one.")


def _too_large() -> str:
    return _("The file is too large. A PO file may have up to %(size)d MB.") % {"size": LARGEST_FILE // 1_000_000}
