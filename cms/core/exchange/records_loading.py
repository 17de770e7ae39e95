"""Reading, checking and saving a folder of records. A record that was edited in the admin since the last load is kept and named."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import Locale

from cms.core.models import ImportedContent

from .folder import PackageFolder
from .loading import EDITED, error_messages
from .notation import rename
from .package import Package, file_problem
from .portal import Portal
from .problems import Problem, Problems
from .records import RecordKind, record_kinds
from .report import CREATED, KEPT, UNCHANGED, UPDATED, LoadReport
from .validation import read_records
from .yaml_reader import read_yaml

LABEL = "records"


@dataclass(frozen=True)
class RecordSource:
    """A record and where it stands."""

    kind: RecordKind
    record: Any
    file: str
    line: int


@dataclass
class Records:
    """The records of a folder, in the order of the kinds.

    ``only_new``: what the portal has already stays as it is, as with the acts that a course brings along.
    """

    sources: list[RecordSource] = field(default_factory=list)
    only_new: bool = False

    def keys(self) -> dict[str, set[str]]:
        """The keys by which pages may name them, by kind."""
        found: dict[str, set[str]] = {}
        for one in self.sources:
            found.setdefault(one.kind.name, set()).add(one.kind.key_of(one.record))
        return found


def read_record_folder(path: Path, *, place: str = "") -> Package:
    """Read a folder of records as a package that has no pages.

    Args:
        path: the folder (``content/pl/records``).
        place: what messages about the whole call it.

    Returns:
        The package, its records in ``extra["records"]``.

    Raises:
        PackageError: naming everything that is wrong, in all files.
    """
    folder = PackageFolder(path)
    problems = Problems()
    records = Records()
    used = set()
    for kind in record_kinds().values():
        name = f"{kind.name}.yaml"
        if name in folder:
            used.add(name)
            records.sources += problems.attempt(lambda kind=kind, name=name: read_record_file(kind, folder, name)) or []  # type: ignore[misc]
    known = ", ".join(f"{name}.yaml" for name in record_kinds())
    for name in folder.names:
        if name not in used and not name.startswith("media/"):
            problems.add(name, 0, f"This file is no list of records. Known are: {known}. Rename or remove it.")
    problems.raise_if_any()
    return Package(LABEL, folder, place, extra={"records": records})


def read_record_file(kind: RecordKind, folder: PackageFolder, name: str) -> list[RecordSource]:
    """Read one list of records.

    Raises:
        PackageError: naming everything that is wrong with it.
    """
    source = read_yaml(folder.text(name), file=name)
    if source.data is None:
        return []
    read = [RecordSource(kind, record, name, source.line_of((index,))) for index, record in enumerate(read_records(kind.record, source))]
    problems = Problems()
    for attribute, what in (("id", "id"), (kind.key, kind.key)):
        seen: dict[str, int] = {}
        for one in read:
            value = str(getattr(one.record, attribute))
            if value in seen:
                problems.add(name, one.line, f"The {what} “{value}” stands in line {seen[value]} too. Give each record its own.")
            seen.setdefault(value, one.line)
    for one in read:
        for text, language in kind.half_translated(one.record):
            message = f"“{text}” has no text in “{language}”, though other keys of the record have. Add it, or take “{language}” from them."
            problems.add(name, one.line, message)
    problems.raise_if_any()
    return read


def check_records(package: Package) -> list[Problem]:
    """Let the models judge the records of a package, and settle the names of their pictures (``package.media`` is filled).

    Returns:
        Everything that is wrong.
    """
    records: Records | None = package.extra.get("records")
    if records is None:
        return []
    problems, settled = [], []
    for one in records.sources:
        wrong = []
        for key in one.kind.images:
            picture = getattr(one.record, key)
            message = file_problem(package, picture.file, is_image=True) if picture else ""
            wrong += [f"{picture.file}: {message}"] if message else []
        for language in one.kind.languages(one.record):
            row = one.kind.model(**_own(one.kind, one.kind.fields(one.record, language)))
            try:
                row.clean_fields(exclude=["locale", "translation_key", *one.kind.images, *one.kind.looked_up])
            except ValidationError as error:
                wrong += [message for message in error_messages(error) if message not in wrong]
        problems += [Problem(package.path(one.file), one.line, message) for message in wrong]
        if not wrong:
            record = rename(one.record, package.media.__getitem__) if one.kind.images else one.record
            settled.append(RecordSource(one.kind, record, one.file, one.line))
    if not problems:
        package.extra["records"] = Records(settled, only_new=records.only_new)
    return problems


def save_records(package: Package, portal: Portal, report: LoadReport, *, overwrite: bool = False) -> None:
    """Bring the portal's records to those of a package, inside the caller's transaction. Nothing is deleted.

    Args:
        package: a package whose records were checked.
        portal: the look-ups.
        report: where to note what happened.
        overwrite: take the files' version of records that were edited in the admin.

    Raises:
        PackageError: when a record cannot be saved.
    """
    records: Records | None = package.extra.get("records")
    problems = Problems()
    for kind in record_kinds().values():
        changed: list[tuple[Any, dict[str, Any]]] = []
        sources = {id(one.record): one for one in (records.sources if records else ()) if one.kind is kind}
        for record in kind.arranged([one.record for one in sources.values()]):
            one = sources[id(record)]
            if records is not None and records.only_new and kind.knows(kind.key_of(record)):
                continue
            for language in kind.languages(record):
                try:
                    changed += _save(one, language, portal, report, overwrite=overwrite)
                except ValidationError as error:
                    for message in error_messages(error):
                        problems.add(package.path(one.file), one.line, message)
        # Records of a kind may name each other, in whatever order they stand.
        for row, values in changed:
            kind.relate(row, values)
    problems.raise_if_any()


def _own(kind: RecordKind, values: dict[str, Any]) -> dict[str, Any]:
    """What stands in the row itself."""
    return {name: value for name, value in values.items() if name not in kind.related}


def _save(one: RecordSource, language: str, portal: Portal, report: LoadReport, *, overwrite: bool) -> list[tuple[Any, dict[str, Any]]]:
    """Save a record in a language.

    Returns:
        The row with what is still to be hung on it; nothing when the row stays as it is.
    """
    locale = Locale.objects.filter(language_code=language).first()
    if locale is None:
        return []
    kind, key = one.kind, one.kind.key_of(one.record)
    wanted = {**kind.fields(one.record, language), **kind.image_fields(one.record, portal)}
    memory = ImportedContent.objects.filter(translation_key=one.record.id, locale_code=language).first()
    row = _row(kind, one.record, key, locale, memory)
    mark = _fingerprint(wanted)
    title = f"{kind.name}: {key}"
    if row is not None:
        actual = _fingerprint({name: kind.value_of(row, name) for name in wanted})
        if actual == mark:
            if memory is None or (memory.content_hash, memory.object_key) != (mark, str(row.pk)):
                _remember(one, language, mark, row)
            report.add(UNCHANGED, language, title)
            return []
        is_ours = kind.is_bare(row) if memory is None else memory.content_hash == actual
        if not overwrite and not is_ours:
            report.add(KEPT, language, title, EDITED)
            return []
    outcome = UPDATED if row is not None else CREATED
    row = row if row is not None else _new_row(kind, one.record, locale)
    for name, value in _own(kind, wanted).items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    _remember(one, language, mark, row)
    report.add(outcome, language, title)
    return [(row, {name: wanted[name] for name in kind.related if name in wanted})]


def _row(kind: RecordKind, record: Any, key: str, locale: Locale, memory: ImportedContent | None) -> models.Model | None:
    """The row of a record in a language: that of its id, or the one that already has its key."""
    rows = kind.model._default_manager.all()
    if kind.is_translatable:
        rows = rows.filter(locale=locale)
        return rows.filter(translation_key=record.id).first() or kind.row_of(key, locale)
    remembered = rows.filter(pk=memory.object_key).first() if memory and memory.object_key else None
    return remembered or kind.row_of(key, locale)


def _new_row(kind: RecordKind, record: Any, locale: Locale) -> Any:
    if not kind.is_translatable:
        return kind.model()
    source = kind.find(kind.key_of(record))
    # A translation belongs to the row that stands under this key, which an editor may have made before the first load.
    return kind.model(locale=locale, translation_key=source.translation_key if source else record.id)


def _remember(one: RecordSource, language: str, mark: str, row: models.Model) -> None:
    ImportedContent.objects.update_or_create(
        translation_key=one.record.id,
        locale_code=language,
        defaults={"source": f"{LABEL}/{one.kind.name}", "content_hash": mark, "object_key": str(row.pk)},
    )


def _fingerprint(values: dict[str, Any]) -> str:
    plain = {name: value.pk if isinstance(value, models.Model) else value for name, value in values.items()}
    return hashlib.sha256(json.dumps(plain, sort_keys=True, default=str).encode()).hexdigest()
