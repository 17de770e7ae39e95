"""Choosing a record that has a row in each language: the choice is the same everywhere, the reader gets their own language's row."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.once import found
from cms.core.reads import recording

from .same import SameInEveryLanguage


class OwnLanguageChooserBlock(SameInEveryLanguage, SnippetChooserBlock):
    """Chooses a record; reads those of a whole page in all languages in one query.

    A page keeps the Polish record and shows it in the reader's language (``shown_record``). wagtail-localize would put the translated
    record in, so that what a page shows hung on which was translated first.
    """

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        """Give the records in the order of their keys, each with its ``versions`` by language; ``None`` for a deleted one."""
        keys = list(values)
        wanted = [key for key in keys if key is not None]
        # A value that is kept rests on what was read for it, so it takes nothing that the page around it has read.
        here = recording() or found()
        known: dict[int, Any] = here.values.setdefault(f"own-language:{self.model_class._meta.label}", {}) if here else {}
        # A page has several fields that choose records, and often the same ones.
        if absent := [key for key in wanted if key not in known]:
            known.update(self._read(absent))
        return [None if key is None else known.get(key) for key in keys]

    def _read(self, wanted: list[int]) -> dict[int, Any]:
        model = self.model_class
        same = model.objects.filter(pk__in=wanted).values("translation_key")
        rows = list(model.objects.filter(translation_key__in=same).select_related("locale"))
        versions: dict[UUID, dict[str, Any]] = defaultdict(dict)
        for row in rows:
            versions[row.translation_key][row.locale.language_code] = row
        for row in rows:
            row.versions = versions[row.translation_key]
        return {row.pk: row for row in rows}


def shown_record(record: Any, *, language: str) -> tuple[Any, str]:
    """The version of a record for a reader.

    Args:
        record: as the chooser block gives it, or by itself; None when it was deleted.
        language: the reader's language.

    Returns:
        The record, and its language where it is not the reader's.
    """
    if record is None:
        return None, ""
    versions = getattr(record, "versions", None)
    if versions is None:
        # A made-up one of a preview stands in no language.
        versions = {record.locale.language_code: record} if record.locale_id else {language: record}
    if language in versions:
        return versions[language], ""
    return record, str(record.locale.language_code)
