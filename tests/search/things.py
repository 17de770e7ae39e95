"""A source of things that a test makes up, and the cluster that they are sent to."""

import socket
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from cms.core.findable.content import Findable


class Things:
    """What can be found: by key, its documents."""

    name = "thing"

    def __init__(self) -> None:
        self.rows: dict[str, list[Findable]] = {}

    def put(self, key: str, title: str, *languages: str, **more: Any) -> None:
        """A thing with the same words in some languages, Polish by default."""
        self.rows[key] = [Findable(key=key, language=code, kind="page", title=title, **more) for code in languages or ("pl",)]

    def keys(self) -> Iterator[str]:
        return iter(list(self.rows))

    def findables(self, keys: Sequence[str]) -> Iterable[Findable]:
        return [one for key in keys for one in self.rows.get(key, [])]

    def addresses(self, keys: Sequence[str], language: str) -> Mapping[str, str]:
        return {}


def cluster_at(url: str, **more: Any) -> dict[str, Any]:
    """The setting of a cluster."""
    return {"BACKEND": "search.backends.elasticsearch", "URLS": [url], "TIMEOUT": 2, "AUTO_UPDATE": False, "INDEX": "nowhere", **more}


@contextmanager
def nobody_listens() -> Iterator[str]:
    """An address that refuses."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{place.getsockname()[1]}"


@contextmanager
def nobody_answers() -> Iterator[str]:
    """An address that takes what is said and never answers."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        place.listen()
        yield f"http://127.0.0.1:{place.getsockname()[1]}"
