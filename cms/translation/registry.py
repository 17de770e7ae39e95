"""What other rooms say about their own pages: whose key is outdated in a language.

The translation room knows texts. What a quiz grades by is the learning room's, which registers here when its app is ready.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

#: Gets translation keys of pages; gives pairs of a key and the code of a language in which the page shows an older key.
StaleKeys = Callable[[Iterable[UUID]], set[tuple[UUID, str]]]

_stale: list[StaleKeys] = []


def register_stale_keys(check: StaleKeys) -> None:
    """Register who knows about keys; one call for each room."""
    if check not in _stale:
        _stale.append(check)


def stale_keys(keys: Iterable[UUID]) -> set[tuple[UUID, str]]:
    """Pages and languages in which what is shown is graded by a key that is not the source's."""
    wanted = list(keys)
    return set().union(*(check(wanted) for check in _stale))
