"""Deciding on notices, and taking content down with a statement of reasons."""

from uuid import UUID

from django.db import transaction

from cms.accounts.models import User
from cms.core.pages.places import absolute
from cms.notices.enums import NoticeState, Outcome
from cms.notices.errors import AlreadyDecidedError, NothingToTakeDownError
from cms.notices.models import ContentNotice, StatementOfReasons
from cms.notices.registry import Item, find, kind_of

from .letters import tell_author, tell_notifier


@transaction.atomic
def decide_notice(
    *, notice: ContentNotice, user: User, outcome: str, facts: str, ground_kind: str = "", ground: str = ""
) -> StatementOfReasons:
    """Decide on a notice (DSA, art. 16 ust. 5–6); a removal takes the content down and tells its author why (art. 17).

    Args:
        notice: the notice.
        user: who decides; never a machine.
        outcome: a value of ``Outcome``.
        facts: on what the decision rests; goes to the notifier, and to the author of what is taken down.
        ground_kind: a value of ``GroundKind``, for a removal.
        ground: the provision or clause, for a removal.

    Returns:
        The decision.

    Raises:
        AlreadyDecidedError: when somebody decided on it before.
        NothingToTakeDownError: when it should be taken down and is no content that somebody put on the portal.
    """
    locked = ContentNotice.objects.select_for_update().get(pk=notice.pk)
    if not locked.is_waiting:
        raise AlreadyDecidedError
    decision = StatementOfReasons(
        notice=locked,
        kind=locked.kind,
        object_key=locked.object_key,
        address=locked.address,
        title=locked.title,
        outcome=outcome,
        facts=facts,
        ground_kind=ground_kind,
        ground=ground,
        decided_by=user,
    )
    item = locked.item
    if outcome == Outcome.TAKEN_DOWN:
        if item is None:
            raise NothingToTakeDownError
        decision.title = item.title
        _remove(item, decision, user)
    decision.save()
    locked.state = NoticeState.DECIDED
    locked.client_hash = ""  # its work is done
    locked.save(update_fields=["state", "client_hash"])
    tell_notifier(locked, decision)
    return decision


@transaction.atomic
def take_down(*, kind: str, key: UUID, user: User, facts: str, ground_kind: str, ground: str) -> StatementOfReasons:
    """Take content down without a notice, on the editors' own initiative, with a statement of reasons (DSA, art. 17).

    Args:
        kind: the kind of the content.
        key: its key.
        user: who decides.
        facts: on what the decision rests.
        ground_kind: a value of ``GroundKind``.
        ground: the provision or clause.

    Returns:
        The statement.

    Raises:
        NothingToTakeDownError: when there is no such content, or it is not published.
    """
    item = find(kind, key)
    if item is None or not item.url:
        raise NothingToTakeDownError
    statement = StatementOfReasons(
        kind=kind,
        object_key=key,
        address=absolute(item.url),
        title=item.title,
        outcome=Outcome.TAKEN_DOWN,
        facts=facts,
        ground_kind=ground_kind,
        ground=ground,
        decided_by=user,
    )
    _remove(item, statement, user)
    statement.save()
    return statement


def _remove(item: Item, statement: StatementOfReasons, user: User) -> None:
    """Take an item down through its room and write to its author; what is down already is not told twice."""
    room = kind_of(item.kind)
    if room is None:
        raise NothingToTakeDownError
    earlier = StatementOfReasons.objects.filter(kind=item.kind, object_key=item.key, outcome=Outcome.TAKEN_DOWN)
    if item.url or not earlier.exists():
        tell_author(item, statement)
    room.take_down(key=item.key, user=user, reason=statement.ground)


def statements_of(*, kind: str, keys: list[UUID]) -> dict[UUID, StatementOfReasons]:
    """The latest removal of each of these items, in one query."""
    rows = StatementOfReasons.objects.filter(kind=kind, object_key__in=keys, outcome=Outcome.TAKEN_DOWN)
    found: dict[UUID, StatementOfReasons] = {}
    for row in rows.select_related("notice").order_by("decided_at", "pk"):
        if row.object_key is not None:
            found[row.object_key] = row
    return found
