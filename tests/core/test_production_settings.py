"""Production settings: refuse to start while something is missing, and are clean when nothing is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

SAFE = {
    "SECRET_KEY": "k3Yq8w-Zr1pLx9vT7mBnC5dGhJf2sAeU0oIiPyRtWqXzVlKb64",
    "ALLOWED_HOSTS": "portal.example",
    "SITE_URL": "https://portal.example",
}
pytestmark = pytest.mark.slow


def check(tmp_path: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """``manage.py check --deploy`` as an operator would run it."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = {**kept, "DJANGO_SETTINGS_MODULE": "cms.settings.production", "VAR_DIR": str(tmp_path), **SAFE, **changes}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "DEBUG"]
    return subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_check_deploy_is_clean(tmp_path: Path) -> None:
    result = check(tmp_path)
    assert (result.returncode, result.stdout.strip()) == (0, "System check identified no issues (0 silenced)."), result.stderr


@pytest.mark.parametrize("name", SAFE)
def test_missing_setting_is_named(name: str, tmp_path: Path) -> None:
    result = check(tmp_path, **{name: ""})
    assert (result.returncode, f"Set {name}:" in result.stderr) == (1, True)


@pytest.mark.parametrize("key", ["hunter2", "local-only-key-which-production-settings-refuse", "x" * 49])
def test_weak_secret_is_refused_and_not_repeated(key: str, tmp_path: Path) -> None:
    result = check(tmp_path, SECRET_KEY=key)
    assert (result.returncode, "Set SECRET_KEY:" in result.stderr) == (1, True)
    assert result.stderr.strip().splitlines()[-1].count(key) == 0


def test_folder_of_packages_may_be_one_that_hosts_share(tmp_path: Path) -> None:
    code = "from django.conf import settings; print(settings.PACKAGE_DIR)"
    told = []
    for shared in ({}, {"PACKAGE_DIR": str(tmp_path / "shared")}):
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.production", "VAR_DIR": str(tmp_path), **SAFE, **shared}
        command = [sys.executable, "-c", code]
        result = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, timeout=60, check=True)
        told.append(result.stdout.strip())
    assert told == [str(tmp_path / "packages"), str(tmp_path / "shared")]
