"""Terms of the glossary and legal acts, as they are found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.core.findable.content import Findable
from cms.core.findable.page_text import plain
from cms.core.findable.registry import register_kind, register_source, watch
from cms.core.pages.places import language_codes

from .acts.addresses import act_address
from .glossary.addresses import glossary_address
from .glossary.models import GlossaryPage, Term, anchor_of
from .glossary.wordlists import entries
from .models import Citation, LegalAct

#: Rows read at once while the whole index is built.
PORTION = 1_000


class TranslatableSource:
    """Rows of a translatable model, by translation key."""

    name: str
    model: Any

    def keys(self) -> Iterator[str]:
        """The keys of all rows."""
        rows = self.model._default_manager.order_by("translation_key").values_list("translation_key", flat=True)
        return (str(key) for key in rows.distinct().iterator(chunk_size=PORTION))

    def findables(self, keys: Sequence[str]) -> Iterable[Findable]:
        """What the rows say, in each language."""
        codes = language_codes()
        for row in self.model._default_manager.filter(translation_key__in=keys):
            yield self.findable(row, codes[row.locale_id])

    def findable(self, row: Any, language: str) -> Findable:
        """What one row says."""
        raise NotImplementedError


class TermSource(TranslatableSource):
    """Terms stand on the page of the glossary, each at its anchor."""

    name = "term"
    model = Term

    def findables(self, keys: Sequence[str]) -> Iterable[Findable]:
        """What the terms say; they belong to the section of the glossary."""
        self.section = str(GlossaryPage.objects.values_list("translation_key", flat=True).first() or "")
        return super().findables(keys)

    def findable(self, row: Any, language: str) -> Findable:
        """A term with its other names; its definition says what it is about."""
        names = (part for field in (row.abbreviations, row.other_names, row.other_forms) for part in entries(field))
        return Findable(
            key=str(row.translation_key),
            language=language,
            kind="term",
            title=row.name,
            summary=plain(row.definition),
            keywords=tuple(names),
            text=plain(row.explanation),
            section=self.section,
            dated=row.state_of_law_on,
        )

    def addresses(self, keys: Sequence[str], language: str) -> Mapping[str, str]:
        """The anchors; a language without a glossary has none."""
        place = glossary_address(language)
        if place is None or place.lang:
            return {}
        rows = Term.objects.filter(translation_key__in=keys, locale__language_code=language).values_list("translation_key", "slug")
        return {str(key): f"{place.url}#{anchor_of(slug)}" for key, slug in rows}


class ActSource(TranslatableSource):
    """Legal acts stand on pages of their own."""

    name = "act"
    model = LegalAct

    def findables(self, keys: Sequence[str]) -> Iterable[Findable]:
        """What the acts say, and which of their articles the portal cites; citations hang on the Polish record."""
        self.places: dict[str, list[str]] = {}
        cited = Citation.objects.filter(act__translation_key__in=keys).order_by("pk")
        for key, article, paragraph in cited.values_list("act__translation_key", "article", "paragraph"):
            self.places.setdefault(str(key), []).append(f"art. {article} ust. {paragraph}" if paragraph else f"art. {article}")
        return super().findables(keys)

    def findable(self, row: Any, language: str) -> Findable:
        """An act with where it was published and its cited articles."""
        key = str(row.translation_key)
        return Findable(
            key=key,
            language=language,
            kind="act",
            title=row.title,
            summary=row.consolidated or row.journal,
            keywords=(row.short_name,),
            text="\n".join(part for part in (row.journal, row.amendments, ", ".join(dict.fromkeys(self.places.get(key, ())))) if part),
            dated=row.in_force_from,
            is_archived=row.in_force_to is not None,
        )

    def addresses(self, keys: Sequence[str], language: str) -> Mapping[str, str]:
        """Their pages; one statement."""
        rows = LegalAct.objects.filter(translation_key__in=keys, locale__language_code=language).values_list("translation_key", "slug")
        return {str(key): act_address(slug, language) for key, slug in rows}


def register() -> None:
    """Declare both sources and their kinds; what changes the records changes what is found."""
    register_kind("term", _("Glossary"), order=50)
    register_kind("act", _("Legal acts"), order=60)
    register_source(TermSource())
    register_source(ActSource())
    watch(Term, TermSource.name, lambda term: [term.translation_key])
    watch(LegalAct, ActSource.name, lambda act: [act.translation_key])
    watch(Citation, ActSource.name, lambda citation: [citation.act.translation_key])
