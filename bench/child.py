"""A process with a portal of its own, which does one work at a time when it is told to; so two sizes of portal can take turns.

``python -m bench.child`` reads a line of JSON (``{"do": NAME, …}``) and answers with one.
"""

import json
import sys
from typing import Any

from bench.pipe import Pipe


class Child(Pipe):
    """The parent's end.

    Args:
        environment: with DATABASE_URL and VAR_DIR of its own.
    """

    def __init__(self, environment: dict[str, str]) -> None:
        super().__init__("bench.child", environment)

    def ask(self, do: str, **arguments: Any) -> Any:
        """Have one work done and give its answer.

        Raises:
            RuntimeError: when the child ended instead; what it said stands on the standard error.
        """
        return self.tell({"do": do, **arguments})


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
