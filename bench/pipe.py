"""A process of the benchmarks' own that reads a line of JSON and answers with one; the parent's end."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


class Pipe:
    """A running module.

    Args:
        module: its name.
        environment: of the process; None for ours.
    """

    def __init__(self, module: str, environment: dict[str, str] | None = None) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module], cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )  # fmt: skip

    def tell(self, wanted: dict[str, Any]) -> Any:
        """Say what is wanted and give the answer.

        Raises:
            RuntimeError: when the process ended instead; what it said stands on the standard error.
        """
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(wanted) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"A process of the benchmark ended while it was asked for {wanted}.")
        return json.loads(answer)

    def close(self) -> None:
        """Let it end."""
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait(timeout=60)
        if self._process.stdout:
            self._process.stdout.close()
