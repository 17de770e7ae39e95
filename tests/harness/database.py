"""A migrated SQLite file kept between runs: 219 migrations take a quarter of a minute, a copy takes none."""

import hashlib
import os
import shutil
import sqlite3
from pathlib import Path

from django.conf import settings
from django.db import connection


def migrations_mark() -> str:
    """A short hash of everything that decides what a migrated database looks like."""
    base = Path(settings.BASE_DIR)
    digest = hashlib.sha256()
    for path in sorted([*base.glob("*/migrations/*.py"), *base.glob("cms/*/migrations/*.py"), base / "requirements-dev.txt"]):
        digest.update(path.relative_to(base).as_posix().encode())
        digest.update(path.read_bytes())
    digest.update(repr([settings.LANGUAGES, settings.LANGUAGE_CODE, settings.INSTALLED_APPS]).encode())
    return digest.hexdigest()[:16]


def lay_out(kept: Path) -> bool:
    """Copy the kept database to where the test database is expected. False when there is none."""
    if not kept.exists():
        return False
    shutil.copyfile(kept, _target())
    return True


def keep(kept: Path) -> None:
    """Keep a copy of the test database for the next run."""
    connection.ensure_connection()
    draft = kept.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(_target()) as source, sqlite3.connect(draft) as copy:
        source.backup(copy)
    copy.close()
    source.close()
    draft.replace(kept)
    for old in kept.parent.glob("*.sqlite3"):
        if old != kept:
            old.unlink(missing_ok=True)


def _target() -> Path:
    return Path(connection.settings_dict["TEST"]["NAME"])
