"""Reading a course from a zip file: the zip itself, then the manifest, then every checksum, and only then the course."""

from pathlib import Path

from cms.core.exchange.archive import ArchiveFolder
from cms.core.exchange.package import Package
from cms.core.exchange.problems import PackageError, Problem, Problems
from learning.exchange.package import MANIFEST, read_course, read_folder

from .manifest import Manifest, read_manifest

#: What tells that somebody packed the folder and not what is in it.
_WRAPPED = f"/{MANIFEST}"


def open_course(path: Path) -> Package:
    """Read a course from a folder, or from a zip file.

    Raises:
        PackageError: naming everything that is wrong.
    """
    return read_archive(path) if path.is_file() else read_course(path)


def read_archive(path: Path) -> Package:
    """Read a course from a zip file.

    Args:
        path: the file.

    Raises:
        PackageError: when the zip is not to be trusted, is not whole, or anything in the course is wrong.
    """
    folder = ArchiveFolder(path)
    manifest = _manifest(folder)
    _check_files(folder, manifest)
    package = read_folder(folder)
    if package.pages[0].key != manifest.course:
        message = f"The manifest is of the course {manifest.course}, and course.md of another. Export the course again."
        raise PackageError([Problem(MANIFEST, 0, message)])
    return package


def _manifest(folder: ArchiveFolder) -> Manifest:
    if MANIFEST in folder:
        return read_manifest(folder.text(MANIFEST))
    if any(name.endswith(_WRAPPED) for name in folder.names):
        message = f"{MANIFEST} stands inside a folder. Pack what is in the folder, and not the folder itself."
    else:
        message = f"{MANIFEST} is missing. Take a zip file that was exported as a course package."
    raise PackageError([Problem(MANIFEST, 0, message)])


def _check_files(folder: ArchiveFolder, manifest: Manifest) -> None:
    """Compare what came out of the zip with what the manifest says."""
    problems = Problems()
    stated: dict[str, tuple[int, str]] = {}
    for row in manifest.files:
        if row.name in stated:
            problems.add(MANIFEST, 0, f"It names {row.name} twice. Export the course again.")
        stated[row.name] = (row.size, row.sha256)
    for name in sorted(set(folder.names) - set(stated) - {MANIFEST}):
        problems.add(name, 0, "The manifest does not name this file. It was added after the export; take it out.")
    for name, digest in sorted(stated.items()):
        if name not in folder:
            problems.add(name, 0, "The manifest names this file, and it is missing. Export the course again.")
        elif folder.digests[name] != digest:
            message = "The file is not as it was exported: its checksum differs. If you changed it on purpose, pack it with pack_course."
            problems.add(name, 0, message)
    problems.raise_if_any()
