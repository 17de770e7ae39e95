"""Files as a translator sends them back, and everything that an import could touch."""

import io
import re
import zipfile
from typing import Any

import polib
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.translation.domain.catalogues.writing import Written, export_catalogues


def language(code: str = "en") -> Locale:
    """A language of the portal."""
    found: Locale = Locale.objects.get(language_code=code)
    return found


def exported(page: Page, code: str = "en", *, whole: bool = False) -> Written:
    """The file of a page or of a part of the tree."""
    return export_catalogues(page=page, locale=language(code), whole=whole)


def changed(content: bytes, texts: dict[str, str]) -> bytes:
    """The file with other translations, by source text."""
    po = polib.pofile("\n" + content.decode())
    for entry in po:
        if entry.msgid in texts:
            entry.msgstr = texts[entry.msgid]
    return str(po).encode()


def translated(content: bytes, code: str = "en") -> bytes:
    """The file with every text translated."""
    po = polib.pofile("\n" + content.decode())
    for entry in po:
        entry.msgstr = entry.msgid if entry.msgctxt == "slug" else f"{code}: {entry.msgid}"
    return str(po).encode()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a zip, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return content.getvalue()


def without_dates(content: bytes) -> bytes:
    """A PO file without the dates of its header."""
    return re.sub(rb'^"(POT-Creation|PO-Revision)-Date: .*\n', b"", content, flags=re.MULTILINE)


def undated(written: Written) -> dict[str, bytes]:
    """The files of a zip without the dates of their headers."""
    return {name: without_dates(body) for name, body in unpacked(written.content).items()}


def traces() -> dict[str, Any]:
    """Everything that an import could write, so that “nothing changed” can be said of the whole."""
    return {
        "pages": list(Page.objects.order_by("pk").values()),
        "revisions": Revision.objects.count(),
        "sources": list(TranslationSource.objects.order_by("pk").values()),
        "translations": list(Translation.objects.order_by("pk").values()),
        "texts": list(StringTranslation.objects.order_by("pk").values()),
    }
