"""The lists of parts; rooms add theirs when they are ready."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """What was found about a part. ``mend`` is the command or setting that mends it."""

    ok: bool
    detail: str
    mend: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the doctor. A part that is not ``needed`` may be missing without harm, as what only tests use."""

    name: str
    look: Callable[[], Finding]
    needed: bool = True


#: Parts that must answer before a request can be served: a function that raises when its part does not.
_probes: dict[str, Callable[[], None]] = {}
_lines: dict[str, Line] = {}


def register_probe(name: str, probe: Callable[[], None]) -> None:
    """Add a part to ``/readyz``; registering a name again replaces it."""
    _probes[name] = probe


def register_line(name: str, look: Callable[[], Finding], *, needed: bool = True) -> None:
    """Add a line to ``manage.py doctor``; registering a name again replaces it.

    Args:
        name: what the part is called, a word or two.
        look: looks at the part; an exception counts as a part that is missing.
        needed: whether the portal cannot run properly without it.
    """
    _lines[name] = Line(name, look, needed)


def probes() -> dict[str, Callable[[], None]]:
    """Parts that must answer, by name."""
    return dict(_probes)


def lines() -> list[Line]:
    """The doctor's lines in the order of registration."""
    return list(_lines.values())
