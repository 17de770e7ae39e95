"""The scheduler: when jobs run, that errors stop nothing, that there is one, that it ends when told."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands
from django.utils import timezone
from wagtail.models import Revision

from cms import scheduler
from cms.core.health import beat
from cms.scheduler import AlreadyRunningError, Job, Scheduler, run_command, take_lock
from home.models import HomePage, TextPage

START = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
EACH_MINUTE = Job("each_minute", timedelta(minutes=1))
DAILY = Job("daily", timedelta(days=1), ("--check",))


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, **span: float) -> None:
        self.time += timedelta(**span)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def make(tmp_path: Path, clock: Clock, failing: frozenset[str] = frozenset()) -> Scheduler:
    def run(job: Job) -> None:
        if job.command in failing:
            raise SystemExit(1)

    return Scheduler(tmp_path, (DAILY, EACH_MINUTE), now=clock, run=run)


def test_jobs_run_when_they_are_due(tmp_path: Path, clock: Clock) -> None:
    runs = make(tmp_path, clock)
    ticks = []
    for span in (0, 61, 59, 20, 86_400):
        clock.pass_by(seconds=span)
        ticks.append(runs.tick())
    assert ticks == [["daily --check", "each_minute"], ["each_minute"], ["each_minute"], [], ["daily --check", "each_minute"]]


def test_failing_job_is_noted_waits_and_stops_no_other(tmp_path: Path, clock: Clock) -> None:
    runs = make(tmp_path, clock, frozenset({"daily"}))
    tried = []
    for minutes in (0, 1, 58, 1):
        clock.pass_by(minutes=minutes)
        assert runs.tick() == ["each_minute"]
        tried.append(runs.tried["daily --check"] - START)
    assert tried == [timedelta(0), timedelta(0), timedelta(0), timedelta(hours=1)]
    found = beat.read(tmp_path)
    assert found is not None
    assert (found.failed, sorted(found.ran)) == ({"daily --check": "SystemExit: 1"}, ["each_minute"])


def test_restart_does_not_repeat_what_ran_today(tmp_path: Path, clock: Clock) -> None:
    make(tmp_path, clock).tick()
    clock.pass_by(hours=2)
    assert make(tmp_path, clock).tick() == ["each_minute"]
    clock.pass_by(hours=22)
    assert make(tmp_path, clock).tick() == ["daily --check", "each_minute"]


def test_heartbeat_tells_who_and_when(tmp_path: Path, clock: Clock) -> None:
    make(tmp_path, clock).tick()
    ran = {"daily --check": START.isoformat(), "each_minute": START.isoformat()}
    assert beat.read(tmp_path) == beat.Beat(os.getpid(), START.isoformat(), ran, {})


def test_second_scheduler_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    first = take_lock(tmp_path)
    with pytest.raises(AlreadyRunningError, match=r"scheduler\.lock"):
        take_lock(tmp_path)
    first.close()
    take_lock(tmp_path).close()


def test_every_job_is_a_command_that_exists() -> None:
    assert [job.command for job in scheduler.JOBS if job.command not in get_commands()] == []


@pytest.mark.django_db(transaction=True)
def test_page_goes_live_when_its_time_has_come(tmp_path: Path, fronts: dict[str, HomePage]) -> None:
    page = TextPage(title="Za chwilę", slug="za-chwile", locale=fronts["pl"].locale, live=False)
    fronts["pl"].add_child(instance=page)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    job = scheduler.JOBS[0]
    runs = Scheduler(tmp_path, (job,), now=timezone.now, run=run_command)
    runs.tick()
    before = TextPage.objects.get(pk=page.pk).live
    # Its time comes: the plan is moved into the past, since clocks of machines run as they like.
    past = timezone.now() - timedelta(minutes=1)
    revision = Revision.page_revisions.get(object_id=str(page.pk))
    revision.approved_go_live_at, revision.content["go_live_at"] = past, past.isoformat()
    revision.save()
    run_command(job)
    assert (before, TextPage.objects.get(pk=page.pk).live, runs.failed) == (False, True, {})


@pytest.mark.slow
def test_process_survives_a_database_without_tables_and_ends_on_sigterm(tmp_path: Path) -> None:
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "cms.settings.local"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "cms.scheduler"]
    said_in = tmp_path / "said.txt"
    # A file and no pipe: each job tells what failed, and a pipe that nobody empties would stop the process.
    with said_in.open("w") as errors:
        first = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stderr=errors)
    try:
        deadline = time.monotonic() + 60
        while beat.read(tmp_path) is None and time.monotonic() < deadline:
            time.sleep(0.1)
        found = beat.read(tmp_path)
        second = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=60, check=False)
        first.send_signal(signal.SIGTERM)
        first.wait(timeout=30)
    finally:
        if first.poll() is None:
            first.kill()
    assert found is not None
    assert (found.pid, "publish_due" in found.failed) == (first.pid, True)
    assert (second.returncode, "running already" in second.stderr) == (1, True)
    assert (first.returncode, "has stopped" in said_in.read_text()) == (0, True)
