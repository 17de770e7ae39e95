"""The scheduler: one small process that publishes what is due and tidies up. ``python -m cms.scheduler``.

Errors of a job are logged and the next ones run all the same. One instance runs at a time, by a lock in VAR_DIR; a
heartbeat there tells ``manage.py doctor`` that it lives and when each job last ended well.
"""

import fcntl
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

LOCK = "scheduler.lock"
TICK_SECONDS = 60.0
#: A daily job that failed is tried again after this long, not every minute.
RETRY = timedelta(hours=1)
logger = logging.getLogger("cms.scheduler")


@dataclass(frozen=True)
class Job:
    """A management command and how often it runs."""

    command: str
    every: timedelta
    arguments: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The command as it would be typed."""
        return " ".join((self.command, *self.arguments))


JOBS = (
    Job("publish_due", timedelta(minutes=1)),
    Job("purge_fronts", timedelta(minutes=1)),
    Job("prune_participants", timedelta(days=1)),
    Job("prune_feedback", timedelta(days=1)),
    Job("prune_searches", timedelta(days=1)),
    # Counts in how many documents each word is, which single changes do not.
    Job("build_search", timedelta(days=1)),
    Job("clearsessions", timedelta(days=1)),
    Job("clear_packages", timedelta(hours=1)),
    Job("rebuild_progress", timedelta(days=1), ("--check",)),
    Job("check_links", timedelta(days=1)),
    Job("send_reminders", timedelta(days=1)),
    Job("send_law_digest", timedelta(days=7)),
    Job("catch_up_search", timedelta(minutes=2)),
    Job("take_texts", timedelta(minutes=10), ("--limit", "100")),
)


class AlreadyRunningError(RuntimeError):
    """Another scheduler holds the lock."""


class Scheduler:
    """Runs jobs when they are due.

    Args:
        directory: where the lock and the heartbeat lie.
        jobs: what to run.
        now: the clock.
        run: runs a job; raises when it fails.
    """

    def __init__(self, directory: Path, jobs: Sequence[Job] = JOBS, *, now: Callable[[], datetime], run: Callable[[Job], None]) -> None:
        from cms.core.health import beat

        self.directory = directory
        self.jobs = jobs
        self.now = now
        self.run = run
        # Times outlive the process: a portal that is restarted every day must still tidy up once a day, and not at each start.
        before = beat.read(directory)
        self.ran = {name: datetime.fromisoformat(at) for name, at in before.ran.items()} if before else {}
        self.failed: dict[str, str] = {}
        self.tried: dict[str, datetime] = {}

    def tick(self) -> list[str]:
        """Run every job that is due and write the heartbeat.

        Returns:
            Names of the jobs that ended well.
        """
        done = [job.name for job in self.jobs if self._is_due(job) and self._try(job)]
        self._beat()
        return done

    def _is_due(self, job: Job) -> bool:
        failed = job.name in self.failed
        last = self.tried.get(job.name) if failed else self.ran.get(job.name)
        wait = min(job.every, RETRY) if failed else job.every
        # Half a tick of grace: sleeping is never exact, and a minute's job must not slip to every second minute.
        return last is None or self.now() - last >= wait - timedelta(seconds=TICK_SECONDS / 2)

    def _try(self, job: Job) -> bool:
        self.tried[job.name] = self.now()
        try:
            self.run(job)
        except (Exception, SystemExit) as error:
            logger.exception("%s failed.", job.name)
            self.failed[job.name] = f"{type(error).__name__}: {error}"[:200]
            return False
        self.ran[job.name] = self.now()
        self.failed.pop(job.name, None)
        return True

    def _beat(self) -> None:
        from cms.core.health import beat

        ran = {name: at.isoformat() for name, at in self.ran.items()}
        beat.write(beat.Beat(os.getpid(), self.now().isoformat(), ran, self.failed), self.directory)


def run_command(job: Job) -> None:
    """Run a job's management command with fresh database connections, for this process lives for months."""
    from django.core.management import call_command
    from django.db import close_old_connections

    close_old_connections()
    try:
        call_command(job.command, *job.arguments)
    finally:
        close_old_connections()


def take_lock(directory: Path) -> IO[str]:
    """Take the lock for as long as the file stays open; the system frees it even when the process is killed.

    Raises:
        AlreadyRunningError: when another scheduler holds it.
    """
    directory.mkdir(parents=True, exist_ok=True)
    file = (directory / LOCK).open("w", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise AlreadyRunningError(f"A scheduler is running already; it holds {directory / LOCK}.") from error
    return file


def main() -> int:
    """Run until SIGTERM or Ctrl-C; a job that is running ends first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.local")
    import django

    django.setup()
    from django.conf import settings
    from django.utils import timezone

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    directory = Path(settings.VAR_DIR)
    try:
        lock = take_lock(directory)
    except AlreadyRunningError as error:
        logger.error("%s", error)  # noqa: TRY400 - the message says it all
        return 1
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_args: stop.set())
    with lock:
        scheduler = Scheduler(directory, now=timezone.now, run=run_command)
        logger.info("The scheduler runs.")
        while not stop.is_set():
            scheduler.tick()
            stop.wait(TICK_SECONDS)
    logger.info("The scheduler has stopped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
