"""`make mutants`: break one thing on purpose at a time and see that the suite notices. A mutant that survives fails the command."""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: What a copy of the tree does not need.
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "media", "staticfiles", "screenshots", "__pycache__", "seeded", ".mypy_cache")


@dataclass(frozen=True)
class Mutant:
    """A line of code changed to its worse, and the tests that must turn red."""

    name: str
    file: str
    code: str
    worse: str
    tests: tuple[str, ...]


MUTANTS = (
    Mutant(
        name="grading: one right option of several is enough",
        file="learning/kinds/choice.py",
        code="return Fraction(int(bool(right) and set(answer.get(WHOLE, [])) == right))",
        worse="return Fraction(int(bool(set(answer.get(WHOLE, [])) & right)))",
        tests=("tests/learning/domain/answering/test_grading.py", "tests/learning/kinds/test_choice.py"),
    ),
    Mutant(
        name="merge: a completion that both have keeps the later date",
        file="learning/domain/people/merge.py",
        code="elif row.completed_at < mine.completed_at:",
        worse="elif row.completed_at > mine.completed_at:",
        tests=("tests/learning/domain/people/test_merge.py",),
    ),
    Mutant(
        name="gate: a quiz step with a missing string may be published in a language",
        file="learning/domain/publishing/gate.py",
        code="waiting = waiting_segments(source_id=translation.source_id, locale_id=locale.pk).select_related(",
        worse="waiting = waiting_segments(source_id=translation.source_id, locale_id=locale.pk).none().select_related(",
        tests=("tests/learning/domain/publishing/test_gate.py",),
    ),
    Mutant(
        name="one go: a form from before an attempt counts as another attempt",
        file="learning/domain/answering/goes.py",
        code="later = [attempt for attempt in self.submitted if _sent(attempt) > key.given_at]",
        worse="later = [attempt for attempt in self.submitted if _sent(attempt) < key.given_at]",
        tests=("tests/learning/domain/answering/test_saving.py", "tests/learning/domain/answering/test_attempts.py"),
    ),
)


class StaleMutantError(Exception):
    """The line that a mutant changes is not there, or there more than once."""


def mutate(tree: Path, mutant: Mutant) -> None:
    """Change the line in a copy of the tree.

    Raises:
        StaleMutantError: when the line does not stand there exactly once; the code moved on and the mutant must follow.
    """
    path = tree / mutant.file
    text = path.read_text(encoding="utf-8")
    if text.count(mutant.code) != 1:
        raise StaleMutantError(f"{mutant.file} holds “{mutant.code}” {text.count(mutant.code)} times; mend tools/mutants.py.")
    path.write_text(text.replace(mutant.code, mutant.worse), encoding="utf-8")


def run_tests(tree: Path, tests: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Run tests of a copy of the tree."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:randomly", "--no-header", *tests]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"VAR_DIR": str(tree / "var"), "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=tree, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def caught(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether a test failed. Tests that could not be run at all have caught nothing."""
    return done.returncode == 1 and " failed" in done.stdout


def verdict(tree: Path, mutant: Mutant) -> bool:
    """Let the tests meet the mutant, say how it went, and put the code back."""
    original = (tree / mutant.file).read_text(encoding="utf-8")
    mutate(tree, mutant)
    try:
        done = run_tests(tree, mutant.tests)
    finally:
        (tree / mutant.file).write_text(original, encoding="utf-8")
    failed = next((line for line in done.stdout.splitlines() if line.startswith("FAILED")), "")
    print(
        f"{'caught  ' if caught(done) else 'SURVIVED'} {mutant.name}\n         {mutant.file}: {mutant.code}\n             → {mutant.worse}"
    )
    print(f"         {failed or done.stdout[-600:] + done.stderr[-600:]}", flush=True)
    return caught(done)


def main() -> int:
    """Meet all mutants, after seeing that the same tests pass without them.

    Returns:
        0 when every one was caught.
    """
    with tempfile.TemporaryDirectory(prefix="portal-mutants-") as scratch:
        tree = Path(scratch) / "tree"
        shutil.copytree(ROOT, tree, ignore=LEFT_OUT)
        tests = tuple(dict.fromkeys(test for mutant in MUTANTS for test in mutant.tests))
        sound = run_tests(tree, tests)
        if sound.returncode:
            print(f"The tests fail without any mutant, so they prove nothing:\n{sound.stdout[-3000:]}{sound.stderr[-600:]}")
            return 1
        print("passed   the same tests on the code as it is", flush=True)
        survivors = [mutant for mutant in MUTANTS if not verdict(tree, mutant)]
    print(f"{len(MUTANTS)} mutants, {len(survivors)} survived")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
