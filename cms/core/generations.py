"""Generation marks: how everybody's caches learn that something is stale.

A mark is a text that changes whenever something of that name changes; what is cached under an old mark is never asked for again.
With a cache inside the process the mark is a file, so that workers on one host agree; with a shared cache it lies there.
"""

import hashlib
import os
import re
import tempfile
import time
import uuid
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction

from cms.core import near
from cms.core.once import found
from cms.core.proofs import remember
from cms.core.reads import MARK, Proof, covered, recording
from cms.core.release import release

Value = TypeVar("Value")

#: The mark of what never changed.
UNTOUCHED = "0"
#: How the mark of a transaction that is not committed begins.
PENDING = "pending-"
IN_PROCESS = ("locmem", "dummy", "filebased")
_SAFE_KEY = re.compile(r"[\w:.-]{1,120}", re.ASCII)
#: Nanoseconds that a file system's clock may be behind ours. What lies in a folder that was changed just now may change again, and
#: the folder's time would not tell. Some file systems know whole seconds only, and one of them every other.
TICK, SLOW_TICK, SECOND = 200_000_000, 2_200_000_000, 1_000_000_000


class _Folder:
    """The marks of all names in one state of the folder of marks, whose time is another after each change.

    Args:
        path: of the folder.
        changed: when it was changed last, nanoseconds, and which folder it is.
    """

    def __init__(self, path: str, changed: tuple[int, int]) -> None:
        self.path = path
        self.changed = changed
        self.marks: dict[str, str] = {}

    def mark(self, name: str, *, is_old: bool) -> str:
        """The mark of a name.

        Args:
            name: the name.
            is_old: whether the folder's time tells of every change from now on, so that what is read now need not be read again.
        """
        known = self.marks.get(name)
        if known is None:
            try:
                known = Path(self.path, name).read_text(encoding="ascii")
            except FileNotFoundError:
                known = UNTOUCHED
            if is_old:
                self.marks[name] = known
        return known


#: The folder as it was seen last; replaced whole, so threads need no lock.
_folder = _Folder("", (0, 0))


class _PendingBump:
    """A bump that waits for the commit. Until then its transaction reads and caches under a mark of its own."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.mark = f"{PENDING}{uuid.uuid4().hex}"

    def __call__(self) -> None:
        _write(self.name)


def current(name: str) -> str:
    """The mark of a name, as this transaction should see it.

    Args:
        name: what is cached: "pages", "sites", "quizzes".

    Returns:
        A text; equal marks mean that nothing of that name was changed between.
    """
    reads = recording()
    mark = _mark(name)
    if reads is not None:
        # Who asks for a mark has something that no statement tells.
        reads.rest_on({MARK + name: mark})
    return mark


def _mark(name: str) -> str:
    reads = recording()
    mark = _pending(name) or as_asked_before(name)
    if reads is not None and not reads.is_covered:
        # The first one counts: what was read before a change is stale after it.
        reads.marks.setdefault(name, mark)
    return mark


def _pending(name: str) -> str | None:
    for hook in (entry[1] for entry in reversed(connection.run_on_commit)):
        if isinstance(hook, _PendingBump) and hook.name == name:
            # Others must not see what is not committed, and this transaction must not see what it has replaced.
            return hook.mark
    return None


def as_asked_before(name: str) -> str:
    """The mark of a name as everybody sees it, or saw it when this request first asked."""
    known = found()
    if known is None:
        return stored_marks([name])[name]
    if name not in known.marks:
        known.marks |= stored_marks({name, *known.expected()})
    known.asked.add(name)
    return known.marks[name]


def stored_marks(names: Collection[str]) -> dict[str, str]:
    """The marks of names as everybody sees them; from a shared cache in one question.

    Args:
        names: the names.

    Returns:
        A mark for each.
    """
    if is_in_process():
        return _marks_in_folder(names)
    shared: dict[str, str] = cache.get_many([_cache_name(name) for name in names])
    marks = {name: shared.get(_cache_name(name)) for name in names}
    return {name: mark or str(cache.get_or_set(_cache_name(name), _new_mark, None)) for name, mark in marks.items()}


def bump(name: str) -> None:
    """Say that something of this name has changed; takes effect for others when the transaction commits."""
    transaction.on_commit(_PendingBump(name))


def cached(name: str, key: str, build: Callable[[], Value], timeout: int | None = 3600, *, is_constant: bool = False) -> Value:
    """Give a value from the cache, or build it and keep it until the generation changes.

    Args:
        name: the generation that the value depends on.
        key: what the value is, unique within the name.
        build: makes the value; called outside any lock, so twice when two ask at once.
        timeout: seconds, or None for as long as the cache likes.
        is_constant: whether nobody changes what they are given; a request that asks again is given the same object.

    Returns:
        The value; None is a value too.
    """
    if not _SAFE_KEY.fullmatch(key):
        key = hashlib.blake2b(key.encode(), digest_size=20).hexdigest()
    # The mark is read before building: a change while we build leaves its result under the old mark.
    mark = _mark(name)
    # What rests on what is not committed is nobody else's, and asked for in one transaction only.
    is_near = not is_in_process() and not mark.startswith(PENDING)
    # What another release kept may have another shape.
    full_key = f"made:{release() if is_near else ''}:{name}:{mark}:{key}"
    here = found()
    known: dict[str, Any] = here.values if is_constant and here is not None else {}
    fetch, put = (near.fetched, near.put) if is_near else (cache.get, cache.set)
    pair: tuple[Value, Proof | None] | None = known[full_key] if full_key in known else fetch(full_key)
    if pair is None:
        with covered() as inner:
            value = build()
        remember(inner)
        pair = (value, inner.whole_proof if settings.KEEP_ANSWERS else None)
        put(full_key, pair, timeout)
    known[full_key] = pair
    reads = recording()
    if reads is not None:
        reads.rest_on(pair[1])
    return pair[0]


def is_in_process() -> bool:
    """Whether the cache lies inside each process, so that marks must lie in files."""
    return any(kind in settings.CACHES["default"]["BACKEND"] for kind in IN_PROCESS)


def change_now(names: Iterable[str]) -> None:
    """Change the marks of names at once; for who knows that the change was committed."""
    for name in names:
        _write(name)


def _cache_name(name: str) -> str:
    return f"generation:{name}"


def _new_mark() -> str:
    # Random rather than counted: a counter that the cache drops would start again and revive what is stale.
    return uuid.uuid4().hex


def _marks_in_folder(names: Collection[str]) -> dict[str, str]:
    global _folder  # noqa: PLW0603 - see there
    now = time.time_ns()
    path = str(settings.GENERATION_DIR)
    try:
        stat = os.stat(path)  # noqa: PTH116 - for each page, and half as long
    except FileNotFoundError:
        return dict.fromkeys(names, UNTOUCHED)
    folder, changed = _folder, (stat.st_mtime_ns, stat.st_ino)
    if folder.changed != changed or folder.path != path:
        # Seen before any mark is read: what changes meanwhile changes the folder's time too.
        folder = _folder = _Folder(path, changed)
    is_old = now - stat.st_mtime_ns > (TICK if stat.st_mtime_ns % SECOND else SLOW_TICK)
    return {name: folder.mark(name, is_old=is_old) for name in names}


def _write(name: str) -> None:
    known = found()
    if known is not None:
        known.marks.pop(name, None)
    if not is_in_process():
        cache.set(_cache_name(name), _new_mark(), None)
        return
    directory = Path(settings.GENERATION_DIR)
    directory.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=directory, prefix=f".{name}.")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(_new_mark())
    Path(draft).replace(directory / name)
