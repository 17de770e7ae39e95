"""A procedure of somebody as the list shows it."""

from dataclasses import dataclass

from cms.guide.domain.deadlines import State
from cms.guide.domain.standing import Matter

from . import words


@dataclass(frozen=True)
class OwnDeadline:
    """The nearest deadline in words. ``moved`` is empty where it ends on the day as counted."""

    what: str
    day: str
    left: str
    moved: str
    is_overdue: bool
    is_near: bool


@dataclass(frozen=True)
class OwnRow:
    """One procedure. Without ``url`` it is no longer in the guide; ``ticked`` then names what was ticked.

    ``waits_for`` holds what is asked for and the address of the field, for each date that a deadline waits for.
    """

    title: str
    url: str
    lang: str
    done: int
    total: int
    is_done: bool
    next_step: str
    next_url: str
    deadline: OwnDeadline | None
    waits_for: list[tuple[str, str]]
    ticked: list[str]
    forget_url: str


def row_of(matter: Matter, forget_url: str) -> OwnRow:
    """A procedure as the list shows it.

    Args:
        matter: the procedure, and where the person stands in it.
        forget_url: the page that asks before it deletes.
    """
    outline, standing = matter.outline, matter.standing
    step = standing.next_step
    return OwnRow(
        title=outline.title if outline else matter.journey.title,
        url=outline.url if outline else "",
        lang=outline.lang if outline else "",
        done=standing.done,
        total=standing.total,
        is_done=standing.is_done,
        next_step=f"{step.number}. {step.title}" if step else "",
        next_url=f"{outline.url}#step-{step.short}" if outline and step else "",
        deadline=_deadline(matter),
        waits_for=[(row.label, f"{outline.url}#date-{row.key}") for row in standing.waits_for] if outline else [],
        ticked=[row.title for row in standing.gone_steps],
        forget_url=forget_url,
    )


def _deadline(matter: Matter) -> OwnDeadline | None:
    one = matter.standing.next_deadline
    if one is None or one.day is None:
        return None
    near = one.state in (State.TODAY, State.SOON)
    return OwnDeadline(
        one.rule.what, words.written(one.day), words.left_words(one), words.moved_words(one), one.state == State.OVERDUE, near
    )
