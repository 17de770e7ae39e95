"""Generation marks: threads, processes, transactions, both kinds of cache."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction

from cms.core import generations


@pytest.fixture(autouse=True)
def _cache_inside_the_process(settings: Any) -> None:
    """Marks lie in files only then; the suite may run on a shared cache."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "generations"}}
    cache.clear()


BUMP = """
import os, sys, django
from django.conf import settings
settings.configure(
    GENERATION_DIR=sys.argv[1],
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
)
django.setup()
from cms.core import generations
for _time in range(int(sys.argv[2])):
    generations._write("pages")
print(generations.current("pages"))
"""


def bump_elsewhere(times: int = 1) -> "subprocess.Popen[str]":
    """Bump "pages" in another process; it prints the mark that it sees then."""
    command = [sys.executable, "-c", BUMP, str(settings.GENERATION_DIR), str(times)]
    return subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True)


@pytest.mark.django_db(transaction=True)
def test_bump_changes_the_mark_of_its_name_only() -> None:
    before = generations.current("pages"), generations.current("sites")
    generations.bump("pages")
    after = generations.current("pages"), generations.current("sites")
    assert (after[0] != before[0], after[1] == before[1]) == (True, True)


@pytest.mark.django_db(transaction=True)
def test_bump_in_another_process_is_seen_here() -> None:
    values = iter(["old", "new", "newer"])

    def build() -> str:
        return next(values)

    seen = [generations.cached("pages", "value", build), generations.cached("pages", "value", build)]
    process = bump_elsewhere()
    mark, _errors = process.communicate(timeout=60)
    seen.append(generations.cached("pages", "value", build))
    assert (seen, generations.current("pages")) == (["old", "old", "new"], mark.strip())


@pytest.mark.django_db(transaction=True)
def test_two_processes_bumping_at_once_leave_one_whole_mark() -> None:
    processes = [bump_elsewhere(200), bump_elsewhere(200)]
    seen = set()
    while any(process.poll() is None for process in processes):
        seen.add(generations.current("pages"))
    for process in processes:
        process.communicate()
    seen.add(generations.current("pages"))
    assert {len(mark) for mark in seen - {generations.UNTOUCHED}} == {32}
    assert [path.name for path in Path(settings.GENERATION_DIR).iterdir()] == ["pages"]


@pytest.mark.django_db(transaction=True)
def test_every_one_of_many_quick_bumps_is_told_apart() -> None:
    marks = []
    for _time in range(200):
        generations.bump("pages")
        marks.append(generations.current("pages"))
    assert len(set(marks)) == 200


def test_threads_read_a_whole_mark_while_another_writes(db: None) -> None:
    def read(_time: int) -> int:
        return len(generations.stored_marks(["pages"])["pages"])

    generations._write("pages")
    with ThreadPoolExecutor(4) as pool:
        lengths = pool.map(read, range(400))
        for _time in range(200):
            generations._write("pages")
        assert set(lengths) == {32}


@pytest.mark.django_db(transaction=True)
def test_bump_before_commit_is_seen_by_its_own_transaction_only() -> None:
    before = generations.current("pages")
    generations.cached("pages", "title", lambda: "committed")
    with transaction.atomic():
        generations.bump("pages")
        inside = [generations.cached("pages", "title", lambda: "mine"), generations.cached("pages", "title", lambda: "unused")]
        with ThreadPoolExecutor(1) as pool:
            outside = pool.submit(generations.cached, "pages", "title", lambda: "unused").result()
        assert (inside, outside, generations.stored_marks(["pages"])["pages"]) == (["mine", "mine"], "committed", before)
    assert generations.cached("pages", "title", lambda: "fresh") == "fresh"


@pytest.mark.django_db(transaction=True)
def test_bump_that_is_rolled_back_changes_nothing() -> None:
    before = generations.current("pages")
    generations.cached("pages", "title", lambda: "kept")
    with transaction.atomic():
        generations.bump("pages")
        generations.cached("pages", "title", lambda: "never")
        transaction.set_rollback(True)
    assert (generations.current("pages"), generations.cached("pages", "title", lambda: "unused")) == (before, "kept")


def test_cached_none_is_a_value(db: None) -> None:
    built: list[int] = []

    def build() -> None:
        built.append(1)

    assert [generations.cached("pages", "nothing", build) for _time in range(3)] == [None, None, None]
    assert len(built) == 1


def test_cached_keys_of_any_shape_stay_apart(db: None) -> None:
    keys = ["a b", "a  b", "ż" * 300, "ż" * 301, "a:b"]
    assert [generations.cached("pages", key, partial(str, key)) for key in keys] == keys
    assert [generations.cached("pages", key, lambda: "other") for key in keys] == keys


@pytest.fixture
def shared_cache(settings: Any, db: None) -> Iterator[None]:
    """A cache outside of the process: a table, which every worker of every host sees."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}}
    call_command("createcachetable")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE shared_cache")


@pytest.mark.django_db(transaction=True)
def test_shared_cache_carries_the_mark_instead_of_a_file(shared_cache: None) -> None:
    before = generations.current("pages")
    same = generations.current("pages")
    generations.bump("pages")
    after = generations.current("pages")
    cache.delete("generation:pages")  # as when a full cache drops it
    dropped = generations.current("pages")
    assert (same == before, len({before, after, dropped})) == (True, 3)
    assert not (Path(settings.GENERATION_DIR) / "pages").exists()
