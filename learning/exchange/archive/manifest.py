"""``manifest.json``: which course a zip holds, and each of its files with size and checksum."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field, ValidationError

from cms.core.exchange.notation import Date, Record
from cms.core.exchange.problems import PackageError, Problem
from learning.exchange.package import MANIFEST

FORMAT: Literal["mowis-course-package"] = "mowis-course-package"
VERSION = 1


class ManifestFile(Record):
    """One file of the package."""

    name: Annotated[str, Field(min_length=1, max_length=300)]
    size: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(Record):
    """What stands in ``manifest.json``."""

    format: Literal["mowis-course-package"]
    version: Annotated[int, Field(ge=1)]
    course: UUID
    title: Annotated[str, Field(min_length=1, max_length=255)]
    languages: Annotated[list[Annotated[str, Field(min_length=2, max_length=20)]], Field(min_length=1)]
    exported: Date
    files: list[ManifestFile]


def write_manifest(manifest: Manifest) -> bytes:
    """The manifest's text: always written the same way, one line a value."""
    return (json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n").encode()


def read_manifest(text: str) -> Manifest:
    """Read a manifest.

    Raises:
        PackageError: when it is none, or of a version that this portal does not know.
    """
    data = _parsed(text)
    if data.get("format") != FORMAT:
        raise _refused(f"“format” takes “{FORMAT}”. This is perhaps a zip file of something else.")
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        words = f"The package has version {version} of the format, this portal reads up to {VERSION}. Update the portal."
        raise _refused(words)
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        raise PackageError(Problem(MANIFEST, 0, _words(details)) for details in error.errors(include_url=False)) from None


def _parsed(text: str) -> Mapping[str, Any]:
    try:
        data = json.loads(text, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        words = f"This is not valid JSON: {error.msg}. Take the manifest that was exported."
        raise PackageError([Problem(MANIFEST, error.lineno, words)]) from None
    except (ValueError, RecursionError) as error:
        raise _refused(f"This is not valid JSON: {str(error)[:200]}. Take the manifest that was exported.") from None
    if not isinstance(data, dict):
        raise _refused("A mapping is expected here. Take the manifest that was exported.")
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise ValueError("a key stands twice in one mapping")
    return data


def _words(details: Any) -> str:
    place = ".".join(str(part) for part in details["loc"])
    return f"{place}: {details['msg'].rstrip('.')}. Take the manifest that was exported."


def _refused(message: str) -> PackageError:
    return PackageError([Problem(MANIFEST, 0, message)])
