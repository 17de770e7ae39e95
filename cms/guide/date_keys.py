"""Whether the dates of a procedure and the steps that name them fit together."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.guide.validators import known_keys

UNKNOWN_GIVEN = _("Step “%(step)s” gives the date “%(key)s”, which is not on the list of dates: %(known)s.")
GIVEN_TWICE = _("Step “%(step)s” gives the date “%(key)s”, which an earlier step gives already. One step gives it.")
NO_START = _(
    "A deadline of step “%(step)s” is counted from “%(key)s”, which is not on the list of dates: %(known)s. "
    "Add the date, or choose one of these."
)
UNUSED = _("No deadline is counted from the date “%(key)s”. Remove it: people would be asked for nothing.")


@dataclass(frozen=True)
class Misfit:
    """Something that names a date which does not fit. ``step`` is the step's title."""

    step: str
    message: Promise | str
    key: str
    known: str

    def __str__(self) -> str:
        return str(self.message) % {"step": self.step, "key": self.key, "known": self.known}


@dataclass(frozen=True)
class Naming:
    """Which dates a step names."""

    title: str
    gives: str
    counted_from: tuple[str, ...]


def naming_of(steps: Iterable[tuple[str, Any]]) -> Iterator[Naming]:
    """What the steps of a page name.

    Args:
        steps: as ``cms.guide.blocks.steps_in`` gives them.
    """
    for _step_id, value in steps:
        counted = tuple(child.value["counted_from"] for child in value["deadlines"] if child.block_type == "counted")
        yield Naming(value["title"], value["gives_date"] or "", counted)


def misfits(*, keys: Set[str], steps: Iterable[Naming]) -> list[Misfit]:
    """Find deadlines without a start, and dates that nobody would ever use.

    Args:
        keys: the keys of the procedure's dates.
        steps: what its steps name.

    Returns:
        What does not fit, in the order of the steps; dates without a deadline last.
    """
    found: list[Misfit] = []
    used: set[str] = set()
    given: set[str] = set()
    known = known_keys(keys)
    for step in steps:
        if step.gives and step.gives not in keys:
            found.append(Misfit(step.title, UNKNOWN_GIVEN, step.gives, known))
        elif step.gives and step.gives in given:
            found.append(Misfit(step.title, GIVEN_TWICE, step.gives, known))
        given.add(step.gives)
        used.update(step.counted_from)
        found += [Misfit(step.title, NO_START, key, known) for key in step.counted_from if key not in keys]
    return found + [Misfit("", UNUSED, key, known) for key in sorted(set(keys) - used)]
