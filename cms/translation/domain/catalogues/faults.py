"""Translations that are kept but cannot be used, so that readers see the source instead."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.translation.domain.places import place_of

from .judging import why_unusable
from .pages import targets_of, translatable


@dataclass(frozen=True)
class Fault:
    """A text whose translation cannot be used, and the page where it should stand. ``target`` is None before that page is made."""

    translation: Translation
    page: Page
    target: Page | None
    locale: Locale
    place: str
    source: str
    data: str
    why: str


def faults_of(*, locale: Locale, user: Any) -> list[Fault]:
    """Translations of present texts of pages that cannot be used, for somebody who may mend them.

    Args:
        locale: the language of the translations.
        user: who looks; told are pages whose translation this person may change.

    Returns:
        The faults, in the order of the tree.
    """
    present = StringSegment.objects.filter(context=OuterRef("context"), string=OuterRef("translation_of"))
    rows = StringTranslation.objects.filter(Exists(present), has_error=True, locale=locale).select_related("translation_of", "context")
    by_page: dict[UUID, list[StringTranslation]] = {}
    for row in rows.order_by("context__path", "pk"):
        by_page.setdefault(row.context.object_id, []).append(row)
    begun = Translation.objects.filter(source__object_id__in=by_page, target_locale=locale, enabled=True)
    begun = begun.select_related("source", "target_locale")
    allowed = translatable(user=user, translations=begun, locale=locale)
    mine = {one.source.object_id: one for one in begun if one.pk in allowed}
    targets = targets_of(translations=mine.values(), locale=locale)
    pages = Page.objects.filter(translation_key__in=mine, locale=Locale.get_default(), alias_of=None).order_by("path")
    return [_fault(mine[key], page, targets.get(key), row) for page in pages for key in [page.translation_key] for row in by_page[key]]


def _fault(translation: Translation, page: Page, target: Page | None, row: StringTranslation) -> Fault:
    place = place_of(page.specific_class or Page, row.context.field_path or row.context.path)
    source = row.translation_of.data
    why = why_unusable(row, source=source, place=place)
    return Fault(translation, page, target, translation.target_locale, str(place), source, row.data, why)
