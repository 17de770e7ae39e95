"""Reading ``pages/*.md``, ``news/*.md`` and so on: the portal's pages beside the courses."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from cms.core.exchange import markup
from cms.core.exchange.catalogues import DIRECTORY, read_catalogues
from cms.core.exchange.folder import PackageFolder
from cms.core.exchange.package import Package, PageSource, read_page
from cms.core.exchange.page_files import file_front
from cms.core.exchange.problems import PackageError, Problem, Problems
from cms.core.exchange.sequence import check_parents, parents_first
from cms.core.exchange.validation import read_record
from cms.law import exchange as law

from .kinds import PAGE_KINDS

LABEL = "pages"


def read_pages(path: Path, *, place: str = "", label: str = LABEL) -> Package:
    """Read a folder of pages.

    Args:
        path: the folder.
        place: what messages about the whole call it.
        label: what the memory of loads calls it.

    Returns:
        The package, parents before children.

    Raises:
        PackageError: naming everything that is wrong, in all files.
    """
    folder = PackageFolder(path)
    package = Package(label, folder, place)
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
    check_parents([replace(package, place="")])
    package.pages = [source for source, _package in parents_first([package])]
    return package


def _read(folder: PackageFolder, name: str) -> PageSource:
    text = folder.text(name)
    # The type stands in the front matter and decides which keys that may have, so it is read first.
    head = markup.read_front(markup.split(text, file=name))
    values = head.data if isinstance(head.data, dict) else {}
    kind = PAGE_KINDS.get(str(values.get("type")))
    if kind is None:
        known = ", ".join(PAGE_KINDS)
        line = head.line_of(("type",))
        message = f"“type” takes one of: {known}." if "type" in values else f"The key “type” is missing. Add it: one of {known}."
        raise PackageError([Problem(name, line, message)])
    if (values.get("parent") is None) != (kind.name == "home"):
        raise PackageError([Problem(name, 2, "A front page (home) has no “parent”; every other page has one.")])
    kind_class: Any = type(kind)
    front = file_front(kind_class)
    parent = read_record(front, head).parent  # type: ignore[attr-defined]
    return PageSource(read_page(kind, text, file=name, parent=parent, front=front), name)
