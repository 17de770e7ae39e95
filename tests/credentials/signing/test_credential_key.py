"""`manage.py credential_key`."""

import json
import stat
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cms.credentials.signing import keys


def run(*arguments: object) -> str:
    out = StringIO()
    call_command("credential_key", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_command_prints_a_new_key_that_can_be_set(settings: Any) -> None:
    first, second = run(), run()
    assert first != second
    settings.CREDENTIALS_KEYS = first
    assert keys.signing_key().is_private


def test_command_writes_a_file_for_its_owner_alone(settings: Any, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    said = run(path)
    settings.CREDENTIALS_KEYS = str(path)
    assert keys.signing_key().is_private
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert said.startswith(f"{path} holds a new key")
    assert json.loads(path.read_text())["keys"][0]["d"] not in said


def test_command_keeps_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    run(path)
    before = path.read_text()
    with pytest.raises(CommandError, match=r"is there already\. Nothing was changed\..*--rotate"):
        run(path)
    assert path.read_text() == before


def test_command_rotates_the_file_that_is_set(settings: Any, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    run(path)
    settings.CREDENTIALS_KEYS = str(path)
    first = keys.signing_key().thumbprint()
    assert "only check what they signed: 1." in run("--rotate")
    assert [key.thumbprint() for key in keys.key_ring().public][1:] == [first]
    assert keys.signing_key().thumbprint() != first


def test_command_prints_rotated_keys_that_stand_in_the_setting(keys: str) -> None:
    rows = json.loads(run("--rotate"))["keys"]
    assert ["d" in row for row in rows] == [True, False]
    assert rows[1]["x"] == json.loads(keys)["keys"][0]["x"]


def test_command_with_nothing_to_rotate_says_what_to_do(settings: Any, tmp_path: Path) -> None:
    settings.CREDENTIALS_KEYS = ""
    with pytest.raises(CommandError, match="nothing to rotate"):
        run("--rotate")
    with pytest.raises(CommandError, match=r"cannot be read: No such file.* Nothing was changed"):
        run(tmp_path / "none.json", "--rotate")


def test_command_leaves_damaged_keys_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text('{"keys": [')
    with pytest.raises(CommandError, match=r"The keys are not JSON\. Nothing was changed"):
        run(path, "--rotate")
    assert path.read_text() == '{"keys": ['
