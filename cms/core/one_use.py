"""Keys that a page gives out for one use: a page that is kept for everybody gets new ones for each who asks for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

Maker = Callable[..., Sequence[str]]
_makers: dict[str, Maker] = {}


@dataclass(frozen=True)
class OneUse:
    """What was given out.

    Args:
        kind: who makes such keys.
        texts: the texts as they stand in the page, which stand nowhere else in it: signed keys, and ids made at random.
        arguments: what others are made of.
    """

    kind: str
    texts: tuple[str, ...]
    arguments: dict[str, Any]


def register_maker(kind: str, maker: Maker) -> None:
    """Register who makes keys; called when a room's app is ready.

    Args:
        kind: what they are called.
        maker: gives new texts for somebody whom the portal does not know, in the order in which they were given out. They are put into
            HTML as they are, so they hold nothing that would have to be escaped there.
    """
    _makers[kind] = maker


def give_out(request: HttpRequest, kind: str, texts: Sequence[str], **arguments: Any) -> None:
    """Say that the answer to a request carries keys, for somebody whom the portal does not know.

    Browsers and caches in front keep no copy of it, as with ``keep_no_copy``.
    """
    request.one_use = (*given_out(request), OneUse(kind, tuple(texts), arguments))  # type: ignore[attr-defined]


def given_out(request: HttpRequest) -> tuple[OneUse, ...]:
    """All keys that the answer carries."""
    given: tuple[OneUse, ...] = getattr(request, "one_use", ())
    return given


def renewed(body: bytes, given: Iterable[OneUse]) -> bytes:
    """A page with new keys in the place of those that were given out."""
    for one in given:
        for old, new in zip(one.texts, _makers[one.kind](**one.arguments), strict=True):
            body = body.replace(old.encode(), new.encode())
    return body
