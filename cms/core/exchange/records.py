"""Records that pages name by a key (categories, funders, contacts …) as files: one YAML list for each kind.

A room registers its kinds in ``settings.CONTENT_RECORDS``. Reading, checking and saving a folder of them is ``records_loading``.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError
from wagtail.models import Locale, TranslatableMixin

from .notation import IMAGE, Id, MediaFile, Record, RequiredLine
from .portal import Portal


def by_language(value: dict[str, Any]) -> dict[str, Any]:
    """Check the codes of what is said in each language, and put them into the portal's order."""
    codes = [code for code, _name in settings.LANGUAGES]
    unknown = [code for code in value if code not in codes]
    if unknown or (value and settings.LANGUAGE_CODE not in value):
        raise PydanticCustomError(
            "languages",
            "Write one text for each language, by its code, such as {{{source}: …}}; {source} must be there, known are {known}",
            {"source": settings.LANGUAGE_CODE, "known": ", ".join(codes)},
        )
    return {code: value[code] for code in codes if code in value}


#: A text in each language, ``{pl: …, en: …, nb: …}``; Polish must be there. ``Words`` must be given, ``MaybeWords`` may be left out.
Words = Annotated[dict[str, RequiredLine], AfterValidator(by_language), Field(min_length=1)]
MaybeWords = Annotated[dict[str, RequiredLine], AfterValidator(by_language), Field(default_factory=dict)]


class ImageFile(Record):
    """A picture that belongs to a page or a record, with what must be said of it."""

    file: Annotated[MediaFile, IMAGE]
    title: Annotated[RequiredLine, Field(max_length=255)]
    credit: Annotated[RequiredLine, Field(max_length=200)]
    licence: Annotated[RequiredLine, Field(max_length=120)]


class RecordFront(Record):
    """What every record has: an id that never changes."""

    id: Id


class RecordKind:
    """How one kind of record is written.

    A subclass gives ``name`` (its file is ``records/NAME.yaml`` and ``Names(NAME)`` marks keys of pages that name it), ``record``,
    ``model``, and ``translated``: the keys that hold a text by language. A model with ``TranslatableMixin`` then has a row in each
    language in which every translated key has its text. A model without it has one row; override ``fields`` to say where texts go.
    A model that has rows of languages in a way of its own overrides ``languages``, ``fields``, which then gives the language too, and
    ``row_of``.
    """

    name: ClassVar[str]
    record: ClassVar[type[RecordFront]]
    model: ClassVar[type[models.Model]]
    #: The key by which pages name it: a key of the record and a field of the model.
    key: ClassVar[str] = "slug"
    translated: ClassVar[tuple[str, ...]] = ()
    #: Keys that hold an ``ImageFile``; on the model a foreign key to the portal's images.
    images: ClassVar[tuple[str, ...]] = ()
    #: Names of ``fields`` that are rows of other tables which the same load may bring, so a check without writing cannot judge them.
    looked_up: ClassVar[tuple[str, ...]] = ()
    #: Names of ``fields`` that are rows of other tables; ``relate`` writes them once all records of the kind are saved.
    related: ClassVar[tuple[str, ...]] = ()

    def key_of(self, record: Any) -> str:
        """The key by which pages name a record."""
        return str(getattr(record, self.key))

    def arranged(self, records: Iterable[Any]) -> list[Any]:
        """The order in which records are saved."""
        return list(records)

    @property
    def is_translatable(self) -> bool:
        """Whether the model has a row in each language."""
        return issubclass(self.model, TranslatableMixin)

    def languages(self, record: Any) -> list[str]:
        """The codes of the languages in which the record has all its texts; the source language is the first."""
        texts = [getattr(record, name) for name in self.translated]
        others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        full = [code for code in others if any(texts) and all(code in text for text in texts if text)]
        return [settings.LANGUAGE_CODE, *full] if self.is_translatable else [settings.LANGUAGE_CODE]

    def half_translated(self, record: Any) -> list[tuple[str, str]]:
        """Pairs of key and language for texts that are missing where other keys of the record have theirs."""
        texts = {name: getattr(record, name) for name in self.translated if getattr(record, name)}
        codes = {code for text in texts.values() for code in text}
        return sorted((name, code) for name, text in texts.items() for code in codes if code not in text)

    def fields(self, record: Any, language: str) -> dict[str, Any]:
        """The model's fields of a row in a language, without images; each is a value that the field gives back unchanged."""
        names = [name for name in type(record).model_fields if name not in ("id", *self.images)]
        return {name: getattr(record, name).get(language, "") if name in self.translated else getattr(record, name) for name in names}

    def image_fields(self, record: Any, portal: Portal) -> dict[str, Any]:
        """The images of a row, made if need be."""
        found = {name: getattr(record, name) for name in self.images}
        return {
            name: portal.media.image(one.file, title=one.title, credit=one.credit, licence=one.licence) if one else None
            for name, one in found.items()
        }

    def value_of(self, row: Any, name: str) -> Any:
        """A field of a row that is compared with what ``fields`` gives."""
        return getattr(row, name)

    def is_bare(self, row: Any) -> bool:
        """Whether a row that no load has made says nothing of its own yet, so that the file may speak for it."""
        return False

    def relate(self, row: Any, values: dict[str, Any]) -> None:
        """Write what hangs on a saved row: those of ``related`` that ``fields`` gave."""

    def find(self, key: str) -> Any:
        """The row of the source language that has a key, or None."""
        return self._sources().filter(**{self.key: key}).first()

    def knows(self, key: str) -> bool:
        """Whether the portal has a record of that key."""
        return self._sources().filter(**{self.key: key}).exists()

    def row_of(self, key: str, locale: Locale) -> Any:
        """The row that stands under a key in a language, or None. Where the model has one row for all languages, that one."""
        rows = self.model._default_manager.all()
        return (rows.filter(locale=locale) if self.is_translatable else rows).filter(**{self.key: key}).first()

    def _sources(self) -> models.QuerySet[Any]:
        rows = self.model._default_manager.all()
        return rows.filter(locale=Locale.get_default()) if self.is_translatable else rows


@cache
def record_kinds() -> dict[str, RecordKind]:
    """The kinds of ``settings.CONTENT_RECORDS`` by name, in that order."""
    made = [import_string(path)() for path in settings.CONTENT_RECORDS]
    return {kind.name: kind for kind in made}


def record_named(kind: str, key: str) -> Any:
    """The record of the source language that a page names.

    Args:
        kind: the name of the record kind.
        key: the record's key.

    Raises:
        LookupError: when there is none; a load checks that before.
    """
    found = record_kinds()[kind].find(key)
    if found is None:
        raise LookupError(f"there is no “{key}” among the {kind}")
    return found


def known_records(offered: dict[str, set[str]]) -> dict[str, Callable[[Any], bool]]:
    """For ``check_references``: whether a record that a page names is on the portal or among those that are loaded with it.

    Args:
        offered: the keys of the records that are loaded, by kind.
    """

    def check(kind: RecordKind) -> Callable[[Any], bool]:
        return lambda key: key in offered.get(kind.name, ()) or kind.knows(key)

    return {name: check(kind) for name, kind in record_kinds().items()}
