"""When a record of law changes."""

from typing import Any

from cms.core import generations
from cms.core.pages.places import PAGES


def on_changed(sender: type, **kwargs: Any) -> None:
    """An act or a citation was saved or deleted: bodies that show it are rendered anew."""
    generations.bump(PAGES)


def remember_act(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Before an act is saved, keep what the database says of it."""
    from cms.law.checking.domain.flagging import is_watched
    from cms.law.checking.facts import facts_of

    known = instance.pk is not None and not kwargs.get("raw")
    stored = sender._default_manager.select_related("replaced_by").filter(pk=instance.pk).first() if known else None
    instance.facts_before = facts_of(stored) if stored and is_watched(instance) else None


def flag_what_cites(sender: type, instance: Any, **kwargs: Any) -> None:
    """After an act was saved, in the same transaction, flag what cites it if it says something else now."""
    from cms.law.checking.domain.flagging import record_change

    before, instance.facts_before = getattr(instance, "facts_before", None), None
    if before is not None:
        record_change(act=instance, before=before)
