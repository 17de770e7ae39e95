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


def _keys(model: Any) -> Iterator[str]:
    """The translation keys of all rows, each once."""
    rows = model._default_manager.order_by("translation_key").values_list("translation_key", flat=True)
    return (str(key) for key in rows.distinct().iterator(chunk_size=PORTION))


class TermSource:
    """Terms stand on the page of the glossary, each at its anchor."""

    name = "term"

    def keys(self) -> Iterator[str]:
        """Every term."""
        return _keys(Term)

    def findables(self, keys: Sequence[str]) -> Iterable[Findable]:
        """Terms with their other names; the definition says what they are about. They belong to the section of the glossary."""
        codes = language_codes()
        section = str(GlossaryPage.objects.values_list("translation_key", flat=True).first() or "")
        for term in Term.objects.filter(translation_key__in=keys):
            names = (part for field in (term.abbreviations, term.other_names, term.other_forms) for part in entries(field))
            yield Findable(
                key=str(term.translation_key),
                language=codes[term.locale_id],
                kind="term",
                title=term.name,
                summary=plain(term.definition),
                keywords=tuple(names),
                text=plain(term.explanation),
                section=section,
                dated=term.state_of_law_on,
            )

    def addresses(self, keys: Sequence[str], language: str) -> Mapping[str, str]:
        """The anchors; a language without a glossary has none."""
        place = glossary_address(language)
        if place is None or place.lang:
            return {}
        rows = Term.objects.filter(translation_key__in=keys, locale__language_code=language).values_list("translation_key", "slug")
        return {str(key): f"{place.url}#{anchor_of(slug)}" for key, slug in rows}


class ActSource:
    """Legal acts stand on pages of their own."""

    name = "act"

    def keys(self) -> Iterator[str]:
        """Every act."""
        return _keys(LegalAct)

    def findables(self, keys: Sequence[str]) -> Iterable[Findable]:
        """Acts with where they were published, and which of their articles the portal cites; citations hang on the Polish record."""
        codes, places = language_codes(), _places(keys)
        for act in LegalAct.objects.filter(translation_key__in=keys):
            key = str(act.translation_key)
            yield Findable(
                key=key,
                language=codes[act.locale_id],
                kind="act",
                title=act.title,
                summary=act.consolidated or act.journal,
                keywords=(act.short_name,),
                text="\n".join(part for part in (act.journal, act.amendments, ", ".join(places.get(key, ()))) if part),
                dated=act.in_force_from,
                is_archived=act.in_force_to is not None,
            )

    def addresses(self, keys: Sequence[str], language: str) -> Mapping[str, str]:
        """Their pages; one statement."""
        rows = LegalAct.objects.filter(translation_key__in=keys, locale__language_code=language).values_list("translation_key", "slug")
        return {str(key): act_address(slug, language) for key, slug in rows}


def _places(keys: Sequence[str]) -> dict[str, dict[str, None]]:
    """The places of acts that the portal cites, each once, as texts name them."""
    found: dict[str, dict[str, None]] = {}
    cited = Citation.objects.filter(act__translation_key__in=keys).order_by("pk")
    for key, article, paragraph in cited.values_list("act__translation_key", "article", "paragraph"):
        found.setdefault(str(key), {})[f"art. {article} ust. {paragraph}" if paragraph else f"art. {article}"] = None
    return found


def register() -> None:
    """Declare both sources and their kinds; what changes the records changes what is found."""
    register_kind("term", _("Glossary"), order=50)
    register_kind("act", _("Legal acts"), order=60)
    register_source(TermSource())
    register_source(ActSource())
    watch(Term, TermSource.name, lambda term: [term.translation_key])
    watch(LegalAct, ActSource.name, lambda act: [act.translation_key])
    watch(Citation, ActSource.name, lambda citation: [citation.act.translation_key])
