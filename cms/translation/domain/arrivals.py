"""Keeping the first appearance of each text."""

from django.db import transaction
from django.utils import timezone
from wagtail_localize.models import StringSegment, TranslationContext

from cms.translation.models import StringArrival


class _Appeared:
    """Texts that appeared within one savepoint; written in one statement when the transaction commits."""

    def __init__(self, savepoints: set[str]) -> None:
        self.savepoints = savepoints
        self.pairs: dict[tuple[int, int], None] = {}

    def __call__(self) -> None:
        now = timezone.now()
        # A page may be deleted in the transaction in which it was made; its places are gone with it.
        places = set(TranslationContext.objects.filter(pk__in={context for context, _string in self.pairs}).values_list("pk", flat=True))
        rows = [StringArrival(context_id=context, string_id=text, appeared_at=now) for context, text in self.pairs if context in places]
        StringArrival.objects.bulk_create(rows, ignore_conflicts=True)


def note_arrival(segment: StringSegment) -> None:
    """Remember that a text stands at a place now, unless it has been there before.

    Args:
        segment: a row that wagtail-localize has just made.
    """
    connection = transaction.get_connection()
    savepoints = set(connection.savepoint_ids)
    # One that belongs to an outer savepoint would outlive a rollback of this one.
    waiting = (hook for _ids, hook, *_rest in connection.run_on_commit if isinstance(hook, _Appeared) and hook.savepoints == savepoints)
    appeared = next(waiting, None)
    if appeared is not None:
        appeared.pairs[segment.context_id, segment.string_id] = None
        return
    appeared = _Appeared(savepoints)
    appeared.pairs[segment.context_id, segment.string_id] = None
    transaction.on_commit(appeared)
