"""Which Java a tool takes."""

from pathlib import Path

import pytest

from tools import java


@pytest.mark.parametrize(
    ("said", "release"),
    [
        ("javac 25.0.3\n", 25),
        ("javac 21\n", 21),
        ("javac 17.0.15\n", 17),
        ("javac 1.8.0_412\n", 8),
        ("javac 22-ea\n", 22),
        ("Picked up JAVA_TOOL_OPTIONS: -Xmx64m\njavac 21.0.4\n", 21),
        ("The operation couldn't be completed. Unable to locate a Java Runtime.\n", 0),
        ("", 0),
    ],
)
def test_the_release_is_read_from_what_the_compiler_says(said: str, release: int) -> None:
    assert java.version(said) == release


def _java(folder: Path, says: str, code: int = 0) -> Path:
    (folder / "bin").mkdir(parents=True)
    compiler = folder / "bin" / "javac"
    compiler.write_text(f"#!/bin/sh\necho '{says}'\nexit {code}\n")
    compiler.chmod(0o755)
    return folder


def test_the_first_java_that_is_new_enough_is_taken_and_one_that_does_not_run_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ES_JAVA_HOME", str(_java(tmp_path / "dead", "javac 30", code=1)))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "removed"))
    monkeypatch.setenv("PATH", f"{_java(tmp_path / 'old', 'javac 17.0.1')}/bin:/bin")
    for name in ("a-22", "b-21"):
        _java(tmp_path / "installed" / name, f"javac {name[-2:]}.0.1")
    monkeypatch.setattr(java, "INSTALLED", ((tmp_path / "installed", "*"),))
    assert java.java_home(17) == tmp_path / "old"
    assert java.java_home(21) == tmp_path / "installed" / "b-21"
    assert java.java_home(22) == tmp_path / "installed" / "a-22"
    assert java.java_home(23) is None
