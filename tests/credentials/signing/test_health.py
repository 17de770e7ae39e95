"""The doctor's line about the keys."""

from pathlib import Path
from typing import Any

import pytest

from cms.core.health import registry
from cms.credentials.signing import health, keys


def test_line_is_registered_and_not_needed() -> None:
    (line,) = [line for line in registry.lines() if line.name == "credential key"]
    assert (line.look, line.needed) == (health.look, False)


def test_line_names_the_key_and_counts_the_older_ones(keys: str, settings: Any) -> None:
    from cms.credentials.signing.keys import rotated, signing_key

    assert (health.look().ok, health.look().detail) == (True, signing_key().thumbprint())
    settings.CREDENTIALS_KEYS = rotated(keys)
    assert health.look().detail == f"{signing_key().thumbprint()}, 1 older"


def test_line_says_what_to_do_without_a_key(settings: Any) -> None:
    settings.CREDENTIALS_KEYS = ""
    finding = health.look()
    assert (finding.ok, finding.detail) == (False, "CREDENTIALS_KEYS is not set. Certificates are issued without a signed credential.")
    assert "credential_key" in finding.mend


def test_line_says_why_keys_cannot_be_used(settings: Any) -> None:
    settings.CREDENTIALS_KEYS = "{}"
    finding = health.look()
    assert not finding.ok
    assert "Key 1 is not one for ES256" in finding.detail


def test_looking_makes_no_key(settings: Any, tmp_path: Path) -> None:
    settings.CREDENTIALS_KEYS = str(tmp_path / "keys.json")
    assert health.look().ok
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("mode", "ok"), [(0o600, True), (0o640, False), (0o604, False)])
def test_line_warns_of_a_file_that_others_can_read(settings: Any, tmp_path: Path, mode: int, ok: bool) -> None:
    path = tmp_path / "keys.json"
    keys.make_file(path)
    path.chmod(mode)
    settings.CREDENTIALS_KEYS = str(path)
    assert (health.look().ok, health.look().mend) == (ok, "" if ok else f"chmod 600 {path}")
