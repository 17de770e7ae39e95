"""Catalogues of the interface: extract, compile, check. Babel does it all; no gettext tools are needed.

`python -m tools.messages extract` brings locale/*/LC_MESSAGES/django.po in step with the code and the templates, `compile` makes the
.mo files of those that are newer, `check` fails for what is missing, obsolete, fuzzy or broken.
"""

import os
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract as extract_babel
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
#: English is the language of the code, so it has no catalogue.
LANGUAGES = ("pl", "nb")
ROOMS = ("cms", "learning", "home", "search", "templates")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {"_": None, "gettext_noop": None, "__": None}
for _lazy in ("", "_lazy"):
    KEYWORDS |= {f"gettext{_lazy}": None, f"ngettext{_lazy}": (1, 2)}
    KEYWORDS |= {f"pgettext{_lazy}": ((1, "c"), 2), f"npgettext{_lazy}": ((1, "c"), 2, 3)}

LITERAL = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
CALL = re.compile(rf"\b(npgettext|ngettext|pgettext|gettext|__|_)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)", re.DOTALL)
Found = tuple[str | tuple[str, str], str | None]


def python_messages(path: Path) -> Iterator[Found]:
    """Every marked string of a Python file, with its context."""
    for _line, message, _comments, context in extract_babel("python", BytesIO(path.read_bytes()), keywords=KEYWORDS):
        texts = (message,) if isinstance(message, str) else message
        yield (texts[0] if len(texts) == 1 else (texts[0], texts[1])), context


def template_messages(path: Path) -> Iterator[Found]:
    """Every marked string of a Django template. Django turns the tags into calls as it does for its own makemessages."""
    from ast import literal_eval

    from django.utils.translation.template import templatize

    for call in CALL.finditer(templatize(path.read_text(encoding="utf-8"), origin=str(path))):
        texts = [literal_eval(text) for text in re.findall(LITERAL, call[2], re.DOTALL)]
        yield from _message(call[1], texts)


def _message(function: str, texts: list[str]) -> Iterator[Found]:
    context = texts.pop(0) if function in {"pgettext", "npgettext"} and texts else None
    if not texts or not texts[0]:
        return
    plural = function in {"ngettext", "npgettext"} and len(texts) > 1
    yield ((texts[0], texts[1]) if plural else texts[0]), context


def extracted() -> Catalog:
    """A catalogue of every string that the portal's code and templates mark."""
    catalog = Catalog(project="mowis-portal", charset="utf-8", fuzzy=False)
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix not in {".py", ".html", ".txt"} or "migrations" in path.parts:
                continue
            source = python_messages if path.suffix == ".py" else template_messages
            for text, context in source(path):
                catalog.add(text, locations=[(path.relative_to(ROOT).as_posix(), 0)], context=context)
    return catalog


def po_path(language: str) -> Path:
    """Where a language's catalogue is."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """A language's catalogue, empty when there is none yet."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, project="mowis-portal", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def extract() -> None:
    """Bring the catalogues in step. Obsolete strings go; a changed string comes back empty, never guessed."""
    found = extracted()
    for language in LANGUAGES:
        catalog = read(language)
        catalog.update(found, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        out = BytesIO()
        write_po(out, catalog, width=110, sort_output=True, omit_header=False, include_lineno=False, ignore_obsolete=True)
        # Dates and tool versions would make every run a change.
        lines = [line for line in out.getvalue().decode().splitlines() if not re.match(r'"(POT-Creation|PO-Revision|Generated-By)', line)]
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        missing = sum(1 for message in catalog if message.id and not _full(message))
        print(f"{path.relative_to(ROOT)}: {len(catalog)} strings, {missing} to translate")


def compile_catalogues() -> None:
    """Make the .mo files of catalogues that are newer than theirs."""
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as file:
            catalog = read_po(file, locale=po.parent.parent.name)
        # Through a second file, because two processes may do this at once.
        draft = mo.with_suffix(f".{os.getpid()}")
        with draft.open("wb") as file:
            write_mo(file, catalog)
        draft.replace(mo)


def _full(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


def complaints(language: str, found: Catalog) -> Iterator[str]:
    """What is wrong with a language's catalogue, a line each."""
    catalog = read(language)
    wanted = {(message.id, message.context) for message in found if message.id}
    have = {(message.id, message.context): message for message in catalog if message.id}
    name = po_path(language).relative_to(ROOT)
    for key in sorted(wanted - set(have), key=str):
        yield f"{name}: not extracted yet: {key[0]!r} (make messages)"
    for key in sorted(set(have) - wanted, key=str):
        yield f"{name}: no longer used: {key[0]!r} (make messages)"
    for key, message in have.items():
        if message.fuzzy:
            yield f"{name}: fuzzy: {key[0]!r}"
        elif not _full(message):
            yield f"{name}: not translated: {key[0]!r}"
        for error in message.check(catalog):
            yield f"{name}: {key[0]!r}: {error}"


def check() -> int:
    """Print what is wrong; 1 if anything is."""
    found = extracted()
    lines = [line for language in LANGUAGES for line in complaints(language, found)]
    print("\n".join(lines) or f"{len(found)} strings, complete in {', '.join(LANGUAGES)}")
    return 1 if lines else 0


def main(command: str) -> int:
    """Run one of extract, compile, check."""
    if command == "check":
        return check()
    {"extract": extract, "compile": compile_catalogues}[command]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
