"""Bringing the catalogues beside the content up to date with what is loaded."""

from pathlib import Path

from django.conf import settings
from wagtail.models import Page

from cms.core.exchange.catalogue import parse_po
from cms.core.exchange.catalogue_writer import catalogue_text
from cms.core.exchange.catalogues import catalogue_name, target_languages
from cms.core.exchange.package import Package
from cms.core.exchange.problems import PackageError, Problem

from .load import read_content


def write_catalogues(root: Path) -> dict[str, int]:
    """Write ``locale/LANG.po`` of every package, keeping what is translated in it.

    Args:
        root: the content directory; it must be loaded.

    Returns:
        How many texts wait for a translation, by file.

    Raises:
        PackageError: when a file is wrong, or a page of a package is not loaded.
    """
    waiting = {}
    for package in (one for one in read_content(root) if one.pages):
        pages = _pages(package)
        for language in target_languages():
            name = catalogue_name(language)
            earlier = parse_po(package.folder.text(name), file=package.path(name)) if name in package.folder else None
            text = catalogue_text(pages, language=language, earlier=earlier)
            path = package.folder.root / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            waiting[package.path(name)] = sum(not entry.translated() for entry in parse_po(text, file=name))
    return waiting


def _pages(package: Package) -> list[Page]:
    rows = Page.objects.filter(translation_key__in=package.keys, locale__language_code=settings.LANGUAGE_CODE).specific()
    found = {page.translation_key: page for page in rows}
    missing = [source for source in package.pages if source.key not in found]
    if missing:
        raise PackageError(
            Problem(package.path(source.file), 0, "This page is not loaded yet. Run load_content first.") for source in missing
        )
    return [found[source.key] for source in package.pages]
