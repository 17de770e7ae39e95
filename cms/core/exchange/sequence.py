"""The order in which the pages of several packages are made: a parent before its children, wherever it stands."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from .package import Package, PageSource
from .problems import Problems


def parents_first(packages: Sequence[Package]) -> list[tuple[PageSource, Package]]:
    """All pages of some packages, in the order of the packages and their files except that a parent comes before its children."""
    waiting = _by_key(packages)
    ordered: list[tuple[PageSource, Package]] = []
    for key in list(waiting):
        line = list(_upwards(key, waiting))
        if line and waiting[line[-1]][0].document.parent in waiting:
            # A circle has no first page. The order of the files stays, and what is wrong is told where the pages are made.
            line = line[:1]
        ordered += [waiting.pop(one) for one in reversed(line)]
    return ordered


def check_parents(packages: Sequence[Package]) -> None:
    """Check that no pages are each other's parents.

    Raises:
        PackageError: naming them.
    """
    pages = _by_key(packages)
    problems = Problems()
    for key, (source, package) in pages.items():
        top = list(_upwards(key, pages))[-1]
        if pages[top][0].document.parent in pages:
            problems.add(package.path(source.file), 2, "This page and its “parent” are below each other. Mend “parent”.")
    problems.raise_if_any()


def _by_key(packages: Sequence[Package]) -> dict[UUID, tuple[PageSource, Package]]:
    return {source.key: (source, package) for package in packages for source in package.pages}


def _upwards(key: UUID, pages: dict[UUID, tuple[PageSource, Package]]) -> Iterator[UUID]:
    """A page and those above it that are in ``pages`` too; it ends where it would go in a circle."""
    seen: set[UUID] = set()
    above: UUID | None = key
    while above is not None and above in pages and above not in seen:
        seen.add(above)
        yield above
        above = pages[above][0].document.parent
