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
    for parent, keys in _wanted(package).items():
        _order_children(parent, keys, portal, report)


def reordered(package: Package, portal: Portal) -> list[tuple[Page, bool]]:
    """The pages of the portal whose children stand in another order than in a package, and whether an import would leave them so."""
    found = []
    for parent, keys in _wanted(package).items():
        page = Page.objects.filter(translation_key=parent, locale=portal.locale).first()
        actual = [child.translation_key for child in page.get_children()] if page else []
        if page and [key for key in actual if key in keys] != [key for key in keys if key in actual]:
            found.append((page, _is_edited(_remembered(parent, portal), actual)))
    return found


def _wanted(package: Package) -> dict[UUID, list[UUID]]:
    wanted: dict[UUID, list[UUID]] = defaultdict(list)
    for source in package.pages:
        parent = source.document.parent
        if parent is not None and parent in package.keys:
            wanted[parent].append(source.key)
    return wanted


def _remembered(parent: UUID, portal: Portal) -> list[UUID]:
    record = record_of(parent, portal.locale.language_code)
    return [UUID(key) for key in record.children] if record else []


def _is_edited(remembered: list[UUID], actual: list[UUID]) -> bool:
    """Whether somebody changed the order since the last load."""
    return [key for key in remembered if key in actual] != [key for key in actual if key in remembered]


def _order_children(parent: UUID, keys: list[UUID], portal: Portal, report: LoadReport) -> None:
    language = portal.locale.language_code
    page = Page.objects.get(pk=portal.page_id(parent))
    actual = [child.translation_key for child in page.get_children()]
    remembered = _remembered(parent, portal)
    present = [key for key in keys if key in actual]
    if [key for key in actual if key in keys] != present:
        if _is_edited(remembered, actual):
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
