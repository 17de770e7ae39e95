"""From what a form says to what is to be kept: what is wrong is told, what is right goes on."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from cms.guide.outline import ALTERNATIVES, Group, Outline, StepRow, Strand

from .problems import Problem, ProblemKind
from .typed_dates import read_date

TICK, UNTICK, CHOOSE, DATE = "tick", "untick", "choose", "date-"
#: No form of ours names as many steps, dates or ways; what is beyond is not read.
MOST = 500


@dataclass(frozen=True)
class Sent:
    """What a form says, as it was sent.

    Args:
        tick: ids of steps.
        untick: ids of steps.
        choose: pairs „group:strand”; without a strand the choice is taken back.
        dates: typed dates by key; an empty one takes the date back.
    """

    tick: Collection[str] = ()
    untick: Collection[str] = ()
    choose: Collection[str] = ()
    dates: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Understood:
    """What of it can be kept, and what cannot.

    Args:
        tick: steps to tick.
        untick: ids of steps to untick, also of such as are no longer in the guide.
        choices: the way chosen in each group; None takes the choice back.
        dates: the day by key; None takes the date back.
        problems: what is wrong.
    """

    tick: tuple[StepRow, ...] = ()
    untick: frozenset[UUID] = frozenset()
    choices: Mapping[UUID, Strand | None] = field(default_factory=dict)
    dates: Mapping[str, date | None] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self.tick or self.untick or self.choices or self.dates)

    @property
    def adds_something(self) -> bool:
        """Whether there is anything to keep for somebody who keeps nothing yet."""
        return bool(self.tick or any(self.choices.values()) or any(self.dates.values()))


def understand(outline: Outline, sent: Sent) -> Understood:
    """Read a form against the procedure as it stands now.

    Args:
        outline: the procedure.
        sent: what the form says.
    """
    problems: list[Problem] = []
    ticked = _steps(outline, sent.tick, problems)
    unticked = {step_id for text in list(sent.untick)[:MOST] if (step_id := as_uuid(text)) is not None}
    return Understood(
        tick=tuple(step for step in ticked if step.id not in unticked),
        untick=frozenset(unticked),
        choices=_choices(outline, sent.choose, problems),
        dates=_dates(outline, sent.dates, problems),
        problems=tuple(problems),
    )


def as_uuid(text: str) -> UUID | None:
    """The id that a text names."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _steps(outline: Outline, texts: Collection[str], problems: list[Problem]) -> list[StepRow]:
    found: dict[UUID, StepRow] = {}
    for text in list(texts)[:MOST]:
        step_id = as_uuid(text)
        step = outline.step(step_id) if step_id is not None else None
        if step is None:
            problems.append(Problem(TICK, ProblemKind.GONE_STEP))
        else:
            found[step.id] = step
    return list(found.values())


def _choices(outline: Outline, texts: Collection[str], problems: list[Problem]) -> dict[UUID, Strand | None]:
    found: dict[UUID, Strand | None] = {}
    for text in list(texts)[:MOST]:
        group_text, _colon, strand_text = text.partition(":")
        group = _group(outline, as_uuid(group_text))
        strand_id = as_uuid(strand_text)
        strand = next((one for one in group.strands if one.id == strand_id), None) if group else None
        if group is None or (strand is None and strand_text):
            problems.append(Problem(CHOOSE, ProblemKind.GONE_CHOICE))
        else:
            found[group.id] = strand
    return found


def _group(outline: Outline, group_id: UUID | None) -> Group | None:
    return next((group for group in outline.groups if group.id == group_id and group.kind == ALTERNATIVES), None)


def _dates(outline: Outline, typed: Mapping[str, str], problems: list[Problem]) -> dict[str, date | None]:
    found: dict[str, date | None] = {}
    for key, text in list(typed.items())[:MOST]:
        if outline.date(key) is None:
            if text.strip():
                problems.append(Problem(DATE + key, ProblemKind.GONE_DATE, text))
        elif not text.strip():
            found[key] = None
        else:
            read = read_date(DATE + key, text)
            if isinstance(read, Problem):
                problems.append(read)
            else:
                found[key] = read
    return found
