"""The texts of many pages with their translations, in two statements however many pages there are."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from cms.translation.domain.differences import paired


@dataclass
class Text:
    """A text at its place on a page, with what it is translated by, and what it was translated by before it was changed."""

    context_id: int
    string_id: int
    path: str
    field_path: str
    source: str
    translation: StringTranslation | None = None
    earlier: StringTranslation | None = None

    @property
    def key(self) -> tuple[str, str]:
        """How files know it."""
        return self.path, self.source

    @property
    def names(self) -> str:
        """The path of names instead of ids; rows from before wagtail-localize kept it have none."""
        return self.field_path or self.path

    @property
    def is_done(self) -> bool:
        """Whether it has a translation that can be used."""
        return bool(self.translation and not self.translation.has_error and self.translation.data.strip())


@dataclass
class _Place:
    """A place of a page: rich text has several texts at one."""

    texts: list[Text] = field(default_factory=list)
    others: list[StringTranslation] = field(default_factory=list)


def texts_of(*, sources: Collection[TranslationSource], locale: Locale, lock: bool = False) -> dict[int, list[Text]]:
    """The present texts of sources.

    A text that stands at the same place twice is given once, because it has one translation.

    Args:
        sources: of pages.
        locale: the language of the translations.
        lock: keep the translations from being changed until the transaction ends.

    Returns:
        The texts of each source by its primary key, in the order of the page.
    """
    rows = StringSegment.objects.filter(source__in=[source.pk for source in sources]).order_by("source_id", "order", "pk")
    values = rows.values_list("source_id", "context_id", "string_id", "context__path", "context__field_path", "string__data")
    found: dict[int, dict[tuple[int, int], Text]] = {source.pk: {} for source in sources}
    places: dict[int, _Place] = {}
    for source_id, context, string, path, field_path, data in values:
        text = Text(context, string, path, field_path, data)
        if found[source_id].setdefault((context, string), text) is text:
            places.setdefault(context, _Place()).texts.append(text)
    _give_translations(places, {source.object_id for source in sources}, locale, lock=lock)
    return {pk: list(texts.values()) for pk, texts in found.items()}


def _give_translations(places: dict[int, _Place], keys: Iterable[UUID], locale: Locale, *, lock: bool) -> None:
    rows = StringTranslation.objects.filter(locale=locale, context__object_id__in=list(keys)).order_by("updated_at", "pk")
    rows = rows.select_related("translation_of", "last_translated_by")
    if lock:
        rows = rows.select_for_update(of=("self",))
    for row in rows:
        place = places.get(row.context_id)
        if place is None:
            continue
        text = next((text for text in place.texts if text.string_id == row.translation_of_id), None)
        if text is not None:
            text.translation = row
        else:
            place.others.append(row)
    for place in places.values():
        waiting = [text for text in place.texts if text.translation is None]
        gone = place.others[::-1]  # the last first
        for text, before in zip(waiting, paired([text.source for text in waiting], [row.translation_of.data for row in gone]), strict=True):
            text.earlier = None if before is None else gone[before]
