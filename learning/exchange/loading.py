"""Loading packages of pages and courses: checks first, then one transaction for the source language, then translations."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Locale, Page

from cms.core.exchange.catalogues import target_languages
from cms.core.exchange.kinds import Kinds
from cms.core.exchange.loading import Loader, error_messages
from cms.core.exchange.notation import PAGE
from cms.core.exchange.package import Package, check_ids, check_references, use_media
from cms.core.exchange.portal import Portal
from cms.core.exchange.problems import PackageError, Problem
from cms.core.exchange.progress import Progress, silent
from cms.core.exchange.records import known_records
from cms.core.exchange.records_loading import Records, check_records, save_records
from cms.core.exchange.report import LoadReport
from cms.core.exchange.sequence import parents_first
from cms.core.exchange.translating import Translator
from cms.core.indexing import indexed_once
from cms.core.localisation import paused
from cms.law import exchange as law
from cms.law.remembered import citations_remembered
from learning.domain.publishing.gate import missing_strings
from learning.models import CourseIndexPage, StepPage

from .rules import contradictions


def check_packages(packages: Sequence[Package], portal: Portal) -> None:
    """Check what can be checked before anything is written, and settle the names of media.

    Raises:
        PackageError: naming everything that is wrong.
    """
    check_ids(packages)
    problems: list[Problem] = []
    for package in packages:
        try:
            use_media(package, portal.media)
        except PackageError as error:
            problems += error.problems
    problems += [problem for package in packages for problem in check_records(package)]
    pages = {key for package in packages for key in package.keys}
    acts = {act.short_name for package in packages for act in package.extra.get("acts", ())}
    known = {
        PAGE: lambda key: key in pages or portal.knows_page(key),
        law.ACT: lambda name: name in acts or law.knows_act(name),
        **known_records(_record_keys(packages)),
    }
    try:
        check_references(packages, known)
    except PackageError as error:
        problems += error.problems
    problems += [problem for package in packages for act in package.extra.get("acts", ()) for problem in _act_problems(package, act)]
    if problems:
        raise PackageError(problems)


def _record_keys(packages: Sequence[Package]) -> dict[str, set[str]]:
    """The keys of all records that the packages bring, by kind."""
    found: dict[str, set[str]] = {}
    for package in packages:
        records: Records | None = package.extra.get("records")
        for kind, keys in (records.keys() if records else {}).items():
            found.setdefault(kind, set()).update(keys)
    return found


def _act_problems(package: Package, act: law.ActRecord) -> list[Problem]:
    try:
        law.check_act(act)
    except ValidationError as error:
        return [Problem(package.path(law.FILE), 0, f"{act.short_name}, {message}") for message in error_messages(error)]
    return []


def load_packages(
    packages: Sequence[Package],
    kinds: Kinds,
    *,
    always: tuple[type[Page], ...] = (),
    overwrite: bool = False,
    progress: Progress = silent,
) -> LoadReport:
    """Load packages that were read.

    Args:
        packages: the packages, those with parents first.
        kinds: the page types that they hold.
        always: page types that are public in a language even while some texts are not translated.
        overwrite: take the packages' version of what was edited in the admin.
        progress: told after each page, first of the source language, then of each other.

    Returns:
        What happened, page by page.

    Raises:
        PackageError: when something cannot be taken. The source language is then as it was before.
    """
    portal = Portal()
    check_packages(packages, portal)
    with paused():
        try:
            with transaction.atomic(), indexed_once():
                _save_acts(packages)
                records = LoadReport()
                for package in packages:
                    save_records(package, portal, records, overwrite=overwrite)
                with citations_remembered():
                    report = Loader(kinds, portal, overwrite=overwrite, progress=progress).load(packages)
                if problems := contradictions(packages, portal):
                    raise PackageError(problems)
                report.rows[:0] = records.rows
        except BaseException:
            portal.media.discard()
            raise
        # Translations are made from what is committed, each page on its own: one that fails takes no other with it.
        with citations_remembered():
            _translate(packages, portal, report, always=always, overwrite=overwrite, progress=progress)
    return report


def _translate(
    packages: Sequence[Package], portal: Portal, report: LoadReport, *, always: tuple[type[Page], ...], overwrite: bool, progress: Progress
) -> None:
    sources: dict[UUID, Any] = {}
    live, ordered = _live_pages(packages, portal), parents_first(packages)
    for code in target_languages():
        locale = Locale.objects.filter(language_code=code).first()
        if locale is not None:
            translator = Translator(locale, report, always=always, gate=_missing, overwrite=overwrite, sources=sources)
            for done, (source, package) in enumerate(ordered, start=1):
                if source.key in live:
                    translator.translate(package, [live[source.key]])
                progress(code, done, len(ordered))


def _save_acts(packages: Sequence[Package]) -> None:
    acts = [(package, act) for package in packages for act in package.extra.get("acts", ())]
    added = [(package, act) for package, act in acts if settings.LANGUAGE_CODE in _act_done(package, act, law.save_act)]
    for package, act in added:
        _act_done(package, act, law.link_act)


def _act_done(package: Package, act: law.ActRecord, do: Callable[[law.ActRecord], Any]) -> Any:
    try:
        return do(act)
    except ValidationError as error:
        problems = [Problem(package.path(law.FILE), 0, f"{act.short_name}, {message}") for message in error_messages(error)]
        raise PackageError(problems) from error


def _live_pages(packages: Sequence[Package], portal: Portal) -> dict[UUID, Any]:
    keys = {key for package in packages for key in package.keys}
    pages = Page.objects.filter(translation_key__in=keys, locale=portal.locale, live=True).specific()
    return {page.translation_key: page for page in pages}


def _missing(page: Any, locale: Locale) -> list[str]:
    return [missing.path for missing in missing_strings(page=page, locale=locale)] if isinstance(page, StepPage) else []


def course_index() -> CourseIndexPage | None:
    """The list of courses in the source language."""
    found: CourseIndexPage | None = CourseIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path").first()
    return found
