"""Writing a catalogue, with a note for the translator at each text."""

from collections.abc import Iterable
from typing import Any

import polib
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from .notation import visible
from .strings import strings_of, usable_translations


def catalogue_text(pages: Iterable[Any], *, language: str, earlier: polib.POFile | None = None) -> str:
    """The catalogue of some pages.

    Args:
        pages: the pages, in the source language.
        language: the code of the language that it translates into.
        earlier: a catalogue whose translations are kept; one whose source text has changed since is kept as a suggestion
            (“fuzzy”), which no load uses.

    Returns:
        The PO file: no dates in it, so that equal content gives equal bytes.
    """
    locale = Locale.objects.filter(language_code=language).first()
    kept = _Earlier(earlier)
    po = polib.POFile(wrapwidth=100)
    po.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
    }
    for page in pages:
        current = strings_of(page)
        translated = usable_translations(page.translation_key, locale, current) if locale else {}
        for path, text in current:
            entry = polib.POEntry(msgctxt=f"{page.translation_key}|{path}", msgid=visible(text), comment=_note(page, path, text))
            entry.msgstr = visible(translated.get((path, text), ""))
            kept.fill(entry)
            po.append(entry)
    return f"{po}\n" if not str(po).endswith("\n") else str(po)


class _Earlier:
    """The entries of an earlier catalogue."""

    def __init__(self, po: polib.POFile | None) -> None:
        self.exact = {(entry.msgctxt, entry.msgid): entry for entry in po or () if not entry.obsolete}
        self.by_place: dict[str, list[polib.POEntry]] = {}
        for entry in self.exact.values():
            self.by_place.setdefault(entry.msgctxt, []).append(entry)

    def fill(self, entry: polib.POEntry) -> None:
        """Take over what the earlier catalogue says of an entry, its file being the translator's own work."""
        same = self.exact.get((entry.msgctxt, entry.msgid))
        if same is not None:
            entry.msgstr = same.msgstr or entry.msgstr
            entry.flags = list(same.flags)
            entry.previous_msgid = same.previous_msgid
            return
        # In rich text several texts share a place; then it cannot be told which of them was changed.
        there = self.by_place.get(entry.msgctxt, [])
        if not entry.msgstr and len(there) == 1 and there[0].msgstr:
            entry.msgstr, entry.flags, entry.previous_msgid = there[0].msgstr, ["fuzzy"], there[0].msgid


def _note(page: Page, path: str, text: str) -> str:
    place = " › ".join(_names(page, path.split(".")))
    note = f"{page.title}: {place}"
    if path == "slug":
        note += "\nPart of the web address: small letters a–z, digits and hyphens."
    if "<" in text:
        note += "\nKeep the tags <b>, <i>, <br/> and <a id=…> as they are; translate what is between them."
    return note


def _names(page: Page, parts: list[str]) -> list[str]:
    """The path with the names of blocks in place of their ids."""
    field = page._meta.get_field(parts[0])
    if not isinstance(field, StreamField):
        return parts
    return [parts[0], *_block_names(field.value_from_object(page).get_prep_value(), parts[1:])]


def _block_names(raw: Any, parts: list[str]) -> list[str]:
    if not parts:
        return []
    part, *rest = parts
    if isinstance(raw, list):
        block = next((one for one in raw if isinstance(one, dict) and one.get("id") == part), None)
        if block is None:
            return []
        own = [] if block["type"] == "item" else [block["type"]]
        return own + _block_names(block["value"], rest)
    if isinstance(raw, dict) and part in raw:
        return [part, *_block_names(raw[part], rest)]
    # A part that is no id and no field, such as the fingerprint of a table's cell, tells a translator nothing.
    return []
