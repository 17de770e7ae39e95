"""What the environment says of Elasticsearch."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

SAY = "import json; from cms.settings import local; print(json.dumps(local.WAGTAILSEARCH_BACKENDS))"
pytestmark = pytest.mark.slow


def backends(tmp_path: Path, **environment: str) -> dict[str, Any]:
    """The setting as a process with this environment has it."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [sys.executable, "-c", SAY]
    said = subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env={**kept, "VAR_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found: dict[str, Any] = json.loads(said.stdout)
    return found


def test_without_an_address_there_is_no_cluster(tmp_path: Path) -> None:
    assert backends(tmp_path) == {"default": {"BACKEND": "search.backends.database"}}


def test_an_address_brings_a_cluster_that_wagtail_does_not_write_to(tmp_path: Path) -> None:
    found = backends(tmp_path, ELASTICSEARCH_URL="https://a.example, https://b.example", ELASTICSEARCH_CA_CERTS="/etc/ca.pem")
    assert list(found) == ["default", "cluster"]
    cluster = found["cluster"]
    assert (cluster["URLS"], cluster["INDEX"], cluster["AUTO_UPDATE"], cluster["OPTIONS"]) == (
        ["https://a.example", "https://b.example"],
        "mowis",
        False,
        {"ca_certs": "/etc/ca.pem"},
    )
