"""Who declares what can be found. Rooms register in ``AppConfig.ready``; the search reads, and knows no room by name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Model
from django.dispatch import Signal

from .content import Findable

#: Keys of this source say something else now, or are gone. Sent inside the transaction of the change, with ``source`` and ``keys``.
changed = Signal()


class Source(Protocol):
    """A kind of rows that can be found, such as pages or terms."""

    #: Names the source in the index; never changes.
    name: str

    def keys(self) -> Iterator[str]:
        """Every key, for building the whole index; in portions, so that memory stays flat."""

    def findables(self, keys: Sequence[str]) -> Iterable[Findable]:
        """What these keys say in every language that readers can open; a key that is not given is gone."""

    def addresses(self, keys: Sequence[str], language: str) -> Mapping[str, str]:
        """Where these keys stand in a language, for those that readers can open now; at most a few statements in all."""


@dataclass(frozen=True)
class Kind:
    """What a result is, in a word: the facet of the search page."""

    name: str
    label: Any
    #: Where it stands among the kinds.
    order: int


_sources: dict[str, Source] = {}
_kinds: dict[str, Kind] = {}


def register_source(source: Source) -> None:
    """Declare a source; called once by its room."""
    _sources[source.name] = source


def register_kind(name: str, label: Any, *, order: int) -> None:
    """Declare a kind: a name of letters only, its label and its place in lists."""
    _kinds[name] = Kind(name, label, order)


def sources() -> Mapping[str, Source]:
    """The sources by name."""
    return _sources


def kinds() -> list[Kind]:
    """The kinds in their order."""
    return sorted(_kinds.values(), key=lambda kind: (kind.order, kind.name))


def kind_labels() -> dict[str, Any]:
    """What each kind is called, by its name."""
    return {kind.name: kind.label for kind in kinds()}


def addresses_of(things: Iterable[tuple[str, str]], language: str) -> dict[tuple[str, str], str]:
    """Where things stand in a language, for those that readers can open now.

    Args:
        things: pairs of source and key.
        language: the language.
    """
    keys: dict[str, list[str]] = {}
    for source, key in things:
        keys.setdefault(source, []).append(key)
    return {
        (name, key): url
        for name, those in keys.items()
        if name in _sources
        for key, url in _sources[name].addresses(those, language).items()
    }


def say_changed(source: str, keys: Iterable[Any]) -> None:
    """Tell whoever listens that keys of a source say something else now, or are gone."""
    changed.send(sender=None, source=source, keys=sorted({str(key) for key in keys}))


def watch(model: type[Model], source: str, keys_of: Any) -> None:
    """Say that a source has changed whenever a row of a model is saved or deleted.

    Args:
        model: the rows.
        source: name of the source.
        keys_of: gives the keys that a row concerns.
    """
    from django.db.models.signals import post_delete, post_save

    def on_changed(sender: type[Model], instance: Any, **kwargs: Any) -> None:
        if not kwargs.get("raw"):
            say_changed(source, keys_of(instance))

    for signal in (post_save, post_delete):
        signal.connect(on_changed, sender=model, weak=False, dispatch_uid=f"findable-{source}-{model._meta.label}-{id(signal)}")
