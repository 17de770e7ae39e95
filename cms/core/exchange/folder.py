"""Reading the files of a package, which come from outside and are trusted in nothing."""

import hashlib
import re
from pathlib import Path, PurePosixPath

from .problems import PackageError, Problem

#: Larger than any text that a person writes as one file; a limit, so that a wrong file does not fill the memory.
MAX_TEXT_BYTES = 2_000_000
MAX_MEDIA_BYTES = 30 * 1024 * 1024
MAX_FILES = 5_000

# Line separators that YAML counts and editors do not, and signs that cannot be seen: each hides a mistake.
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NAMES = {
    "\t": "a tab; use spaces",
    "\r": "a Windows line end (CRLF); save the file with LF line ends",
    "\ufeff": "a byte order mark (BOM); save the file as UTF-8 without BOM",
    "\x00": "a NUL character; it is perhaps not a text file",
}


class PackageFolder:
    """A folder whose files are read by name, never outside it.

    Args:
        root: the folder.

    Raises:
        PackageError: when there is no such folder, or it holds far too many files.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        if not root.is_dir():
            raise PackageError([Problem(root.name, 0, "There is no such folder. Check the path.")])
        self._resolved = root.resolve()
        self.names = self._list()

    def _list(self) -> list[str]:
        names, problems = [], []
        for path in sorted(self.root.rglob("*")):
            name = path.relative_to(self.root).as_posix()
            if any(part.startswith(".") for part in PurePosixPath(name).parts):
                continue
            if not self._is_inside(path):
                problems.append(Problem(name, 0, "This link leads out of the folder. Put the file itself into the folder."))
            elif path.is_file():
                names.append(name)
            elif not path.is_dir():
                problems.append(Problem(name, 0, "This is neither a file nor a folder. Remove it."))
        if len(names) > MAX_FILES:
            problems.append(Problem(self.root.name, 0, f"The folder holds more than {MAX_FILES} files. Is it the right one?"))
        if problems:
            raise PackageError(problems)
        return names

    def _is_inside(self, path: Path) -> bool:
        try:
            return path.resolve().is_relative_to(self._resolved)
        except (OSError, RuntimeError):
            # Links that lead to each other lead nowhere.
            return False

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def names_in(self, directory: str = "", suffix: str = "") -> list[str]:
        """Names of the files right in a directory of the folder, sorted."""
        parent = PurePosixPath(directory or ".")
        return [name for name in self.names if PurePosixPath(name).parent == parent and name.endswith(suffix)]

    def directories(self) -> list[str]:
        """Names of the directories right in the folder that hold files, sorted."""
        return sorted({PurePosixPath(name).parts[0] for name in self.names if "/" in name})

    def text(self, name: str) -> str:
        """The text of a file.

        Raises:
            PackageError: when the file is missing, too large, not UTF-8, or holds signs that cannot be seen.
        """
        data = self._bytes(name, MAX_TEXT_BYTES)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            raise PackageError([Problem(name, line, "This line is not UTF-8. Save the file as UTF-8.")]) from None
        problems = []
        for number, line_text in enumerate(text.split("\n"), start=1):
            found = _UNSEEN.search(line_text)
            if found:
                what = _NAMES.get(found.group(), f"the control character U+{ord(found.group()):04X}; remove it")
                problems.append(Problem(name, number, f"The line holds {what}."))
        if problems:
            # One wrong line end is every line's: the first says it.
            raise PackageError(problems[:1])
        return text

    def media(self, name: str) -> bytes:
        """The bytes of an image or a document.

        Raises:
            PackageError: when the file is missing, empty or too large.
        """
        data = self._bytes(name, MAX_MEDIA_BYTES)
        if not data:
            raise PackageError([Problem(name, 0, "The file is empty.")])
        return data

    def raw(self, name: str) -> bytes:
        """The bytes of any file, as they are.

        Raises:
            PackageError: when the file is missing or too large.
        """
        return self._bytes(name, MAX_MEDIA_BYTES)

    def sha1(self, name: str) -> str:
        """The hash by which Wagtail knows equal files."""
        return hashlib.sha1(self.media(name), usedforsecurity=False).hexdigest()

    def _bytes(self, name: str, limit: int) -> bytes:
        if name not in self.names:
            raise PackageError([Problem(name, 0, "The file is missing.")])
        try:
            if self._size(name) > limit:
                raise PackageError([Problem(name, 0, f"The file is larger than {limit // 1_000_000} MB.")])
            return self._stored(name)
        except OSError as error:
            raise PackageError([Problem(name, 0, f"The file cannot be read: {error.strerror}.")]) from error

    def _size(self, name: str) -> int:
        return (self.root / name).stat().st_size

    def _stored(self, name: str) -> bytes:
        return (self.root / name).read_bytes()
