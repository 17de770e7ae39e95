"""Approved terms: which of them stand in a text, and whether its translation keeps them. What is told is a warning, never a refusal."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.core.language import Word
from cms.translation.models import ApprovedTerm

from .glossary import Glossary, glossary_of
from .plain import plain, words_of
from .wording import places_of


class Offence(TextChoices):
    """What is wrong with a translation of a term."""

    MISSING = "missing"
    AVOIDED = "avoided"


@dataclass(frozen=True)
class FoundTerm:
    """A term that stands in a source text.

    ``words`` is how it stands there the first time („fundacji”), ``start`` and ``end`` where, in the text without marks; ``count`` is
    how often.
    """

    term: ApprovedTerm
    language: str
    words: str
    start: int
    end: int
    count: int = 1


@dataclass(frozen=True)
class TermWarning:
    """A translation that does not keep a term. ``word`` is the word that must not be used, as it stands in the translation."""

    found: FoundTerm
    offence: Offence
    word: str = ""

    @property
    def text(self) -> str:
        """What is wrong and what to do, for whoever translates."""
        names = {"term": self.found.words, "approved": _or(self.found.term.good), "word": self.word}
        if self.offence == Offence.AVOIDED:
            return _("“%(word)s” is not the word for “%(term)s”. Write %(approved)s.") % names
        return (
            _("“%(term)s” stands in the Polish text. Write %(approved)s, or leave it if the sentence says the same in another way.") % names
        )


def _or(words: list[str]) -> str:
    quoted = [_("“%(word)s”") % {"word": word} for word in words]
    if len(quoted) == 1:
        return quoted[0]
    return _("%(words)s or %(last)s") % {"words": ", ".join(quoted[:-1]), "last": quoted[-1]}


def terms_in(*, source: str, locale: Locale, glossary: Glossary | None = None) -> list[FoundTerm]:
    """The approved terms that stand in a source text, each once, in its order. Polish endings are recognised.

    Args:
        source: the text, a fragment of HTML of which only the words are looked at.
        locale: the language into which it is translated.
        glossary: that of the language, where it is loaded already; else it is loaded, in one statement.
    """
    return _found(source, glossary or glossary_of(locale))


def _found(source: str, glossary: Glossary) -> list[FoundTerm]:
    text = plain(source)
    found: dict[int, FoundTerm] = {}
    for place in glossary.places(text, words_of(source)):
        known = found.get(place.term.pk)
        one = known or FoundTerm(place.term, glossary.language, text[place.start : place.end], place.start, place.end, count=0)
        found[place.term.pk] = replace(one, count=one.count + 1)
    return list(found.values())


def check_terms(*, source: str, translation: str, terms: Glossary | Iterable[FoundTerm]) -> list[TermWarning]:
    """Where a translation does not keep the terms of its source: one warning for each term at most.

    A word that is to be avoided counts nowhere inside an approved translation of any term of the text: “foundation fund” is no offence
    against “not fund”, nor is “fund” where the text speaks of a fund too.

    Args:
        source: the source text.
        translation: how it is translated, a fragment of HTML too. An empty one is not looked at.
        terms: what ``terms_in`` found in the source, or the glossary to find them by.
    """
    words = words_of(translation)
    if not words:
        return []
    found = _found(source, terms) if isinstance(terms, Glossary) else list(terms)
    good = {one.term.pk: places_of(one.term.good, words, one.language, compounds=True) for one in found}
    kept = {place for places in good.values() for place in places}
    warnings = []
    for one in found:
        bad = _bad_word(one, words, kept)
        if bad:
            warnings.append(TermWarning(one, Offence.AVOIDED, bad))
        elif not good[one.term.pk]:
            warnings.append(TermWarning(one, Offence.MISSING))
    return warnings


def _bad_word(one: FoundTerm, words: list[Word], kept: set[tuple[int, int]]) -> str:
    for first, last in places_of(one.term.bad, words, one.language):
        if not any(start <= first and last <= end for start, end in kept):
            return " ".join(word.text for word in words[first : last + 1])
    return ""
