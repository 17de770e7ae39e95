"""Comparing a file with the page as it is now: what would be written, and what stands against it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from cms.translation.domain.places import place_of
from cms.translation.domain.texts import problems_of

from .addressed import Addressed
from .judging import lost_tags
from .past import Past
from .po import Entry
from .problems import Problem
from .texts import Text
from .writing import EXPORTED

_SHORT = 60


@dataclass(frozen=True)
class Change:
    """A translation to be written."""

    text: Text
    data: str
    line: int


@dataclass(frozen=True)
class Conflict:
    """A translation that somebody changed in the portal after the file was exported."""

    file: str
    line: int
    source: str
    here: StringTranslation
    in_file: str

    @property
    def place(self) -> str:
        """The place in the file, in words."""
        return Problem(self.file, self.line, "").place


@dataclass
class Checked:
    """What a file would do to its page."""

    addressed: Addressed
    texts: list[Text]
    changes: list[Change] = field(default_factory=list)
    equal: int = 0
    empty: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)


def check(*, addressed: Addressed, texts: list[Text], past: Past, take_file: bool) -> Checked:
    """Compare a file with the present texts of its page.

    Args:
        addressed: the file.
        texts: the present texts, with their translations.
        past: what stood on the page earlier.
        take_file: whether the file wins over what was changed in the portal since it was exported.
    """
    checked = Checked(addressed, texts)
    by_key = {text.key: text for text in texts}
    since = exported_at(addressed.catalogue.header)
    seen: dict[tuple[str, str], int] = {}
    for entry in addressed.catalogue.entries:
        key = (entry.place, entry.source)
        words = _form_problem(entry, seen.get(key))
        seen.setdefault(key, entry.line)
        if words:
            checked.errors.append(Problem(addressed.file, entry.line, words))
        elif key in by_key:
            _compare(checked, entry, by_key[key], since, take_file=take_file)
        elif past.knows(addressed.translation.source.object_id, entry.place, entry.source):
            words = _("This text is not on the page any more, so its translation is left out: %(text)s")
            checked.notes.append(Problem(addressed.file, entry.line, words % {"text": short(entry.source)}))
        else:
            words = _("This text never stood on the page. Change only translations (msgstr), not texts (msgid): %(text)s")
            checked.errors.append(Problem(addressed.file, entry.line, words % {"text": short(entry.source)}))
    return checked


def exported_at(header: dict[str, str]) -> datetime | None:
    """When a file was exported: the date that programs keep, else that of the last change. None where neither can be read."""
    for name in (EXPORTED, "PO-Revision-Date"):
        try:
            moment = parse_datetime(header.get(name, ""))
        except ValueError:
            continue
        if moment is not None:
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _form_problem(entry: Entry, first: int | None) -> str:
    if entry.is_plural:
        return _("An entry with forms for numbers does not come from the portal. Take the file that was exported.")
    if not entry.place or not entry.source:
        return _("The entry does not say where its text stands (msgctxt), or has no text (msgid). Take the file that was exported.")
    if first is not None:
        return _("This text stands here a second time; the first time is in line %(line)d. Keep one of them.") % {"line": first}
    return ""


def _compare(checked: Checked, entry: Entry, text: Text, since: datetime | None, *, take_file: bool) -> None:
    file, line, here = checked.addressed.file, entry.translation_line, text.translation
    if not entry.translation:
        checked.empty += 1
    elif entry.fuzzy:
        words = _("This translation is marked as unsure (fuzzy), so it is left out: %(text)s")
        checked.notes.append(Problem(file, line, words % {"text": short(entry.translation)}))
    elif here is not None and here.data == entry.translation and not here.has_error:
        checked.equal += 1
    else:
        place = place_of(checked.addressed.page.specific_class or Page, text.names)
        problems = problems_of(source=entry.source, data=entry.translation, place=place)
        checked.errors += [Problem(file, line, words) for words in problems]
        if problems:
            return
        if here is not None and here.data != entry.translation and _is_newer(here, since) and not take_file:
            checked.conflicts.append(Conflict(file, line, text.source, here, entry.translation))
            return
        checked.changes.append(Change(text, entry.translation, line))
        for tag in lost_tags(entry.translation, place):
            words = _("This is plain text, so the tag <%(tag)s> is left out on the page.") % {"tag": tag}
            checked.notes.append(Problem(file, line, words))


def _is_newer(here: StringTranslation, since: datetime | None) -> bool:
    return since is None or here.updated_at > since


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT]}…"
