"""The places of an act on which the portal rests, article by article."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from cms.core import generations
from cms.core.language.sorting import SortKey, sort_key
from cms.core.pages.places import PAGES
from cms.law.enums import source_words
from cms.law.glossary.addresses import glossary_address
from cms.law.glossary.domain.vocabulary import shown
from cms.law.glossary.models import Term, TermCitation, anchor_of
from cms.law.models import Citation, place_words

from .addresses import article_anchor
from .citing import CitingPage, pages_citing
from .rows import ActRow


@dataclass(frozen=True)
class CitingTerm:
    """A term of the glossary that rests on an article. ``lang`` is filled when it is not in the reader's language."""

    name: str
    lang: str
    url: str


@dataclass(frozen=True)
class Article:
    """An article with what cites it, in the words of Polish lawyers."""

    anchor: str
    name: str
    #: Pages, each with the places in the article that it cites, such as ``ust. 1``; none where it cites the article as a whole.
    pages: list[tuple[CitingPage, list[str]]]
    terms: list[CitingTerm]
    #: From where we know what places say, each with the places; what is read in the official text is not in it.
    sources: list[tuple[str, list[str]]]


def articles_of(act: ActRow, language: str) -> list[Article]:
    """The articles that pages of a language or the glossary cite, in the order of the act.

    Args:
        act: the act.
        language: the reader's.

    Returns:
        From the cache until a page, a term or a record of law changes; else in a number of statements that does not depend on
        how many places, pages and terms there are.
    """
    return generations.cached(PAGES, f"law-articles:{act.pk}:{language}:{timezone.localdate()}", lambda: _read(act, language))


def _read(act: ActRow, language: str) -> list[Article]:
    with override(language):
        cited = pages_citing(act.pk, language)
        terms = _terms(act, language)
        citations = [one for one in Citation.objects.filter(act=act.pk).with_trust() if one.pk in cited.anywhere or one.pk in terms]
        articles: dict[str, list[Any]] = {}
        for citation in sorted(citations, key=_order):
            articles.setdefault(citation.article, []).append(citation)
        return [_article(number, group, cited.pages, terms) for number, group in articles.items()]


def _order(citation: Any) -> tuple[SortKey, SortKey, SortKey]:
    """Places by value, letters behind: 2, 10, 19, 19a. The whole comes before its parts."""
    first, second, third = (sort_key(part, "pl") for part in (citation.article, citation.paragraph, citation.point))
    return first, second, third


def _article(number: str, group: list[Any], pages: dict[int, set[CitingPage]], terms: dict[int, list[CitingTerm]]) -> Article:
    places: dict[CitingPage, list[str]] = {}
    found: dict[CitingTerm, None] = {}
    sources: dict[str, list[str]] = {}
    name = f"art. {number}"
    for citation in group:
        words = place_words(citation).removeprefix(name).strip() or name
        for page in pages.get(citation.pk, ()):
            places.setdefault(page, []).append(words)
        found |= dict.fromkeys(terms.get(citation.pk, ()))
        source = source_words(citation.settled_trust)
        if source:
            sources.setdefault(source, []).append(words)
    in_order = [(page, [] if cited == [name] else cited) for page, cited in sorted(places.items(), key=lambda one: one[0].path)]
    return Article(article_anchor(number), name, in_order, list(found), list(sources.items()))


def _terms(act: ActRow, language: str) -> dict[int, list[CitingTerm]]:
    """Terms by the citation on which they rest, in the order of the alphabet."""
    rows = TermCitation.objects.filter(citation__act=act.pk, term__locale__language_code=act.lang).order_by()
    slugs = list(rows.values_list("citation_id", "term__slug"))
    place = glossary_address(language)
    if not slugs or place is None:
        return {}
    both = shown(list(Term.objects.read_in(language).filter(slug__in={slug for _citation, slug in slugs})), language)
    found: dict[int, list[CitingTerm]] = {}
    for citation, slug in sorted(slugs, key=lambda pair: sort_key(both[pair[1]][0].name, language)):
        row, _polish = both[slug]
        own = row.locale.language_code
        found.setdefault(citation, []).append(CitingTerm(row.name, "" if own == language else own, f"{place.url}#{anchor_of(slug)}"))
    return found
