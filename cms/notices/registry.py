"""The registry of content that people put on the portal and that can be reported.

Notices know nobody above them (docs/architecture.md, arrows), so a room registers its kinds of content here when it is ready::

    register("story", resolve=…, take_down=…, recognise=…)

and shows ``{% component "report_link" kind="story" key=page.translation_key %}`` beside each published item.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from wagtail.models import Page

from cms.accounts.models import User

#: A kind is stored with notices, so it is short and never changes.
MOST_LETTERS = 30


@dataclass(frozen=True)
class Item:
    """A piece of content as it stands: enough to show it, and to write to the person who put it there."""

    kind: str
    key: UUID
    title: str
    #: The path on this portal where it is read, empty when it is not published.
    url: str
    #: Who put it there; None when the account is gone.
    author: User | None


class TakeDown(Protocol):
    """Takes an item down in every language. Runs inside the decision's transaction; must be harmless when run again."""

    def __call__(self, *, key: UUID, user: User, reason: str) -> None:
        """Take down and leave an entry in the item's log."""


@dataclass(frozen=True)
class Kind:
    """What a room said about its kind of content."""

    name: str
    resolve: Callable[[UUID], Item | None]
    take_down: TakeDown
    recognise: Callable[[Page], UUID | None]


_kinds: dict[str, Kind] = {}


def register(
    name: str,
    *,
    resolve: Callable[[UUID], Item | None],
    take_down: TakeDown,
    recognise: Callable[[Page], UUID | None] = lambda _page: None,
) -> None:
    """Add a kind of content. Registering a name again replaces what was there.

    Args:
        name: permanent, short; it stands in addresses and with notices.
        resolve: gives the item with a key, published or not; None when there is none.
        take_down: takes it down.
        recognise: gives the key of an item that is a page, for an address that somebody typed; None for any other page.

    Raises:
        ValueError: when the name is too long to be stored.
    """
    if not 0 < len(name) <= MOST_LETTERS:
        raise ValueError(f"The name of a kind has up to {MOST_LETTERS} letters: {name!r}")
    _kinds[name] = Kind(name, resolve, take_down, recognise)


def unregister(name: str) -> None:
    """Forget a kind, as tests do."""
    _kinds.pop(name, None)


def kind_of(name: str) -> Kind | None:
    """The kind of that name, if a room registered it."""
    return _kinds.get(name)


def find(name: str, key: Any) -> Item | None:
    """The item of a kind with a key; None when the kind or the item is unknown, whatever the key is made of."""
    kind = _kinds.get(name)
    if kind is None:
        return None
    try:
        wanted = key if isinstance(key, UUID) else UUID(str(key))
    except ValueError:
        return None
    return kind.resolve(wanted)


def item_of(page: Page) -> Item | None:
    """The item that a page shows, if it is content that somebody put on the portal."""
    for kind in _kinds.values():
        key = kind.recognise(page)
        if key is not None:
            return kind.resolve(key)
    return None
