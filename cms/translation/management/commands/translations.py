"""Translations as files, for operators: the same as in the admin, without asking for rights."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser
from wagtail.models import Locale, Page

from cms.translation.domain.catalogues.importing import import_catalogues
from cms.translation.domain.catalogues.writing import export_catalogues
from cms.translation.errors import TranslationRoomError


class Command(BaseCommand):
    """``translations export KEY LANG FILE`` and ``translations import LANG FILE``."""

    help = "Export texts for translation into PO files, or import translated files."

    def add_arguments(self, parser: CommandParser) -> None:
        """Two actions, each with its own arguments."""
        actions = parser.add_subparsers(dest="action", required=True)
        export = actions.add_parser("export", help="write a file: .po for one page, .zip for the page and all below it")
        export.add_argument("key", type=UUID, help="the translation key of the page")
        export.add_argument("language", help="the language of the translation, such as en")
        export.add_argument("file", type=Path)
        taking = actions.add_parser("import", help="take a .po or .zip file; one problem keeps all of it out")
        taking.add_argument("language", help="the language of the translation, such as en")
        taking.add_argument("file", type=Path)
        taking.add_argument("--take-file", action="store_true", help="replace what was changed on the portal since the export")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say what was done."""
        locale = Locale.objects.exclude(pk=Locale.get_default().pk).filter(language_code=options["language"]).first()
        if locale is None:
            raise CommandError(f"Pages are not translated into “{options['language']}”.")
        try:
            if options["action"] == "export":
                self._export(options["key"], locale, options["file"])
            else:
                self._import(locale, options["file"], take_file=options["take_file"])
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}.") from None
        except TranslationRoomError as error:
            raise CommandError(str(error)) from None

    def _export(self, key: UUID, locale: Locale, file: Path) -> None:
        if file.suffix not in {".po", ".zip"}:
            raise CommandError("The file ends in .po for one page, or in .zip for the page and all below it.")
        page = Page.objects.filter(translation_key=key, locale=Locale.get_default(), alias_of=None).first()
        if page is None:
            raise CommandError(f"There is no page with the key {key} in the source language.")
        file.write_bytes(export_catalogues(page=page, locale=locale, whole=file.suffix == ".zip").content)
        self.stdout.write(f"“{page}” was written to {file}.")

    def _import(self, locale: Locale, file: Path, *, take_file: bool) -> None:
        results = import_catalogues(name=file.name, content=file.read_bytes(), locale=locale, user=None, take_file=take_file)
        for row in results:
            self.stdout.write(f"{row.file}: {row.new} new, {row.changed} changed, {row.equal} equal, {row.empty} left empty")
            for note in row.notes:
                self.stdout.write(f"  {note.place}: {note.words}")
            for conflict in row.conflicts:
                self.stdout.write(f"  {conflict.place}: changed since the export; the portal’s version was kept (--take-file replaces it)")
        self.stdout.write(f"{sum(row.waits for row in results)} pages are complete and wait to be published.")
