"""Writing a course as one zip file."""

import datetime
import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from cms.core.exchange.problems import PackageError, Problem
from learning.exchange.exporting import course_files, find_course
from learning.exchange.package import MANIFEST, read_course
from learning.models import CoursePage

from .manifest import FORMAT, VERSION, Manifest, ManifestFile, write_manifest

#: Every member has this date, so that an equal course makes equal bytes but for the day in the manifest.
_DATE = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = 0o100644 << 16


def archive_of(course: CoursePage, *, day: datetime.date | None = None) -> bytes:
    """A course as a zip file: what is public of it, with its translations.

    Args:
        course: the course in the source language.
        day: the day that the manifest names; today when left out.

    Returns:
        The zip; the same course and day give the same bytes.

    Raises:
        PackageError: when the course holds something that the format cannot say.
    """
    return packed(course_files(course), key=course.translation_key, title=course.title, languages=_languages(course), day=day)


def packed(files: Mapping[str, bytes], *, key: UUID, title: str, languages: list[str], day: datetime.date | None = None) -> bytes:
    """Files of a package as a zip, with their manifest in front."""
    manifest = Manifest(
        format=FORMAT,
        version=VERSION,
        course=key,
        title=title,
        languages=languages,
        exported=day or timezone.localdate(),
        files=[ManifestFile(name=name, size=len(data), sha256=hashlib.sha256(data).hexdigest()) for name, data in sorted(files.items())],
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in [(MANIFEST, write_manifest(manifest)), *sorted(files.items())]:
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, _PLAIN_FILE
            archive.writestr(info, data)
    return out.getvalue()


def write_archive(*, key: str, path: Path, force: bool = False) -> int:
    """Write a course into a zip file.

    Args:
        key: the course's id or slug.
        path: the file.
        force: write over a file that is there.

    Returns:
        How many files the zip holds.

    Raises:
        PackageError: when there is no such course, it cannot be written, or the file is there already.
    """
    course = find_course(key)
    _check_free(path, force=force)
    return _save(path, archive_of(course))


def pack_folder(*, directory: Path, path: Path, force: bool = False) -> int:
    """Pack a course folder that somebody works on into a zip file, with a new manifest.

    Args:
        directory: the folder; it is read and checked first.
        path: the zip file.
        force: write over a file that is there.

    Returns:
        How many files the zip holds.

    Raises:
        PackageError: when anything in the folder is wrong, or the file is there already.
    """
    package = read_course(directory)
    _check_free(path, force=force)
    front: Any = package.pages[0].document.front
    files = {name: package.folder.raw(name) for name in package.folder.names if name != MANIFEST}
    languages = [settings.LANGUAGE_CODE, *sorted(catalogue.language for catalogue in package.catalogues)]
    return _save(path, packed(files, key=front.id, title=front.title, languages=languages))


def _check_free(path: Path, *, force: bool) -> None:
    if path.is_dir() or (path.exists() and not force):
        raise PackageError([Problem(path.name, 0, "There is a file of this name. Choose another, or add --force to write over it.")])


def _save(path: Path, data: bytes) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise PackageError([Problem(path.name, 0, f"The file cannot be written: {error.strerror}.")]) from error
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return len(archive.namelist())


def _languages(course: CoursePage) -> list[str]:
    """The languages in which the course is public, the source first."""
    live = Page.objects.filter(translation_key=course.translation_key, live=True, alias_of=None)
    found = set(live.values_list("locale__language_code", flat=True)) | {settings.LANGUAGE_CODE}
    return [code for code, _name in settings.LANGUAGES if code in found]
