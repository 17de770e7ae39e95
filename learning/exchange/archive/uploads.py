"""Uploaded packages between preview and import: files in a private folder, one for each person, thrown away after a day."""

import time
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

#: How long an upload is kept, in seconds, and how many a person may have.
KEPT = 24 * 60 * 60
MOST = 5
#: The most that is taken through the admin, in bytes; a form and a file's frame stand around it.
LARGEST_UPLOAD = settings.ADMIN_UPLOAD_LIMIT - 1_000_000


class UploadTooLargeError(ValueError):
    """More bytes than are taken through the admin. Nothing was kept."""


def keep_upload(*, chunks: Iterable[bytes], user_id: int) -> UUID:
    """Keep what somebody sent. Their oldest uploads, and everybody's that are too old, go.

    Args:
        chunks: its bytes.
        user_id: who sent it.

    Returns:
        The key by which this person, and nobody else, finds it again.

    Raises:
        UploadTooLargeError: when it is too large.
    """
    forget_old_uploads()
    folder = _folder(user_id)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in sorted(folder.glob("*.zip"), key=_age)[MOST - 1 :]:
        path.unlink(missing_ok=True)
    key = uuid4()
    path, size = _path(key, user_id), 0
    try:
        with path.open("xb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > LARGEST_UPLOAD:
                    raise UploadTooLargeError
                file.write(chunk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return key


def find_upload(*, key: UUID, user_id: int) -> Path | None:
    """What a person sent; None when it is another's, too old, or gone."""
    path = _path(key, user_id)
    return path if _age(path) <= KEPT else None


def forget_upload(*, key: UUID, user_id: int) -> None:
    """Throw an upload away."""
    _path(key, user_id).unlink(missing_ok=True)


def forget_old_uploads() -> int:
    """Throw away what is older than a day, whoever sent it.

    Returns:
        How many files went.
    """
    old = [path for path in Path(settings.PACKAGE_DIR).glob("*/*.zip") if _age(path) > KEPT]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _age(path: Path) -> float:
    """Seconds since a file was written; one that is gone is older than any."""
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return float("inf")


def _folder(user_id: int) -> Path:
    return Path(settings.PACKAGE_DIR) / str(int(user_id))


def _path(key: UUID, user_id: int) -> Path:
    return _folder(user_id) / f"{key}.zip"
