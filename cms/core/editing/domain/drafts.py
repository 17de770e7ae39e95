"""Changing a fact of a live page without publishing what waits as its draft."""

from typing import Any

from django.utils import timezone
from wagtail.models import Revision


def republish(live: Any, *, facts: dict[str, Any], action: str, user: Any) -> bool:
    """Publish the live page anew with some fields changed. Drafts get the same fields and stay drafts.

    Args:
        live: the live row, locked by the caller's transaction.
        facts: the fields and their values.
        action: the name of the action in the publish log.
        user: who does it.

    Returns:
        Whether a draft waits.
    """
    waiting = _waiting(live)
    _set(live, facts)
    if live.go_live_at and live.go_live_at > timezone.now():
        live.go_live_at = None  # a plan belongs to the draft below; the live page must not be hidden by it
    # What was published once stays publishable for this: an old page may lack what is required today.
    live.save_revision(user=user, changed=True, clean=False).publish(user=user, log_action=action)
    for revision in waiting:
        _keep(revision, facts)
    live.refresh_from_db()
    return bool(waiting)


def _waiting(live: Any) -> list[Revision]:
    """Revisions that are not live: one that waits for its time, and the newest one; oldest first."""
    newest = live.latest_revision if live.has_unpublished_changes else None
    found = {revision.pk: revision for revision in (live.scheduled_revision, newest) if revision}
    found.pop(live.live_revision_id, None)
    return [found[pk] for pk in sorted(found)]


def _keep(revision: Revision, facts: dict[str, Any]) -> None:
    """Write a draft down again above what was just published; its author and the time it waits for stay."""
    draft = revision.as_object()
    _set(draft, facts)
    planned = revision.approved_go_live_at
    again = draft.save_revision(user=revision.user, clean=False)
    if planned:
        Revision.objects.filter(pk=again.pk).update(approved_go_live_at=planned)


def _set(page: Any, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        setattr(page, name, value)
