"""Broken links as the report and the admin's front page show them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from cms.core.models.links import BrokenLink, LinkKind

from .domain.links import ENOUGH
from .links.internal import Problem, internal_problems
from .links.words import words_of


@dataclass(frozen=True)
class Broken:
    """A broken link on a page."""

    page_id: int
    shown: str
    words: str
    since: date | None


def broken_links() -> list[Broken]:
    """Links within the portal as of now, then those to other sites as of the last check."""
    problems = internal_problems()
    names = _names(problems)
    stored = BrokenLink.objects.all()
    since = {(row.page_id, row.kind, row.target): timezone.localtime(row.found_at).date() for row in stored}
    rows = [
        Broken(
            each.page_id,
            names.get((each.kind, each.target), each.target),
            words_of(each.why),
            since.get((each.page_id, each.kind.value, each.target)),
        )
        for each in problems
    ]
    others = stored.filter(kind=LinkKind.EXTERNAL).filter(Q(is_gone=True) | Q(failures__gte=ENOUGH))
    rows += [Broken(row.page_id, row.target, words_of(row.problem), timezone.localtime(row.found_at).date()) for row in others]
    return rows


def _names(problems: list[Problem]) -> dict[tuple[LinkKind, str], str]:
    """What people call the targets that still exist, such as a page that is not published."""
    names: dict[tuple[LinkKind, str], str] = {}
    models = {LinkKind.PAGE: Page, LinkKind.DOCUMENT: get_document_model(), LinkKind.IMAGE: get_image_model()}
    for kind, model in models.items():
        ids = {int(each.target) for each in problems if each.kind == kind and each.target.isdigit()}
        if ids:
            found = model._default_manager.filter(pk__in=ids).values_list("pk", "title")
            names |= {(kind, str(pk)): title for pk, title in found}
            names |= {(kind, str(pk)): f"{kind.label} {pk}" for pk in ids if (kind, str(pk)) not in names}
    return names
