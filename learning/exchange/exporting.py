"""Exporting a course as a folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from wagtail.models import Page

from cms.core.exchange.catalogue_writer import catalogue_text
from cms.core.exchange.catalogues import catalogue_name, target_languages
from cms.core.exchange.document import PageDocument
from cms.core.exchange.kinds import UnreadablePageError
from cms.core.exchange.markup import write_file
from cms.core.exchange.media import export_name
from cms.core.exchange.notation import FILE, notation_of
from cms.core.exchange.output import write_package
from cms.core.exchange.package import references
from cms.core.exchange.portal import Portal
from cms.core.exchange.problems import PackageError, Problem, Problems
from cms.core.exchange.record_kinds import write_units
from cms.law import exchange as law
from learning.models import CoursePage

from .kinds import KINDS
from .package import COURSE, MODULE, QUIZ, UNITS
from .questions import write_quiz


@dataclass(frozen=True)
class _File:
    name: str
    page: Any
    document: PageDocument


def find_course(key: str) -> CoursePage:
    """The course in the source language, by its id or its slug.

    Raises:
        PackageError: when there is none.
    """
    courses = CoursePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    try:
        found = courses.filter(translation_key=UUID(key)).first()
    except ValueError:
        found = courses.filter(slug=key).first()
    if found is None:
        known = ", ".join(courses.order_by("slug").values_list("slug", flat=True)) or "none"
        raise PackageError([Problem(key, 0, f"There is no such course. Courses are: {known}.")])
    return found


def export_course(*, key: str, directory: Path, force: bool = False) -> list[str]:
    """Write a course as a folder: what is public of it, with its translations.

    Args:
        key: the course's id or slug.
        directory: where to; empty or not there yet.
        force: write over an earlier package.

    Returns:
        The names of the files, sorted.

    Raises:
        PackageError: when there is no such course, it holds something that the format cannot say, or the folder is not empty.
    """
    files = course_files(find_course(key))
    write_package(directory, files, sign=COURSE, force=force)
    return sorted(files)


def course_files(course: CoursePage) -> dict[str, bytes]:
    """The files of a course by name; the same course gives the same bytes."""
    portal = Portal()
    pages = list(_files(course, portal))
    names = {name: export_name(name, stored) for name, stored in portal.media.used.items()}
    files: dict[str, bytes] = {}
    for one in pages:
        document = one.document.renamed(names.__getitem__)
        front = notation_of(document.front)
        if document.kind == "course":
            front = {"format": front.pop("format"), **front}
        files[one.name] = write_file(front, document.body).encode()
        if document.beside.get("questions"):
            files[one.name.removesuffix(".md") + QUIZ] = write_quiz(document.beside["questions"]).encode()
    acts = {reference.value for one in pages for reference in references(one.document) if reference.kind == law.ACT}
    if acts:
        files[law.FILE] = law.write_acts([law.act_record(name) for name in sorted(acts)]).encode()
    units = {reference.value for one in pages for reference in references(one.document) if reference.kind == "units"}
    if units:
        files[UNITS] = write_units(units).encode()
    for language in target_languages():
        files[catalogue_name(language)] = catalogue_text([one.page for one in pages], language=language).encode()
    files |= _media(pages, portal, names)
    return files


def _media(pages: list[_File], portal: Portal, names: dict[str, str]) -> dict[str, bytes]:
    used = {reference.value for one in pages for reference in references(one.document) if reference.kind == FILE}
    files = {}
    for name in sorted(used):
        with portal.media.used[name].file.open("rb") as stored:
            files[names[name]] = stored.read()
    return files


def _files(course: CoursePage, portal: Portal) -> Iterator[_File]:
    problems = Problems()
    rows = [(COURSE, course, course.get_parent().translation_key)]
    for number, module in enumerate(_children(course), start=1):
        directory = f"{number:02}-{module.slug}"
        rows.append((f"{directory}/{MODULE}", module, course.translation_key))
        for place, step in enumerate(_children(module), start=1):
            rows.append((f"{directory}/{place:02}-{step.slug}.md", step, module.translation_key))
    for name, page, parent in rows:
        try:
            yield _File(name, page, KINDS[_kind_name(page)].read(page, parent=parent, portal=portal))
        except UnreadablePageError as error:
            problems.add(page.title, 0, f"This page cannot be written as a file: {error}. Change it in the admin.")
    problems.raise_if_any()


def _children(page: Page) -> list[Any]:
    return [child for child in page.get_children().live().specific() if KINDS.of(child) is not None]


def _kind_name(page: Any) -> str:
    kind = KINDS.of(page)
    if kind is None:
        raise UnreadablePageError(f"pages of the type {type(page).__name__} have no notation")
    return kind.name
