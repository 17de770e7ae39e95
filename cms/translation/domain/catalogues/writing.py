"""Writing translations as files: a PO file for a page, a zip of them for a part of the tree."""

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime

import polib
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from cms.translation.domain.places import Place, place_of
from cms.translation.errors import NothingToExportError

from .judging import why_unusable
from .notes import note_of, one_line
from .pages import SourcePage, begin, pages_in
from .texts import Text, texts_of

#: The name by which wagtail-localize knows a file's translation; ours stay good for its own upload.
TRANSLATION_ID = "X-WagtailLocalize-TranslationID"
EXPORTED = "POT-Creation-Date"
_WIDTH = 100
#: Every file of an archive has this date, so that equal texts make equal archives.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Written:
    """A file to hand over."""

    name: str
    content: bytes

    @property
    def content_type(self) -> str:
        """What kind of file it is."""
        return "application/zip" if self.name.endswith(".zip") else "text/x-gettext-translation; charset=utf-8"


def export_catalogues(*, page: Page, locale: Locale, whole: bool) -> Written:
    """Write the translations of a page, or of a part of the tree, into files.

    Texts that were never taken are taken first, and translations that were not begun are begun.

    Args:
        page: a page in the source language.
        locale: the language of the translation.
        whole: the pages below it too, as a zip.

    Returns:
        The file.

    Raises:
        NothingToExportError: where every page is kept by hand in that language, or there is none.
    """
    rows = [row for row in pages_in(page=page, locale=locale, whole=whole) if not row.is_independent]
    if not rows:
        raise NothingToExportError(_("There is nothing to export: the pages are edited by hand in this language, or are not public."))
    moment = timezone.now()  # before anything is read: what is changed while the file is written counts as changed after it
    files = catalogues_of(rows=begin(rows=rows, locale=locale), locale=locale, moment=moment)
    if not whole:
        return Written(f"{page.slug}-{locale.language_code}.po", files[0].content)
    return Written(f"{page.slug}-{locale.language_code}.zip", _packed(files))


def catalogues_of(*, rows: list[SourcePage], locale: Locale, moment: datetime) -> list[Written]:
    """A PO file for each page.

    Args:
        rows: pages whose translation was begun, in the order of the tree.
        locale: the language of the translation.
        moment: what the files give as their date.
    """
    texts = texts_of(sources=[row.source for row in rows if row.source], locale=locale)
    titles = _titles([row.page for row in rows])
    digits, language = max(2, len(str(len(rows)))), Locale.get_default().language_code
    files = []
    for number, row in enumerate(rows, start=1):
        if row.source is not None and row.translation is not None:
            content = _catalogue(row, texts[row.source.pk], _above(row.page, titles), language, _header(row.translation, locale, moment))
            files.append(Written(f"{number:0{digits}}-{row.page.slug}.po", content))
    return files


def _header(translation: Translation, locale: Locale, moment: datetime) -> dict[str, str]:
    return {
        EXPORTED: str(moment),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": locale.language_code,
        TRANSLATION_ID: str(translation.uuid),
    }


def _catalogue(row: SourcePage, texts: list[Text], above: list[str], language: str, header: dict[str, str]) -> bytes:
    po = polib.POFile(wrapwidth=_WIDTH)
    po.metadata = header
    model = row.page.specific_class or Page
    for text in texts:
        entry = polib.POEntry(msgctxt=text.path, msgid=text.source, msgstr="", flags=[])
        entry.comment = note_of(page=row.page, above=above, model=model, text=text, language=language)
        with override(language):
            _fill(entry, text, place_of(model, text.names))
        po.append(entry)
    return _whole_lines(str(po)).encode()


def _fill(entry: polib.POEntry, text: Text, place: Place) -> None:
    if text.translation is not None:
        entry.msgstr = text.translation.data
        if text.translation.has_error and entry.msgstr:
            entry.flags.append("fuzzy")
            why = why_unusable(text.translation, source=text.source, place=place)
            entry.tcomment = one_line(_("This translation cannot be used: %(why)s") % {"why": why})
    elif text.earlier is not None:
        entry.previous_msgid = text.earlier.translation_of.data
        entry.tcomment = one_line(_("The text was changed. Until then it was translated: %(text)s") % {"text": text.earlier.data})


def _whole_lines(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"


def _packed(files: list[Written]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            info = zipfile.ZipInfo(file.name, date_time=_NO_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, file.content)
    return packed.getvalue()


def _titles(pages: list[Page]) -> dict[str, str]:
    """Titles of the pages above, by their place in the tree; one statement."""
    paths = {path for page in pages for path in _paths_above(page)}
    return dict(Page.objects.filter(path__in=paths).values_list("path", "title"))


def _above(page: Page, titles: dict[str, str]) -> list[str]:
    return [titles[path] for path in _paths_above(page) if path in titles]


def _paths_above(page: Page) -> list[str]:
    """The paths of the pages above, without the root and the front page, which every page has above it."""
    return [page.path[: depth * page.steplen] for depth in range(3, page.depth)]
