"""The doctor's lines about the parts of the core: services, files, content."""

import os
import uuid
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.search.backends import get_search_backend

from cms.core.pages.places import homes

from . import environment
from .beat import heartbeat_line
from .probes import probe_cache, probe_database, probe_search
from .registry import Finding, register_line

SMTP = "smtp"


def database() -> Finding:
    """Whether the database answers."""
    probe_database()
    return Finding(True, f"{connection.vendor}, {connection.settings_dict['NAME']}", "Check DATABASE_URL and that the server runs.")


def migrations() -> Finding:
    """Whether the database has the tables that the code expects."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Finding(not waiting, f"{len(waiting)} to apply" if waiting else "all applied", "python manage.py migrate")


def cache_part() -> Finding:
    """Whether the cache gives back what it gets."""
    probe_cache()
    return Finding(True, settings.CACHES["default"]["BACKEND"].rsplit(".", 1)[-1])


def search() -> Finding:
    """Whether the search backend answers."""
    probe_search()
    return Finding(True, type(get_search_backend()).__module__)


def media() -> Finding:
    """Whether pictures and documents can be stored."""
    folder = Path(settings.MEDIA_ROOT)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".probe-{uuid.uuid4().hex}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Finding(False, f"{folder}: {error.strerror}", f"Let the portal's user write to {folder}, or set MEDIA_ROOT.")
    return Finding(True, str(folder))


def mail() -> Finding:
    """Whether mail can be handed over; a server is spoken to, but nothing is sent."""
    backend = settings.EMAIL_BACKEND.rsplit(".", 2)[-2]
    if backend == SMTP:
        server = get_connection(timeout=5)
        server.open()
        server.close()
        return Finding(True, f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}")
    return Finding(True, f"{backend} – mail does not leave this machine")


def content() -> Finding:
    """Whether every language has a front page."""
    try:
        missing = [code for code, _name in settings.LANGUAGES if code not in homes()]
    except DatabaseError:
        return Finding(False, "the tables are not there", "python manage.py migrate")
    return Finding(not missing, f"no front page: {', '.join(missing)}" if missing else "a front page in each language", LOAD)


LOAD = "python manage.py load_content"


def safe_defaults() -> Finding:
    """Whether the settings suit the machine: local ones are known to everybody."""
    name = os.environ.get("DJANGO_SETTINGS_MODULE", "")
    return Finding(True, f"{name}, DEBUG {'on' if settings.DEBUG else 'off'}")


def register() -> None:
    """Add the lines; called once when the app is ready."""
    register_line("Python", environment.python)
    register_line("packages", environment.packages)
    register_line("settings", safe_defaults)
    register_line("database", database)
    register_line("migrations", migrations)
    register_line("cache", cache_part)
    register_line("search", search)
    register_line("media", media)
    register_line("mail", mail)
    register_line("languages", environment.catalogues)
    register_line("content", content)
    register_line("scheduler", heartbeat_line, needed=False)
    register_line("Chromium (tests)", environment.chromium, needed=False)
    register_line("PostgreSQL (tests)", environment.postgresql, needed=False)
