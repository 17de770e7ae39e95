"""What the search hears of."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from cms.core import generations
from cms.core.findable.registry import changed

from .domain.catching_up import leave_for_later
from .domain.promotions import PROMOTIONS
from .domain.synonyms import SYNONYMS
from .models import AskedFor, SynonymSet
from .tasks import bring_up_to_date_task

#: Keys that one task takes. More at once, such as a moved section, are left for the scheduler's ``catch_up_search``: nobody waits a second.
MANY = 100
HEARS_OF_CHANGES = "search-changed"


class _Changes:
    """What changed in a transaction, each once; given to the index when it commits, so that it can neither fail nor slow it down."""

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, None]] = {}
        #: A test's transaction keeps what it has run already.
        self.is_done = False

    def __call__(self) -> None:
        self.is_done = True
        for source, found in self.keys.items():
            keys = list(found)
            if len(keys) > MANY:
                leave_for_later(source=source, keys=keys)
            else:
                bring_up_to_date_task.enqueue(source, keys)


def connect() -> None:
    """Connect the receivers; called once when the app is ready."""
    changed.connect(_on_changed, dispatch_uid=HEARS_OF_CHANGES)
    for signal in (post_save, post_delete):
        signal.connect(_on_asked, sender=AskedFor, dispatch_uid=f"search-asked-{id(signal)}")
        signal.connect(_on_synonyms, sender=SynonymSet, dispatch_uid=f"search-synonyms-{id(signal)}")
        for model in (Query, SearchPromotion):
            signal.connect(_on_promotions, sender=model, dispatch_uid=f"search-promotions-{id(signal)}-{model.__name__}")


def _on_synonyms(sender: Any, **kwargs: Any) -> None:
    generations.bump(SYNONYMS)


def _on_asked(sender: Any, instance: AskedFor, **kwargs: Any) -> None:
    _on_changed(sender, instance.source, [instance.key])


def _on_promotions(sender: Any, **kwargs: Any) -> None:
    generations.bump(PROMOTIONS)


def _on_changed(sender: Any, source: str, keys: Sequence[str], **kwargs: Any) -> None:
    # What a savepoint that is rolled back has noted is looked at in vain; what it takes with it was undone as well.
    hooks = (entry[1] for entry in reversed(connection.run_on_commit))
    waiting = next((hook for hook in hooks if isinstance(hook, _Changes) and not hook.is_done), None)
    changes = waiting or _Changes()
    changes.keys.setdefault(source, {}).update(dict.fromkeys(keys))
    if waiting is None:
        transaction.on_commit(changes)
