"""A process with a portal of its own, which does one work at a time when it is told to; so two sizes of portal can take turns.

``python -m bench.child`` reads a line of JSON (``{"do": NAME, …}``) and answers with one.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


class Child:
    """The parent's end.

    Args:
        environment: with DATABASE_URL and VAR_DIR of its own.
    """

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.child"], cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )  # fmt: skip

    def ask(self, do: str, **arguments: Any) -> Any:
        """Have one work done and give its answer.

        Raises:
            RuntimeError: when the child ended instead; what it said stands on the standard error.
        """
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"The portal that was measured ended while doing “{do}”.")
        return json.loads(answer)

    def close(self) -> None:
        """Let it end."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait(timeout=60)
        if self._process.stdout:
            self._process.stdout.close()


def main() -> None:
    """The child's end."""
    import django

    django.setup()
    from bench.portal import WORKS

    for line in sys.stdin:
        asked = json.loads(line)
        answer = WORKS[asked.pop("do")](**asked)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
