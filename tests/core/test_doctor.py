"""`manage.py doctor` and its lines."""

import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.core.health import beat, environment, parts, registry
from cms.core.health.registry import Finding
from home.models import HomePage


def examine(monkeypatch: pytest.MonkeyPatch, **looks: Any) -> tuple[list[str], str]:
    """Run the doctor with these lines only: what it prints, and the error that it ends with."""
    monkeypatch.setattr(registry, "_lines", {})
    for name, (look, needed) in looks.items():
        registry.register_line(name, look, needed=needed)
    out, error = StringIO(), ""
    try:
        call_command("doctor", stdout=out)
    except CommandError as raised:
        error = str(raised)
    return [" ".join(line.split()) for line in out.getvalue().splitlines()], error


def explode() -> Finding:
    raise ConnectionError("no route\nto host")


def test_doctor_prints_a_line_per_part_and_fails_for_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, error = examine(
        monkeypatch,
        good=(lambda: Finding(True, "fine", "unused"), True),
        bad=(lambda: Finding(False, "gone", "make it"), True),
        spare=(lambda: Finding(False, "not here", "get it"), False),
        broken=(explode, True),
    )
    assert lines == [
        "ok good fine",
        "missing bad gone → make it",
        "absent spare not here → get it",
        "missing broken ConnectionError: no route",
    ]
    assert error == "Needed and missing: bad, broken."


def test_doctor_is_content_without_what_only_tests_need(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, error = examine(monkeypatch, spare=(lambda: Finding(False, "not here"), False))
    assert (lines, error) == (["absent spare not here"], "")


def test_rooms_of_the_core_have_registered_their_lines() -> None:
    names = [line.name for line in registry.lines()]
    expected = "Python,packages,settings,database,migrations,cache,search,media,mail,languages,content,scheduler"
    assert [name for name in expected.split(",") if name not in names] == []


def test_packages_line_names_what_differs_from_its_pin(tmp_path: Path, settings: Any) -> None:
    import django

    settings.BASE_DIR = tmp_path
    (tmp_path / "requirements.txt").write_text(
        f"django=={django.__version__} \\\n    --hash=sha256:00\nwagtail==0.1 \\\n    --hash=sha256:00\n"
        "no-such-package==1.0\nonly-elsewhere==1.0 ; python_version < '3' \\\n"
    )
    finding = environment.packages()
    assert (finding.ok, finding.detail.split("; ")[1]) == (False, "no-such-package missing (pinned 1.0)")
    assert [name in finding.detail for name in ("wagtail", "django", "elsewhere")] == [True, False, False]


def test_packages_of_this_environment_are_as_pinned() -> None:
    assert environment.packages() == Finding(True, "as pinned in requirements.txt", "make environment")


def test_python_line_refuses_an_old_interpreter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "OLDEST", (sys.version_info[0], sys.version_info[1] + 1))
    assert environment.python().ok is False


def test_catalogues_line_knows_missing_and_stale(tmp_path: Path, settings: Any) -> None:
    import os

    settings.LOCALE_PATHS = [tmp_path]
    for code in ("pl", "nb"):
        (tmp_path / code / "LC_MESSAGES").mkdir(parents=True)
    folder = tmp_path / "pl" / "LC_MESSAGES"
    (folder / "django.mo").write_bytes(b"")
    (folder / "django.po").write_bytes(b"")
    os.utime(folder / "django.mo", (1, 1))
    assert environment.catalogues() == Finding(False, "pl older than its source, nb not compiled", "make messages")


def test_media_line_says_where_it_cannot_write(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    assert parts.media().ok is True
    (tmp_path / "file").write_bytes(b"")
    settings.MEDIA_ROOT = tmp_path / "file" / "media"
    finding = parts.media()
    assert (finding.ok, str(tmp_path / "file" / "media") in finding.mend) == (False, True)


def test_content_line_names_languages_without_a_front_page(fronts: dict[str, HomePage]) -> None:
    assert parts.content().ok is True
    fronts["nb"].unpublish()
    assert parts.content() == Finding(False, "no front page: nb", "python manage.py load_content")


def test_migrations_line_counts_what_waits(db: None) -> None:
    from django.db.migrations.recorder import MigrationRecorder

    assert parts.migrations().ok is True
    MigrationRecorder.Migration.objects.filter(app="mowis_law").delete()
    assert parts.migrations().ok is False


@pytest.mark.parametrize(
    ("minutes", "failed", "ok"), [(None, {}, False), (1, {}, True), (6, {}, False), (1, {"clearsessions": "Error: x"}, False)]
)
def test_scheduler_line_reads_the_heartbeat(minutes: int | None, failed: dict[str, str], ok: bool, tmp_path: Path, settings: Any) -> None:
    settings.VAR_DIR = tmp_path
    if minutes is not None:
        at = timezone.now() - timedelta(minutes=minutes)
        beat.write(beat.Beat(1, at.isoformat(), {}, failed), tmp_path)
    assert beat.heartbeat_line().ok is ok


def test_heartbeat_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    for text in ("", "{", "[]", '{"a": 1}'):
        (tmp_path / beat.FILE).write_text(text)
        assert beat.read(tmp_path) is None
