"""What editors put on top of the results of a question (``wagtail.contrib.search_promotions``)."""

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from cms.core import generations
from cms.core.pages.places import homes, language_codes, locale_ids, path_under, visible
from search.analysis.questions import Asked, asked, cleaned

PROMOTIONS = "search-promotions"


@dataclass(frozen=True)
class Promoted:
    """A result that editors recommend."""

    title: str
    url: str
    description: str


@dataclass(frozen=True)
class _Pick:
    """What was recommended: a page by its translation key, or an address elsewhere."""

    key: str
    title: str
    url: str
    description: str


@dataclass(frozen=True)
class _Picked:
    """The words of a question, each with its terms, and what editors recommend for it."""

    words: tuple[frozenset[str], ...]
    picks: tuple[_Pick, ...]


def promoted(question_text: str, language: str) -> list[Promoted]:
    """What editors recommend for a question: no statement when nothing is, one for the addresses of pages.

    Args:
        question_text: what was typed; endings, the order of words and words that say nothing make no difference.
        language: the reader's language; a page that has no live translation there is left out.
    """
    words = _words(question_text, language)
    every = generations.cached(PROMOTIONS, language, lambda: _read(language))
    picks = [pick for one in every if _same(one.words, words) for pick in one.picks]
    there = _places([pick.key for pick in picks if pick.key], language)
    found: dict[str, Promoted] = {}
    for pick in picks:
        title, url = there.get(pick.key, ("", "")) if pick.key else (pick.title, pick.url)
        if url:
            found.setdefault(url, Promoted(title, url, pick.description))
    return list(found.values())


def _words(text: str, language: str) -> list[Asked]:
    return [word for word in asked(cleaned(text), language) if not word.says_nothing]


def _same(words: Sequence[frozenset[str]], typed: Sequence[Asked]) -> bool:
    """Whether each word of either side is one of the other's."""
    ways = [word.own | word.perhaps for word in typed]
    return (
        bool(words and ways)
        and all(any(way & word for way in ways) for word in words)
        and all(any(way & word for word in words) for way in ways)
    )


def _read(language: str) -> list[_Picked]:
    rows = SearchPromotion.objects.select_related("query", "page").order_by("query__query_string", "sort_order", "pk")
    picks: dict[str, list[_Pick]] = {}
    for row in rows:
        picks.setdefault(row.query.query_string, []).append(_pick(row, language))
    return [_Picked(tuple(word.own for word in _words(text, language)), tuple(those)) for text, those in picks.items()]


def _pick(row: SearchPromotion, language: str) -> _Pick:
    if row.page is None:
        return _Pick("", row.external_link_text or row.external_link_url, row.external_link_url, row.description)
    # A description is in the language of the page that it was written for.
    speaks = language_codes().get(row.page.locale_id) == language
    return _Pick(str(row.page.translation_key), row.page.title, "", row.description if speaks else "")


def _places(keys: Sequence[str], language: str) -> dict[str, tuple[str, str]]:
    """Titles and addresses of live public pages in a language, by translation key."""
    if not keys:
        return {}
    pages = visible(Page.objects.filter(translation_key__in=set(keys), locale_id=locale_ids().get(language)))
    home = homes().get(language)
    rows = pages.values_list("translation_key", "title", "url_path")
    return {str(key): (title, path_under(home, url_path)) for key, title, url_path in rows}
