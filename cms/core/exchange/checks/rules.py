"""The rules, and how they are run. Each room above the core adds its own to ``settings.CONTENT_CHECKS``.

They are for the portal's own ``content/``. A course of strangers is held to the format alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from ..package import Package, PageSource
from ..problems import PackageError, Problem
from ..records_loading import RecordSource


@dataclass(frozen=True)
class Checked:
    """What is checked: the folder of the source language (``content/pl``) and its packages, read and in order."""

    folder: Path
    packages: Sequence[Package]

    @property
    def pages(self) -> Iterator[tuple[Package, PageSource]]:
        """Every page, with its package."""
        return ((package, source) for package in self.packages for source in package.pages)

    @property
    def records(self) -> Iterator[tuple[Package, RecordSource]]:
        """Every record, with its package."""
        found = ((package, package.extra.get("records")) for package in self.packages)
        return ((package, one) for package, records in found if records for one in records.sources)


Rule = Callable[[Checked], Iterable[Problem]]


def check_rules(checked: Checked) -> None:
    """Run every rule.

    Raises:
        PackageError: naming everything that breaks one of them.
    """
    problems = [problem for path in settings.CONTENT_CHECKS for problem in import_string(path)(checked)]
    if problems:
        raise PackageError(problems)
