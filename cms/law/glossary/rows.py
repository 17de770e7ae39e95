"""The glossary from A to Z, as its page shows it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.safestring import SafeString
from wagtail.rich_text import expand_db_html

from cms.core.language import folded, stems, words_in
from cms.core.language.sorting import initial, sort_key
from cms.law.blocks import CitationLine, citation_line
from cms.law.models import Citation

from .domain.vocabulary import Entry, entry_of, shown
from .models import Term, TermCitation, TermLink, anchor_of
from .wordlists import entries

#: Between texts whose links are looked up together; no rich text holds a comment.
_BETWEEN = "<!--·-->"


@dataclass(frozen=True)
class SeeAlso:
    """Another term; ``lang`` is filled when its name is in another language than the reader's."""

    anchor: str
    name: str
    lang: str


@dataclass(frozen=True)
class Line:
    """A term on the page of the glossary. ``found_by`` and ``words`` are what a filter looks at."""

    anchor: str
    letter: str
    entry: Entry
    other_names: tuple[str, ...]
    explanation: str
    citations: tuple[CitationLine, ...]
    see_also: tuple[SeeAlso, ...]
    is_draft: bool
    found_by: str
    words: frozenset[str]

    def answers(self, query: str) -> bool:
        """Whether each word of a query stands in the names of the term, in whatever form, or is a part of one."""
        asked = words_in(query)
        return bool(asked) and all(folded(word.text) in self.found_by or not stems(word.text).isdisjoint(self.words) for word in asked)


def glossary_lines(language: str) -> list[Line]:
    """All terms in the order of the alphabet, in a number of statements that does not depend on how many there are.

    Args:
        language: the reader's; a term that is not translated stands in Polish among the others.
    """
    citations = TermCitation.objects.order_by("sort_order", "pk").prefetch_related(
        Prefetch("citation", Citation.objects.with_acts()),
    )
    links = TermLink.objects.select_related("other").order_by("sort_order", "pk")
    rows = list(Term.objects.read_in(language).prefetch_related(Prefetch("cited", citations), Prefetch("linked", links)))
    both = shown(rows, language)
    explanations = _expanded([row.explanation for row, _polish in both.values()])
    lines = [_line(row, polish, language, text, both) for (row, polish), text in zip(both.values(), explanations, strict=True)]
    return sorted(lines, key=lambda line: sort_key(line.entry.name, language))


def _line(row: Term, polish: Term, language: str, explanation: str, both: dict[str, tuple[Term, Term]]) -> Line:
    others = [both[link.other.slug] for link in polish.linked.all() if link.other.slug in both]
    names = [row.name, polish.name, *entries(row.other_names), *entries(polish.other_names), *entries(row.other_forms)]
    names += entries(polish.abbreviations)
    entry = entry_of(row, polish, language)
    return Line(
        anchor=anchor_of(row.slug),
        letter=initial(row.name, language),
        entry=entry,
        other_names=tuple(entries(row.other_names)),
        explanation=explanation,
        citations=tuple(citation_line(one.citation, language=language) for one in polish.cited.all()),
        see_also=tuple(_see_also(other, language) for other, _polish in others),
        is_draft=polish.legal_status != "verified",
        found_by=folded(" · ".join(names)),
        words=frozenset(stem for name in names for word in words_in(name) for stem in stems(word.text)),
    )


def _see_also(other: Any, language: str) -> SeeAlso:
    own = other.locale.language_code
    return SeeAlso(anchor_of(other.slug), other.name, "" if own == language else own)


def _expanded(texts: list[str]) -> list[str]:
    """Rich texts as HTML. Their links are looked up together."""
    if not any(texts):
        return texts
    return [SafeString(text) for text in expand_db_html(_BETWEEN.join(texts)).split(_BETWEEN)]
