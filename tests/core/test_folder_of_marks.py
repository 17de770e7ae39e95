"""Marks in files: the folder's time tells of every change, but for what follows within its clock's tick."""

import os
import time
from pathlib import Path
from typing import Any

import pytest

from cms.core import generations

MINUTE = 60_000_000_000


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.GENERATION_DIR = tmp_path / "marks"
    return settings.GENERATION_DIR


def mark(name: str = "pages") -> str:
    return generations.stored_marks([name])[name]


def set_back(folder: Path, nanoseconds: int) -> None:
    """Let the folder have been changed so long ago."""
    then = time.time_ns() - nanoseconds
    os.utime(folder, ns=(then, then))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that are read."""
    names: list[str] = []
    read_text = Path.read_text
    monkeypatch.setattr(Path, "read_text", lambda self, *args, **kwargs: (names.append(self.name), read_text(self, *args, **kwargs))[1])
    return names


def test_before_the_first_change_there_is_no_folder(folder: Path) -> None:
    assert mark() == generations.UNTOUCHED
    generations.change_now(["pages"])
    assert (len(mark()), mark("sites")) == (32, generations.UNTOUCHED)


def test_what_did_not_change_for_a_while_is_read_once(folder: Path, read: list[str]) -> None:
    generations.change_now(["pages"])
    set_back(folder, MINUTE)
    seen = {mark() for _time in range(5)}
    assert (len(seen), read) == (1, ["pages"])
    assert [mark("sites"), mark("sites")] == [generations.UNTOUCHED] * 2
    assert read == ["pages", "sites"]


def test_change_is_seen_at_once_also_of_what_was_not_there(folder: Path) -> None:
    generations.change_now(["pages"])
    set_back(folder, MINUTE)
    before = mark(), mark("sites")
    generations.change_now(["sites"])
    assert mark() == before[0]
    assert mark("sites") != before[1]
    set_back(folder, MINUTE // 2)
    generations.change_now(["pages"])
    assert mark() != before[0]


@pytest.mark.parametrize("tick", ["TICK", "SLOW_TICK"])
def test_two_changes_in_one_tick_are_both_seen(folder: Path, monkeypatch: pytest.MonkeyPatch, tick: str) -> None:
    monkeypatch.setattr(generations, tick, MINUTE)
    generations.change_now(["pages"])
    changed = folder.stat().st_mtime_ns
    if tick == "SLOW_TICK":  # a file system that knows whole seconds only
        changed -= changed % generations.SECOND
    else:
        changed += not changed % generations.SECOND
    os.utime(folder, ns=(changed, changed))
    first = mark()
    generations.change_now(["pages"])
    os.utime(folder, ns=(changed, changed))  # as a clock that ticks slowly would leave it
    assert mark() != first


def test_another_folder_has_other_marks(folder: Path, settings: Any, tmp_path: Path) -> None:
    generations.change_now(["pages"])
    set_back(folder, MINUTE)
    here = mark()
    settings.GENERATION_DIR = tmp_path / "other"
    assert mark() == generations.UNTOUCHED
    settings.GENERATION_DIR = folder
    assert mark() == here
