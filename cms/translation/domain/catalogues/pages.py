"""Which pages a file is about, and the rows of wagtail-localize that belong to them."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from cms.translation.domain.publishing import begin_translation
from cms.translation.domain.rights import front_page, may_see
from cms.translation.errors import TranslationRoomError


@dataclass(frozen=True)
class SourcePage:
    """A page in the source language, with its texts and its translation as far as there are any."""

    page: Page
    source: TranslationSource | None
    translation: Translation | None

    @property
    def is_independent(self) -> bool:
        """Whether an editor keeps the page of that language by hand, so that no file may change it."""
        return bool(self.translation and not self.translation.enabled)


def pages_in(*, page: Page, locale: Locale, whole: bool) -> list[SourcePage]:
    """A page, or all of its part of the tree, in the order of the tree.

    Drafts are left out unless their translation was begun.

    Args:
        page: a page in the source language.
        locale: the language of the translation.
        whole: the pages below it too.
    """
    pages: QuerySet[Page] = Page.objects.filter(path__startswith=page.path, locale=page.locale_id, alias_of=None)
    begun = Translation.objects.filter(source__object_id=OuterRef("translation_key"), target_locale=locale)
    chosen = pages.filter(Q(live=True) | Exists(begun)).order_by("path") if whole else pages.filter(pk=page.pk)
    return with_rows(pages=list(chosen), locale=locale)


def with_rows(*, pages: list[Page], locale: Locale) -> list[SourcePage]:
    """Pages with their sources and translations, in two statements."""
    keys = [page.translation_key for page in pages]
    sources = TranslationSource.objects.filter(object_id__in=keys, locale__in={page.locale_id for page in pages})
    by_key = {source.object_id: source for source in sources}
    translations = Translation.objects.filter(source__in=[source.pk for source in by_key.values()], target_locale=locale)
    by_source = {translation.source_id: translation for translation in translations.select_related("target_locale")}
    rows = []
    for page in pages:
        source = by_key.get(page.translation_key)
        rows.append(SourcePage(page, source, by_source.get(source.pk) if source else None))
    return rows


def begin(*, rows: Iterable[SourcePage], locale: Locale) -> list[SourcePage]:
    """Begin to translate the pages that nobody has begun: their texts are taken and drafts are made, nothing is published.

    Each page is taken in a transaction of its own: a long page takes a third of a second. A page that is no longer public, or that is
    edited by hand, stays as it is.

    Args:
        rows: the pages.
        locale: the language of the translation.

    Returns:
        The same pages, with texts and translations.
    """
    given = list(rows)
    waiting = [row.page for row in given if row.translation is None]
    for page in waiting:
        with suppress(TranslationRoomError):
            begin_translation(page_key=page.translation_key, locale=locale)
    return with_rows(pages=[row.page for row in given], locale=locale) if waiting else given


def targets_of(*, translations: Iterable[Translation], locale: Locale) -> dict[Any, Page]:
    """The pages that translations have become, by key; mirrors of the source are none."""
    keys = [translation.source.object_id for translation in translations]
    pages = Page.objects.filter(translation_key__in=keys, locale=locale, alias_of=None)
    return {page.translation_key: page for page in pages}


def translatable(*, user: Any, translations: Iterable[Translation], locale: Locale) -> set[int]:
    """Which translations the person may change: ``may_translate`` for many at once.

    Args:
        user: the person.
        translations: of one language, with their sources.
        locale: the language.

    Returns:
        Primary keys.
    """
    given = list(translations)
    if not may_see(user):
        return set()
    targets, front = targets_of(translations=given, locale=locale), front_page(locale)
    allowed = set()
    for translation in given:
        page = targets.get(translation.source.object_id) or front
        if page is not None and page.permissions_for_user(user).can_edit():
            allowed.add(translation.pk)
    return allowed
