"""A package that was read: its pages in order, and what can be checked before anything is written."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from . import markup
from .catalogue import Catalogue
from .document import PageDocument, ids_in
from .folder import PackageFolder
from .kinds import PageKind
from .media import MediaStore, allowed, check_image
from .notation import FILE, IMAGE, MARKDOWN, PAGE, Names, Record
from .problems import Problems
from .richtext import from_markdown, links_in
from .validation import read_record


@dataclass(frozen=True)
class PageSource:
    """A page of a package and the file that it stands in."""

    document: PageDocument
    file: str

    @property
    def key(self) -> UUID:
        """The page's id."""
        return self.document.key


@dataclass
class Package:
    """Everything of a folder. ``label`` is what the memory of loads calls it, ``place`` what messages call it."""

    label: str
    folder: PackageFolder
    place: str = ""
    pages: list[PageSource] = field(default_factory=list)
    catalogues: list[Catalogue] = field(default_factory=list)
    media: dict[str, str] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)

    def path(self, file: str) -> str:
        """A file of the package, as a message names it."""
        return f"{self.place}/{file}" if self.place else file

    @property
    def keys(self) -> set[UUID]:
        """The ids of the package's pages."""
        return {source.key for source in self.pages}


@dataclass(frozen=True)
class Reference:
    """Something that a page names and does not hold itself: a page, a file, an act."""

    kind: str
    value: Any


def read_page(kind: PageKind, text: str, *, file: str, parent: UUID | None, front: type[Record] | None = None) -> PageDocument:
    """Read a page's file.

    Args:
        kind: the page type.
        text: the file's text.
        file: its name, for messages.
        parent: the id of the page above it.
        front: the type of the front matter in this file, when it has keys that are not the page's.

    Returns:
        The document.

    Raises:
        PackageError: naming everything that is wrong with the file.
    """
    raw = markup.split(text, file=file)
    problems = Problems()
    head = problems.attempt(lambda: read_record(front or kind.front, markup.read_front(raw)))
    body = problems.attempt(lambda: markup.read_body(raw)) or ()
    if body and not kind.has_body:
        problems.add(file, body[0].line, f"A page of the type “{kind.name}” has no text. Put the blocks into one of its pages.")
    problems.raise_if_any()
    own = kind.front.model_validate({name: getattr(head, name) for name in kind.front.model_fields})
    return PageDocument(kind.name, own.id, parent, own, body)


def use_media(package: Package, media: MediaStore) -> None:
    """Replace the names of files by their canonical names, and offer the files to the store.

    Raises:
        PackageError: when a page names a file that is not there.
    """
    package.media = media.add_folder(package.folder)
    problems = Problems()
    renamed = []
    for source in package.pages:
        told = {name: file_problem(package, name, is_image=is_image) for name, is_image in _files(source.document)}
        wrong = {name: message for name, message in told.items() if message}
        for name, message in wrong.items():
            problems.add(package.path(source.file), 0, f"{name}: {message}")
        renamed.append(source if wrong else PageSource(source.document.renamed(package.media.__getitem__), source.file))
    problems.raise_if_any()
    package.pages = renamed


def _files(document: PageDocument) -> set[tuple[str, bool]]:
    """The files that a page names, and whether each is shown as a picture."""
    found = list(references(document))
    images = {reference.value for reference in found if reference.kind == IMAGE}
    return {(reference.value, reference.value in images) for reference in found if reference.kind == FILE}


def file_problem(package: Package, name: str, *, is_image: bool) -> str:
    """What is wrong with a file that a package names; empty when nothing is."""
    if name not in package.media:
        return "The file is not in the package. Put it there, or remove the block or link."
    extensions = allowed(name, image=is_image)
    if extensions:
        return f"Files of this type are not taken here. Use one of: {', '.join(extensions)}."
    if is_image and not check_image(package.folder.media(name)):
        return "The file is no picture that can be shown. Save it again as PNG, JPEG or WebP."
    return ""


def check_ids(packages: Iterable[Package]) -> None:
    """Check that no id is used twice: pages in all packages, everything else within its page.

    Raises:
        PackageError: naming each id that is repeated.
    """
    problems = Problems()
    seen: dict[UUID, str] = {}
    for package in packages:
        for source in package.pages:
            place = package.path(source.file)
            if source.key in seen:
                problems.add(place, 0, f"The page id {source.key} is used by {seen[source.key]} too. Give one of them a new id.")
            seen.setdefault(source.key, place)
            for repeated, count in Counter(_ids(source.document)).items():
                if count > 1:
                    problems.add(
                        place,
                        0,
                        f"The id {repeated} is used {count} times in this page. Give each block, item, question and option its own.",
                    )
    problems.raise_if_any()


def _ids(document: PageDocument) -> Iterator[UUID]:
    yield from (block.id for block in document.body)
    for record in document.records():
        yield from ids_in(record)


WORDS = {
    PAGE: "There is no page with the id {value}. Mend the id, or load the page's package first.",
    "act": "There is no act “{value}”. Write it into law.yaml, or mend the short name.",
}
#: Records have one wording, with the name of their file.
OTHER = "There is no “{value}” among the {kind}. Write it into records/{kind}.yaml, or mend the name."


def check_references(packages: Iterable[Package], known: dict[str, Callable[[Any], bool]]) -> None:
    """Check that what pages and records name exists.

    Args:
        packages: the packages.
        known: for a kind of reference, whether the portal or a package has what it names.

    Raises:
        PackageError: naming each page, act or record that does not exist.
    """
    problems = Problems()
    for package in packages:
        found = [(source.file, 0, reference) for source in package.pages for reference in references(source.document)]
        if records := package.extra.get("records"):
            found += [(one.file, one.line, reference) for one in records.sources for reference in _references(one.record)]
        for file, line, reference in found:
            check = known.get(reference.kind)
            if check is not None and not check(reference.value):
                words = WORDS.get(reference.kind, OTHER)
                problems.add(package.path(file), line, words.format(value=reference.value, kind=reference.kind))
    problems.raise_if_any()


def references(document: PageDocument) -> Iterator[Reference]:
    """What a page names, in links and in fields."""
    for record in document.records():
        yield from _references(record)


def _references(record: Record) -> Iterator[Reference]:
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if isinstance(value, Record):
            yield from _references(value)
        elif isinstance(value, list | tuple):
            for one in value:
                if isinstance(one, Record):
                    yield from _references(one)
                else:
                    yield from (Reference(mark.kind, one) for mark in info.metadata if isinstance(mark, Names))
        elif MARKDOWN in info.metadata:
            for link in links_in(from_markdown(value)):
                kind, _colon, rest = link.partition(":")
                if kind == "page":
                    yield Reference(PAGE, UUID(rest))
                elif kind == "document":
                    yield Reference(FILE, rest)
        else:
            yield from (Reference(mark, value) for mark in (FILE, IMAGE, PAGE, "act") if mark in info.metadata and value not in (None, ""))
            yield from (Reference(mark.kind, value) for mark in info.metadata if isinstance(mark, Names) and value not in (None, ""))
