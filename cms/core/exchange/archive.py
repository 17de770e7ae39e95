"""A package as one zip file: the same files as in a folder, read strictly and never unpacked to disk."""

import zipfile
from pathlib import Path

from .folder import MAX_FILES, MAX_MEDIA_BYTES, PackageFolder
from .problems import PackageError, Problem
from .zips import DAMAGED, Fault, Meter, TooMuchError, faults_in, lists_too_many, members_of

#: The most that is taken of all files unpacked, and of the zip itself, in bytes.
LARGEST_WHOLE = 200_000_000
#: Folders in one another: a package has two, one more is told as what it is.
DEEPEST = 3
_WORDS = {
    Fault.OUTSIDE: "This name leads out of the zip file. Pack the files by their plain names.",
    Fault.NAME: "This name holds signs that are not used in names of files. Rename the file.",
    Fault.LINK: "This is a link, or no plain file. Pack the file itself.",
    Fault.LOCKED: "The file is locked by a password. Pack it without one.",
    Fault.PACKING: "The file is packed in a way that is not read here. Pack it as an ordinary zip (deflate).",
    Fault.DEEP: "There are too many folders in one another. A package has folders of modules, media and locale, and no further ones.",
    Fault.TWICE: "There are two files of this name in the zip file. Keep one.",
    Fault.CASE: "Another file has the same name but for capital letters. Rename one of them.",
}


class ArchiveFolder(PackageFolder):
    """The files of a zip, read by name. All of it is unpacked once and measured before anything of it is used.

    Args:
        path: the zip file.

    Raises:
        PackageError: when it is no zip file, too much, or not to be trusted.
    """

    #: Size and SHA-256 of each file, as they really are.
    digests: dict[str, tuple[int, str]]

    def __init__(self, path: Path) -> None:
        self.root = path
        self.digests = {}
        self.names = self._list()

    def _list(self) -> list[str]:
        own = self.root.name
        if not self.root.is_file():
            raise PackageError([Problem(own, 0, "There is no such file. Check the path.")])
        try:
            with self.root.open("rb") as file:
                if self.root.stat().st_size > LARGEST_WHOLE or lists_too_many(file, most=MAX_FILES):
                    raise PackageError([_too_much(own)])
                with zipfile.ZipFile(file) as archive:
                    members = members_of(archive)
                    self._check(members)
                    meter = Meter(whole=LARGEST_WHOLE)
                    self.digests = {info.filename: meter.digest(archive, info, most=MAX_MEDIA_BYTES) for info in members}
        except TooMuchError as error:
            raise PackageError([_beyond(error)]) from None
        except DAMAGED:
            message = "This is no zip file, or it is damaged. Export the course again, or pack the files again."
            raise PackageError([Problem(own, 0, message)]) from None
        return sorted(self.digests)

    def _check(self, members: list[zipfile.ZipInfo]) -> None:
        if not members:
            raise PackageError([Problem(self.root.name, 0, "The zip file holds no file. Export the course again.")])
        if len(members) > MAX_FILES:
            raise PackageError([_too_much(self.root.name)])
        problems = [Problem(name, 0, _WORDS[fault]) for name, fault in faults_in(members, deepest=DEEPEST)]
        if problems:
            raise PackageError(problems)

    def _size(self, name: str) -> int:
        return self.digests[name][0]

    def _stored(self, name: str) -> bytes:
        try:
            with zipfile.ZipFile(self.root) as archive:
                return archive.read(name)
        except DAMAGED:
            raise PackageError([Problem(name, 0, "The file cannot be read. The zip file was changed meanwhile; take it again.")]) from None


def _too_much(name: str) -> Problem:
    words = f"The zip file holds more than {MAX_FILES} files, or is larger than {LARGEST_WHOLE // 1_000_000} MB. Is it the right one?"
    return Problem(name, 0, words)


def _beyond(error: TooMuchError) -> Problem:
    if error.is_bomb:
        return Problem(error.name, 0, "The file unpacks to hundreds of times its size. Such a file is not taken.")
    most, whole = MAX_MEDIA_BYTES // 1_000_000, LARGEST_WHOLE // 1_000_000
    return Problem(error.name, 0, f"Too much comes out here: a file may have {most} MB, all files together {whole} MB.")
