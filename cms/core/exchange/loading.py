"""Writing the pages of packages: create, update, keep what an editor changed, withdraw what is gone. Nothing is deleted."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.core.models import ImportedContent
from cms.core.publishing import PublishRefusedError

from .kinds import Kinds
from .memory import record_of, remember, state_of
from .order import put_in_order
from .package import Package, PageSource
from .portal import Portal
from .problems import PackageError, Problem, Problems
from .progress import Progress, silent
from .report import CREATED, KEPT, UNCHANGED, UPDATED, WITHDRAWN, LoadReport
from .sequence import parents_first

EDITED = "it was edited in the admin since the last load; the admin's version stays"


class Loader:
    """Loads the source language of packages, inside the caller's one transaction.

    Args:
        kinds: the page types of the packages.
        portal: the look-ups.
        overwrite: take the package's version of pages that were edited in the admin; their versions stay in the history.
        progress: told after each page.
    """

    def __init__(self, kinds: Kinds, portal: Portal, *, overwrite: bool = False, progress: Progress = silent) -> None:
        self.kinds = kinds
        self.portal = portal
        self.overwrite = overwrite
        self.progress = progress
        self.report = LoadReport()
        self.language = portal.locale.language_code
        self.new: set[UUID] = set()

    def load(self, packages: Iterable[Package]) -> LoadReport:
        """Write all packages, parents before children.

        Raises:
            PackageError: when a page cannot be saved. The caller's transaction is then undone.
        """
        packages = list(packages)
        problems = Problems()
        ordered = parents_first(packages)
        for source, package in ordered:
            self._attempt(self._ensure, source, package, problems)
        problems.raise_if_any()
        for done, (source, package) in enumerate(ordered, start=1):
            self._attempt(self._fill, source, package, problems)
            self.progress(self.language, done, len(ordered))
        problems.raise_if_any()
        for package in packages:
            self._withdraw(package)
            put_in_order(package, self.portal, self.report)
        return self.report

    def _attempt(self, action: Any, source: PageSource, package: Package, problems: Problems) -> None:
        """Run an action inside a savepoint, and note what Wagtail says against it in the words of the package."""
        try:
            with transaction.atomic():
                action(source, package)
        except ValidationError as error:
            for message in error_messages(error):
                problems.add(package.path(source.file), 0, message)
        except PublishRefusedError as error:
            problems.add(package.path(source.file), 0, str(error))
        except LookupError as error:
            # A record that a page names was there when the files were checked; its key was changed in the admin.
            problems.add(package.path(source.file), 0, f"{error}; the page cannot name it. Mend the key here or in the admin.")

    def _page(self, key: UUID) -> Any:
        page = Page.objects.filter(translation_key=key, locale=self.portal.locale).first()
        return page.specific if page else None

    def _parent(self, source: PageSource, package: Package) -> Page:
        if source.document.parent is None:
            return Page.get_first_root_node()
        try:
            return Page.objects.get(pk=self.portal.page_id(source.document.parent))
        except LookupError:
            message = f"The page above it ({source.document.parent}) does not exist. Load it first, or mend the id."
            raise PackageError([Problem(package.path(source.file), 0, message)]) from None

    def _ensure(self, source: PageSource, package: Package) -> None:
        """Make a page that is not there yet, without its text: texts may link to pages that come later."""
        if self._page(source.key) is not None:
            return
        kind = self.kinds[source.document.kind]
        page = kind.model(locale=self.portal.locale, translation_key=source.key, live=False)
        kind.apply(source.document.front, page)
        parent = self._parent(source, package)
        if not kind.model.can_create_at(parent.specific):
            message = f"A page of the type “{kind.name}” cannot stand below “{parent.title}”, or there is one already. Mend the parent."
            raise PackageError([Problem(package.path(source.file), 0, message)])
        # Wagtail checks a page that is not live only in part; without this the database itself would refuse it, without words.
        page.validate_constraints()
        parent.add_child(instance=page)
        self.new.add(source.key)

    def _fill(self, source: PageSource, package: Package) -> None:
        """Bring a page to the package's content, unless somebody edited it."""
        page = self._page(source.key)
        kind = self.kinds[source.document.kind]
        if not isinstance(page, kind.model):
            message = f"The page {source.key} is of another type on the portal. Give this one a new id."
            raise PackageError([Problem(package.path(source.file), 0, message)])
        wanted = source.document.content_hash()
        if source.key not in self.new:
            actual = state_of(page, kind, self.portal, parent=self._parent_key(page))
            record = record_of(source.key, self.language)
            if actual == wanted:
                remember(source.key, self.language, source=package.label, content_hash=wanted)
                self.report.add(UNCHANGED, self.language, page.title)
                return
            if not self.overwrite and not is_ours(record, actual, page):
                self.report.add(KEPT, self.language, page.title, EDITED)
                return
        self._publish(page, source, package)
        remember(source.key, self.language, source=package.label, content_hash=wanted)
        self.report.add(CREATED if source.key in self.new else UPDATED, self.language, source.document.front.title)  # type: ignore[attr-defined]

    def _parent_key(self, page: Page) -> UUID | None:
        if page.depth <= 2:
            return None
        found: UUID = page.get_parent().translation_key
        return found

    def _publish(self, page: Any, source: PageSource, package: Package) -> None:
        parent = self._parent(source, package)
        if page.get_parent().pk != parent.pk:
            page.move(parent, pos="last-child")
            page = self._page(source.key)
        self.kinds[source.document.kind].write(source.document, page, self.portal)
        _check_streams(page)
        page.save_revision(log_action=True).publish()

    def _withdraw(self, package: Package) -> None:
        """Unpublish the pages that an earlier load of this package wrote and that it no longer has."""
        gone = ImportedContent.objects.filter(source=package.label, locale_code=self.language).exclude(translation_key__in=package.keys)
        for record in gone.exclude(content_hash="").order_by("pk"):
            page = self._page(record.translation_key)
            if page is None or not page.live:
                continue
            kind = self.kinds.of(page)
            edited = kind is None or state_of(page, kind, self.portal, parent=self._parent_key(page)) != record.content_hash
            if edited and not self.overwrite:
                self.report.add(
                    KEPT,
                    self.language,
                    page.title,
                    "it is not in the package any more, but was edited in the admin; unpublish it there if it should go",
                )
                continue
            for one in Page.objects.filter(translation_key=record.translation_key, live=True).order_by("path").specific():
                one.unpublish()
                remember(one.translation_key, one.locale.language_code, source=package.label, content_hash="")
                why = "it is not in the package any more; unpublished, not deleted"
                self.report.add(WITHDRAWN, one.locale.language_code, one.title, why)


def is_ours(record: ImportedContent | None, actual: str, page: Any) -> bool:
    """Whether a page is as a load left it."""
    if record is None:
        return False
    return record.content_hash == actual or (record.content_hash == "" and not page.live)


def _check_streams(page: Any) -> None:
    """Let the blocks themselves judge their content, as the admin does when a page is published.

    Raises:
        ValidationError: with the blocks' messages.
    """
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(page, field.name)
            value.stream_block.clean(value)


def error_messages(error: ValidationError) -> list[str]:
    """Everything that a validation error says, down to the blocks."""
    found: list[str] = []
    blocks = getattr(error, "block_errors", None) or {}
    pairs = blocks.items() if isinstance(blocks, dict) else enumerate(blocks)
    for place, inner in pairs:
        for one in inner if isinstance(inner, list) else [inner]:
            if isinstance(one, ValidationError):
                found += [f"{place + 1 if isinstance(place, int) else place}: {message}" for message in error_messages(one)]
    others = getattr(error, "non_block_errors", None)
    if others:
        found += [message for one in others for message in one.messages]
    if not found and hasattr(error, "error_dict"):
        found = [f"{name}: {message}" for name, messages in error.message_dict.items() for message in messages]
    return found or list(error.messages)
