"""What stood on pages earlier, so that an old text in a file is told from one that was made up."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from wagtail.models import Locale
from wagtail_localize.models import String, TranslationContext

#: Values that are asked for in one statement.
_AT_ONCE = 500


class Past:
    """Places and texts that are known, of those that are asked for."""

    def __init__(self, pairs: Iterable[tuple[UUID, str, str]], locale: Locale) -> None:
        """Look up pages, places and texts.

        Args:
            pairs: a page's key, a place on it (its path of ids), a text.
            locale: the source language.
        """
        given = list(pairs)
        paths = {(key, TranslationContext._get_path_id(path)) for key, path, _text in given}  # noqa: SLF001 - wagtail-localize's own index
        hashes = {String._get_data_hash(text) for _key, _path, text in given}  # noqa: SLF001 - likewise
        self._places: set[tuple[UUID, str]] = set()
        for some in _parts(path for _key, path in paths):
            rows = TranslationContext.objects.filter(path_id__in=some, object_id__in={key for key, _path in paths})
            self._places |= set(rows.values_list("object_id", "path"))
        self._texts: set[str] = set()
        for some in _parts(hashes):
            self._texts |= set(String.objects.filter(data_hash__in=some, locale=locale).values_list("data", flat=True))

    def knows(self, key: UUID, path: str, text: str) -> bool:
        """Whether the place was on the page, and the text somewhere in the portal."""
        return (key, path) in self._places and text in self._texts


def _parts(values: Iterable[UUID]) -> Iterator[list[UUID]]:
    rows = sorted(set(values))
    for start in range(0, len(rows), _AT_ONCE):
        yield rows[start : start + _AT_ONCE]
