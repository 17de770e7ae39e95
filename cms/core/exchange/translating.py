"""Translations of a package: strings go in through wagtail-localize, and a page is published when it is complete."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from cms.core.indexing import indexed_once

from .catalogue import Catalogue, StringKey
from .memory import record_of, remember
from .package import Package
from .report import CREATED, KEPT, UNCHANGED, UPDATED, WAITING, LoadReport
from .string_import import import_strings
from .strings import faulty_strings, strings_hash, strings_of, translations_of

#: Strings of a page that keep it from being published in a language, for rules that a room above the core has.
Gate = Callable[[Any, Locale], list[str]]


@dataclass
class Translator:
    """Translates the pages of a package into one language.

    Args:
        locale: the language.
        report: where to note what happened.
        always: page types that are public even while something is still in the source language.
        gate: what else keeps a page from being published.
        overwrite: take the package's strings where a translator changed them in the admin.
        sources: what pages are translated from, by page; give the same to the next language, and each page is read once a load.
    """

    locale: Locale
    report: LoadReport
    always: tuple[type[Page], ...] = ()
    gate: Gate = lambda page, locale: []
    overwrite: bool = False
    sources: dict[UUID, TranslationSource] = field(default_factory=dict)

    def translate(self, package: Package, pages: Iterable[Any]) -> None:
        """Translate pages, parents before children."""
        catalogue = next((one for one in package.catalogues if one.language == self.code), Catalogue("", self.code))
        for page in pages:
            with transaction.atomic(), indexed_once():
                self._page(page, catalogue, package.label)

    @property
    def code(self) -> str:
        """The language's code."""
        return str(self.locale.language_code)

    def _page(self, page: Any, catalogue: Catalogue, label: str) -> None:
        current = strings_of(page)
        always = isinstance(page, self.always)
        offered = self._with_home_slug(page, current, catalogue.of(page.translation_key))
        wanted = {key: offered[key] for key in current if key in offered}
        self._tell_outdated(page, set(offered) - set(current), catalogue)
        target = Page.objects.filter(translation_key=page.translation_key, locale=self.locale, alias_of=None).first()
        if target is None and not wanted and not always:
            return
        if self._parent_waits(page):
            self.report.add(WAITING, self.code, page.title, "the page above it is not public in this language yet")
            return
        translation, _made = Translation.objects.get_or_create(source=self._source(page), target_locale=self.locale)
        changed = self._import(page, translation, wanted, label)
        self._save(page, translation, target, current, label=label, changed=changed, always=always)

    def _source(self, page: Any) -> TranslationSource:
        if page.translation_key not in self.sources:
            self.sources[page.translation_key], _made = TranslationSource.update_or_create_from_instance(page)
        return self.sources[page.translation_key]

    def _with_home_slug(self, page: Any, current: list[StringKey], offered: dict[StringKey, str]) -> dict[StringKey, str]:
        """The front page of a language is addressed by the language's code, whatever the catalogue says."""
        if page.depth != 2:
            return offered
        return {**offered, **{key: self.code for key in current if key[0] == "slug"}}

    def _tell_outdated(self, page: Any, outdated: set[StringKey], catalogue: Catalogue) -> None:
        if outdated:
            what = f"{len(outdated)} translated texts of “{page.title}” are not on the page any more or were changed there"
            self.report.notes.append(f"{catalogue.file}: {what}, such as {sorted(outdated)[0][0]}")

    def _parent_waits(self, page: Any) -> bool:
        if page.depth <= 2:
            return False
        parent = page.get_parent()
        return not Page.objects.filter(translation_key=parent.translation_key, locale=self.locale, alias_of=None, live=True).exists()

    def _import(self, page: Any, translation: Translation, wanted: dict[StringKey, str], label: str) -> bool:
        """Put the package's strings in, unless a translator changed some in the admin.

        Returns:
            Whether anything changed.
        """
        key: UUID = page.translation_key
        before = translations_of(key, self.locale)
        if all(before.get(one) == text for one, text in wanted.items()):
            if record_of(key, self.code) is None:
                remember(key, self.code, source=label, content_hash=strings_hash(before))
            return False
        record = record_of(key, self.code)
        # An empty fingerprint: a load withdrew the page, so its strings are still a load's.
        edited = before and (record is None or record.content_hash not in ("", strings_hash(before)))
        if edited and not self.overwrite:
            self.report.add(
                KEPT, self.code, page.title, "its translation was edited in the admin since the last load; the admin's version stays"
            )
            return False
        import_strings(translation, wanted)
        remember(key, self.code, source=label, content_hash=strings_hash(translations_of(key, self.locale)))
        return True

    def _save(
        self, page: Any, translation: Translation, target: Page | None, current: list[StringKey], *, label: str, changed: bool, always: bool
    ) -> None:
        missing = self._missing(page, translation, current)
        if missing and not always:
            what = f"{len(missing)} of {len(current)} texts are not translated, such as {missing[0]}"
            if target is None:
                translation.save_target(publish=False)
            stays = "the older translation stays public" if target is not None and target.live else "it waits as a draft"
            self.report.add(WAITING, self.code, page.title, f"{what}; {stays}")
            return
        if target is not None and target.live and not changed and self._is_current(translation):
            self.report.add(UNCHANGED, self.code, target.title)
            return
        if target is not None and self._unpublished_by_hand(target):
            self.report.add(KEPT, self.code, target.title, "it was unpublished in the admin and stays so; publish it there")
            return
        try:
            # Published right here and not by save_target itself, which would wait for the end of the transaction.
            translation.save_target(publish=False)
            fresh = translation.get_target_instance()
            fresh.get_latest_revision().publish()
        except ValidationError as error:
            self.report.add(WAITING, self.code, page.title, "; ".join(error.messages))
            return
        self._remember_public(page.translation_key, label)
        fresh.refresh_from_db()
        self.report.add(CREATED if target is None else UPDATED, self.code, fresh.title)

    def _missing(self, page: Any, translation: Translation, current: list[StringKey]) -> list[str]:
        faulty = faulty_strings(page.translation_key, self.locale, current)
        for path, text in faulty:
            why = "cannot be used; it holds a tag or a link that the source has not"
            self.report.notes.append(f"[{self.code}] {page.title}: the translation of {path} (“{text[:60]}”) {why}")
        have = set(translations_of(page.translation_key, self.locale)) - set(faulty)
        missing = [path for path, text in current if (path, text) not in have]
        return missing or self.gate(page, self.locale)

    def _unpublished_by_hand(self, target: Page) -> bool:
        """Whether a translation that was public is not any more, and no load took it back."""
        record = record_of(target.translation_key, self.code)
        return not target.live and target.first_published_at is not None and record is not None and record.content_hash != ""

    def _remember_public(self, key: UUID, label: str) -> None:
        """Remember a page that a load made public. Strings that a translator changed stay the translator's."""
        record = record_of(key, self.code)
        if record is None or record.content_hash == "":
            remember(key, self.code, source=label, content_hash=strings_hash(translations_of(key, self.locale)))

    def _is_current(self, translation: Translation) -> bool:
        """Whether the target was saved after the source last changed."""
        log = translation.source.translation_logs.filter(locale=self.locale).order_by("-created_at").first()
        return log is not None and log.created_at >= translation.source.last_updated_at
