"""Writing a package to disk."""

from pathlib import Path

from .problems import PackageError, Problem

#: What an export may take away from a folder that is a package already.
OWN = ("*.md", "*.yaml", "*/*.md", "*/*.yaml", "locale/*.po", "media/*")


def write_package(directory: Path, files: dict[str, bytes], *, sign: str, force: bool = False) -> list[str]:
    """Write files into a folder.

    Args:
        directory: the folder; made if need be.
        files: their bytes by name.
        sign: the file by which a folder is known as a package of this kind.
        force: write even if the folder holds files. Files of an earlier package there that are not in this one are removed;
            other files stay.

    Returns:
        The names of the files that were removed.

    Raises:
        PackageError: when the folder is not empty and ``force`` is not set, or cannot be written.
    """
    try:
        if directory.exists() and (not directory.is_dir() or any(directory.iterdir())) and not force:
            raise PackageError(
                [Problem(directory.name, 0, "The folder is not empty. Choose an empty one, or add --force to write over a package.")]
            )
        removed = _stale(directory, files) if (directory / sign).is_file() else []
        for name in removed:
            (directory / name).unlink()
        for name, data in files.items():
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return removed
    except OSError as error:
        raise PackageError([Problem(directory.name, 0, f"The folder cannot be written: {error.strerror}.")]) from error


def _stale(directory: Path, files: dict[str, bytes]) -> list[str]:
    found = {
        path.relative_to(directory).as_posix()
        for pattern in OWN
        for path in directory.glob(pattern)
        if path.is_file() and not path.is_symlink()
    }
    return sorted(found - set(files))
