"""The order of pages: that of the files, unless somebody changed it in the admin."""

from collections import defaultdict
from uuid import UUID

from wagtail.models import Page

from .memory import record_of, remember_children
from .package import Package
from .portal import Portal
from .report import KEPT, LoadReport


def put_in_order(package: Package, portal: Portal, report: LoadReport) -> None:
    """Put the children of each page of a package into the package's order, in every language."""
    wanted: dict[UUID, list[UUID]] = defaultdict(list)
    for source in package.pages:
        parent = source.document.parent
        if parent is not None and parent in package.keys:
            wanted[parent].append(source.key)
    for parent, keys in wanted.items():
        _order_children(parent, keys, portal, report)


def _order_children(parent: UUID, keys: list[UUID], portal: Portal, report: LoadReport) -> None:
    language = portal.locale.language_code
    page = Page.objects.get(pk=portal.page_id(parent))
    actual = [child.translation_key for child in page.get_children()]
    record = record_of(parent, language)
    remembered = [UUID(key) for key in record.children] if record else []
    present = [key for key in keys if key in actual]
    if [key for key in actual if key in keys] != present:
        if [key for key in remembered if key in actual] != [key for key in actual if key in remembered]:
            report.add(KEPT, language, page.title, "the order of its pages was changed in the admin; it stays")
            return
        for one in Page.objects.filter(translation_key=parent):
            _sort(one, keys)
    if remembered != present:
        remember_children(parent, language, present)


def _sort(page: Page, keys: list[UUID]) -> None:
    """Move children one by one behind the last; those that are not in the list stay in front."""
    children = {child.translation_key: child.pk for child in page.get_children()}
    for key in keys:
        if key in children:
            # Each move changes the tree's paths, so each page is read anew.
            Page.objects.get(pk=children[key]).move(Page.objects.get(pk=page.pk), pos="last-child")
