"""The catalogues of a package: ``locale/LANG.po``."""

from collections.abc import Collection
from pathlib import PurePosixPath
from uuid import UUID

from django.conf import settings

from .catalogue import Catalogue, read_catalogue
from .folder import PackageFolder
from .problems import PackageError, Problems

DIRECTORY = "locale"


def target_languages() -> list[str]:
    """The codes of the languages that content is translated into."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def catalogue_name(language: str) -> str:
    """The file of a language's catalogue."""
    return f"{DIRECTORY}/{language}.po"


def read_catalogues(folder: PackageFolder, pages: Collection[UUID]) -> list[Catalogue]:
    """Read every catalogue of a folder.

    Args:
        folder: the folder.
        pages: the ids of the package's pages.

    Returns:
        The catalogues.

    Raises:
        PackageError: when a file is no catalogue, its language is unknown, or it translates pages that are not here.
    """
    problems = Problems()
    catalogues = []
    for name in folder.names_in(DIRECTORY):
        language = PurePosixPath(name).stem
        if not name.endswith(".po") or language not in target_languages():
            known = ", ".join(catalogue_name(code) for code in target_languages())
            problems.add(name, 0, f"This is no catalogue of a language of the portal. Catalogues are: {known}.")
            continue
        try:
            catalogue = read_catalogue(folder.text(name), file=name, language=language)
        except PackageError as error:
            problems.take(error)
            continue
        for stranger in sorted(set(catalogue.pages) - set(pages), key=str):
            problems.add(name, 0, f"It translates the page {stranger}, which is not in this package. Remove those entries.")
        catalogues.append(catalogue)
    problems.raise_if_any()
    return catalogues
