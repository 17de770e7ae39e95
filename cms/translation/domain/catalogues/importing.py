"""Taking translations from files: everything is checked before anything is written, and one problem keeps all of it out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from .addressed import address
from .archives import files_of
from .checking import Checked, Conflict, check
from .pages import targets_of
from .past import Past
from .problems import CatalogueRefusedError, Problem
from .texts import texts_of

TOOL = "PO File"
_AT_ONCE = 200


@dataclass(frozen=True)
class PageResult:
    """What a file did to its page."""

    file: str
    page: Page
    new: int
    changed: int
    equal: int
    empty: int
    is_whole: bool
    waits: bool
    conflicts: list[Conflict]
    notes: list[Problem]


def import_catalogues(*, name: str, content: bytes, locale: Locale, user: Any, take_file: bool = False) -> list[PageResult]:
    """Take translations from a PO file or a zip of them. Pages that are public stay as they are until somebody publishes them.

    Empty translations delete nothing; unsure ones, and those of texts that are not on the page any more, are left out.

    Args:
        name: the name of what was sent.
        content: what was sent.
        locale: the language that it is in.
        user: who sends it; None is an operator, who needs no rights.
        take_file: whether the file wins over translations that were changed in the portal since it was exported.

    Returns:
        What was done, one row for each file.

    Raises:
        CatalogueRefusedError: where anything stands against it. Nothing is written then.
    """
    files = files_of(name=name, content=content)
    with transaction.atomic():
        checked = _checked(files, locale, user, take_file=take_file)
        new = [sum(change.text.translation is None for change in one.changes) for one in checked]
        _write(checked, locale, user)
        _name_drafts(checked, locale)
        targets = targets_of(translations=[one.addressed.translation for one in checked], locale=locale)
        return [_result(one, n, targets.get(one.addressed.page.translation_key)) for one, n in zip(checked, new, strict=True)]


def _checked(files: list[tuple[str, bytes]], locale: Locale, user: Any, *, take_file: bool) -> list[Checked]:
    found, problems = address(files=files, locale=locale, user=user)
    sources = [one.translation.source for one in found]
    texts = texts_of(sources=sources, locale=locale, lock=True)
    present = {one.translation.pk: {text.key for text in texts[one.translation.source_id]} for one in found}
    strangers = (
        (one.translation.source.object_id, entry.place, entry.source)
        for one in found
        for entry in one.catalogue.entries
        if (entry.place, entry.source) not in present[one.translation.pk]
    )
    past = Past(strangers, Locale.get_default())
    checked = [check(addressed=one, texts=texts[one.translation.source_id], past=past, take_file=take_file) for one in found]
    problems += [problem for one in checked for problem in one.errors]
    if problems:
        raise CatalogueRefusedError(problems)
    return checked


def _write(checked: Iterable[Checked], locale: Locale, user: Any) -> None:
    """Write the changes of all files, in two statements of many rows, because a course has thousands.

    What a save would do besides is done here: errors were looked for, and titles of drafts are set by ``_name_drafts``.
    """
    now = timezone.now()
    new, changed = [], []
    for change in (change for one in checked for change in one.changes):
        row = change.text.translation
        if row is None:
            row = StringTranslation(translation_of_id=change.text.string_id, locale=locale, context_id=change.text.context_id)
            change.text.translation = row
            new.append(row)
        else:
            changed.append(row)
        row.data, row.has_error, row.field_error, row.updated_at = change.data, False, "", now
        row.translation_type, row.tool_name, row.last_translated_by = StringTranslation.TRANSLATION_TYPE_MANUAL, TOOL, user
    StringTranslation.objects.bulk_create(new, batch_size=_AT_ONCE)
    names = ["data", "has_error", "field_error", "updated_at", "translation_type", "tool_name", "last_translated_by"]
    StringTranslation.objects.bulk_update(changed, names, batch_size=_AT_ONCE)


def _name_drafts(checked: Iterable[Checked], locale: Locale) -> None:
    """Show new titles in the page explorer, as wagtail-localize does when a translation of a title is saved."""
    titles = {one.addressed.page.translation_key: change.data for one in checked for change in one.changes if change.text.path == "title"}
    pages = list(Page.objects.filter(translation_key__in=titles, locale=locale))
    for page in pages:
        page.draft_title = titles[page.translation_key]
    Page.objects.bulk_update(pages, ["draft_title"], batch_size=_AT_ONCE)


def _result(checked: Checked, new: int, target: Page | None) -> PageResult:
    is_whole = all(text.is_done for text in checked.texts)
    return PageResult(
        file=checked.addressed.file,
        page=checked.addressed.page,
        new=new,
        changed=len(checked.changes) - new,
        equal=checked.equal,
        empty=checked.empty,
        is_whole=is_whole,
        waits=is_whole and _waits(checked, target),
        conflicts=checked.conflicts,
        notes=checked.notes,
    )


def _waits(checked: Checked, target: Page | None) -> bool:
    """Whether there is anything that readers do not see yet."""
    if target is None or not target.live or target.last_published_at is None:
        return True
    return any(text.translation and text.translation.updated_at > target.last_published_at for text in checked.texts)
