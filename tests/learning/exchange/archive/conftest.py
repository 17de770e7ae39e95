"""Zip files of the small course, whole and broken."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cms.core.exchange.problems import PackageError
from learning.exchange.archive.reading import read_archive

from ..conftest import folder, imported, portal, translated
from .zipping import sample_zip, zipped

__all__ = ["folder", "imported", "portal", "refusal", "translated", "upload"]


@pytest.fixture
def upload(tmp_path: Path) -> Callable[[bytes], Path]:
    """Put bytes into a file, as an upload lies on the disk."""

    def make(data: bytes = b"") -> Path:
        path = tmp_path / "kurs.zip"
        path.write_bytes(data or sample_zip())
        return path

    return make


@pytest.fixture
def refusal(upload: Callable[[bytes], Path]) -> Callable[..., list[str]]:
    """What is said against a zip, a line each."""

    def say(data: bytes | list[tuple[str, bytes]]) -> list[str]:
        with pytest.raises(PackageError) as caught:
            read_archive(upload(data if isinstance(data, bytes) else zipped(data)))
        return [str(problem) for problem in caught.value.problems]

    return say
