"""Comparing a package with the course as it runs, and importing what was compared. A comparison writes nothing."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q
from wagtail.models import Page

from cms.core.exchange.kinds import UnreadablePageError, raw_stream
from cms.core.exchange.loading import is_ours
from cms.core.exchange.memory import state_of
from cms.core.exchange.order import reordered
from cms.core.exchange.package import Package, PageSource
from cms.core.exchange.portal import Portal
from cms.core.exchange.report import LoadReport
from cms.core.models import ImportedContent
from cms.credentials.domain.holders import rules_about
from cms.credentials.evidence import COURSE
from learning.domain.publishing.impact import Impact, TotalImpact, impact_of
from learning.exchange.importing import import_package, under
from learning.exchange.kinds import KINDS
from learning.exchange.loading import check_packages, course_index
from learning.exchange.questions import question_raw
from learning.models import CourseProgress, StepPage

from .collisions import check_collisions
from .comparing import difference
from .preview import Gone, GoneRow, OutdatedPreviewError, PageRow, Preview, State
from .state import course_state, lock_course, locked_pages


def preview_of(package: Package) -> Preview:
    """Compare a package with the portal.

    Raises:
        PackageError: when the package cannot be taken.
    """
    check_collisions(package)
    state = course_state(package)
    index = course_index()
    if index is not None:
        package = under(package, index.translation_key)
    portal = Portal()
    check_packages([package], portal)
    return _Comparison(package, portal).preview(state)


class _Comparison:
    def __init__(self, package: Package, portal: Portal) -> None:
        self.package = package
        self.portal = portal
        self.key = package.pages[0].key
        self.pages: dict[UUID, Any] = {page.translation_key: page for page in self.found(Q(translation_key__in=package.keys))}
        course = self.pages.get(self.key)
        strangers = Q(path__startswith=course.path, live=True) & ~Q(translation_key__in=package.keys) if course else Q(pk=None)
        self.others: list[Any] = list(self.found(strangers))
        self.parents = self.parent_keys([*self.pages.values(), *self.others])
        self.memory = self.remembered([*self.pages, *(page.translation_key for page in self.others)])
        self.required = {source.key: getattr(source.document.front, "required", True) for source in package.pages}
        numbers = CourseProgress.objects.filter(course_key=self.key).aggregate(
            learning=Count("pk", filter=Q(completed_at=None)), completed=Count("pk", filter=Q(completed_at__isnull=False))
        )
        self.learning, self.completed = numbers["learning"], numbers["completed"]

    def found(self, wanted: Q) -> Any:
        return Page.objects.filter(wanted, locale=self.portal.locale).order_by("path").specific()

    @staticmethod
    def parent_keys(pages: list[Any]) -> dict[int, UUID]:
        """The key of the page above each, by the page's number; one statement."""
        above = {page.pk: page.path[: -page.steplen] for page in pages}
        keys = dict(Page.objects.filter(path__in=set(above.values())).order_by("path").values_list("path", "translation_key"))
        return {pk: keys[path] for pk, path in above.items()}

    def remembered(self, keys: list[UUID]) -> dict[UUID, ImportedContent]:
        """What earlier loads remember of pages."""
        rows = ImportedContent.objects.filter(translation_key__in=keys, locale_code=self.portal.locale.language_code)
        return {row.translation_key: row for row in rows.order_by("pk")}

    def preview(self, state: str) -> Preview:
        front: Any = self.package.pages[0].document.front
        return Preview(
            key=self.key,
            title=front.title,
            page=self.pages.get(self.key),
            rows=[self.row(source) for source in self.package.pages],
            gone=list(self.gone()),
            learning=self.learning,
            completed=self.completed,
            languages=[(one.language, sum(len(texts) for texts in one.pages.values())) for one in self.package.catalogues],
            acts=[act.short_name for act in self.package.extra.get("acts", ())],
            reordered=[(page.title, is_kept) for page, is_kept in reordered(self.package, self.portal)],
            certificates=bool(rules_about(kind=COURSE, key=self.key)),
            locked=locked_pages(self.package),
            state=state,
        )

    def total(self, *, counts_now: bool) -> TotalImpact:
        return TotalImpact(counts_now, self.learning, self.completed)

    def row(self, source: PageSource) -> PageRow:
        document, page = source.document, self.pages.get(source.key)
        front: Any = document.front
        kind = KINDS[document.kind]
        if page is None:
            counts = document.kind == "step" and self.required[source.key] and self.required.get(document.parent or source.key, True)
            total = self.total(counts_now=True) if counts and self.key in self.pages else None
            return PageRow(document.kind, front.title, source.file, State.NEW, total=total)
        parent = self.parents[page.pk]
        actual = state_of(page, kind, self.portal, parent=parent)
        if actual == document.content_hash():
            return PageRow(document.kind, front.title, source.file, State.UNCHANGED, page.live)
        is_kept = not is_ours(self.memory.get(source.key), actual, page)
        try:
            differs = difference(kind.read(page, parent=parent, portal=self.portal), document)
        except UnreadablePageError:
            differs = None
        impact = impact_of(self.draft(source, page)) if isinstance(page, StepPage) else Impact()
        state = State.EDITED if is_kept else State.CHANGED
        return PageRow(document.kind, front.title, source.file, state, page.live, differs, impact, self.module_total(source, page))

    def draft(self, source: PageSource, page: StepPage) -> StepPage:
        """The step as it would be, in memory: what is looked up elsewhere stays as it is."""
        draft = StepPage.objects.get(pk=page.pk)
        KINDS["step"].apply(source.document.front, draft)
        raw = [question_raw(record, page_of=self.page_of) for record in source.document.beside.get("questions", ())]
        draft.questions = raw_stream(draft, "questions", raw)
        return draft

    def page_of(self, key: UUID) -> Any:
        """A step that comes with the package has no number yet."""
        return self.portal.page_id(key) if self.portal.knows_page(key) else None

    def module_total(self, source: PageSource, page: Any) -> TotalImpact | None:
        """A module that comes to count, or ceases to, takes its steps along."""
        if source.document.kind != "module" or not page.live or page.required == self.required[source.key]:
            return None
        return self.total(counts_now=self.required[source.key])

    def gone(self) -> Iterator[GoneRow]:
        modules = {page.translation_key: page.required for page in self.pages.values() if KINDS.of(page) is KINDS["module"]}
        modules |= {page.translation_key: page.required for page in self.others if KINDS.of(page) is KINDS["module"]}
        for page in self.others:
            kind, known = KINDS.of(page), self.memory.get(page.translation_key)
            if kind is None or known is None or known.source != self.package.label or not known.content_hash:
                yield GoneRow(page.title, Gone.OWN)
            elif state_of(page, kind, self.portal, parent=self.parents[page.pk]) != known.content_hash:
                yield GoneRow(page.title, Gone.EDITED)
            else:
                counts = isinstance(page, StepPage) and page.required and modules.get(self.parents[page.pk], False)
                yield GoneRow(page.title, Gone.WITHDRAWN, self.total(counts_now=False) if counts else None)


def import_previewed(*, package: Package, state: str, overwrite: bool) -> LoadReport:
    """Import a package as its preview said it: all of it, translations too, or nothing.

    Args:
        package: the package, read from the file that was shown.
        state: the fingerprint of the preview.
        overwrite: take the package's version of pages that were edited in the admin.

    Returns:
        What happened, page by page.

    Raises:
        OutdatedPreviewError: when the file or the course is not as it was, or a page is locked.
        PackageError: when the package cannot be taken. In both cases nothing was imported.
    """
    with transaction.atomic():
        lock_course(package.pages[0].key)
        if locked_pages(package) or course_state(package) != state:
            raise OutdatedPreviewError
        return import_package(package=package, overwrite=overwrite)
