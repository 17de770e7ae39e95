"""Reading ``pages/*.md``: the portal's pages beside the courses."""

from pathlib import Path
from uuid import UUID

from cms.core.exchange import markup
from cms.core.exchange.catalogues import DIRECTORY, read_catalogues
from cms.core.exchange.folder import PackageFolder
from cms.core.exchange.package import Package, PageSource, read_page
from cms.core.exchange.problems import PackageError, Problems
from cms.core.exchange.validation import read_record
from cms.law import exchange as law

from .kinds import KINDS, PageFileFront

LABEL = "pages"


def read_pages(path: Path, *, place: str = "") -> Package:
    """Read the folder of pages.

    Args:
        path: the folder.
        place: what messages about the whole call it.

    Returns:
        The package, parents before children.

    Raises:
        PackageError: naming everything that is wrong, in all files.
    """
    folder = PackageFolder(path)
    package = Package(LABEL, folder, place)
    problems = Problems()
    for name in folder.names_in("", ".md"):
        try:
            package.pages.append(_read(folder, name))
        except PackageError as error:
            problems.take(error)
    used = {source.file for source in package.pages}
    used |= set(folder.names_in(DIRECTORY))
    try:
        package.catalogues = read_catalogues(folder, package.keys)
        if law.FILE in folder:
            used.add(law.FILE)
            package.extra["acts"] = law.read_acts(folder.text(law.FILE))
    except PackageError as error:
        problems.take(error)
    for name in folder.names:
        if name not in used and not name.startswith("media/") and not name.endswith(".md"):
            problems.add(name, 0, "This file is not a page (NAME.md), a catalogue or in media/. Remove it.")
    problems.raise_if_any()
    package.pages = _parents_first(package.pages)
    return package


def _read(folder: PackageFolder, name: str) -> PageSource:
    text = folder.text(name)
    # The type stands in the front matter, so that is read first.
    head = read_record(PageFileFront, markup.read_front(markup.split(text, file=name)))
    if (head.parent is None) != (head.type == "home"):
        problems = Problems()
        problems.add(name, 2, "A front page (home) has no “parent”; every other page has one.")
        problems.raise_if_any()
    document = read_page(KINDS[head.type], text, file=name, parent=head.parent, front=PageFileFront)
    return PageSource(document, name)


def _parents_first(pages: list[PageSource]) -> list[PageSource]:
    """Sort so that a parent comes before its children, and the rest by file name.

    Raises:
        PackageError: when two pages are each other's parents.
    """
    own = {source.key for source in pages}
    done: list[PageSource] = []
    placed: set[UUID | None] = set()
    waiting = sorted(pages, key=lambda source: source.file)
    while waiting:
        ready = [source for source in waiting if source.document.parent not in own or source.document.parent in placed]
        if not ready:
            problems = Problems()
            for source in waiting:
                problems.add(source.file, 2, "This page and its “parent” are below each other. Mend “parent”.")
            problems.raise_if_any()
        done += ready
        placed |= {source.key for source in ready}
        waiting = [source for source in waiting if source.key not in placed]
    return done
