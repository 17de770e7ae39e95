"""The glossary of a language, ready for looking up: each term under the stems of its first word."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from wagtail.models import Locale

from cms.core.language import Word, stems, words_in
from cms.core.language.words import tidy
from cms.translation.models import ApprovedTerm

#: What divides a sentence; a term does not reach over it, unless it is written so itself („dział III, rozdział 2”).
_STOP = re.compile(r"[.,;:!?()…\n]")


@dataclass(frozen=True)
class Form:
    """One way of writing a term: the stems of each of its words."""

    term: ApprovedTerm
    words: tuple[frozenset[str], ...]
    has_stops: bool


@dataclass(frozen=True)
class Occurrence:
    """Where a term stands in a text: from which word up to which, and from which letter up to which."""

    term: ApprovedTerm
    first: int
    last: int
    start: int
    end: int

    def lies_in(self, other: "Occurrence") -> bool:
        """Whether it is a part of a longer place."""
        return other.first <= self.first and self.last <= other.last and (other.first, other.last) != (self.first, self.last)


@dataclass
class Glossary:
    """The approved terms of one language."""

    language: str
    forms: dict[str, list[Form]] = field(default_factory=lambda: defaultdict(list))

    def add(self, term: ApprovedTerm) -> None:
        """Take a term in, under each of its forms."""
        for text in term.forms:
            words = tuple(stems(word.text) for word in words_in(text))
            form = Form(term, words, bool(_STOP.search(tidy(text).strip(" .,;:!?…"))))
            for stem in words[0] if words else ():
                self.forms[stem].append(form)

    def places(self, text: str, words: list[Word]) -> list[Occurrence]:
        """Where terms stand in a text, in its order. A term that lies in a longer one does not count there.

        Args:
            text: plain and tidy.
            words: its words.
        """
        kept = [stems(word.text) for word in words]
        found = {}
        for first, own in enumerate(kept):
            for form in {id(form): form for stem in own for form in self.forms.get(stem, ())}.values():
                last = first + len(form.words) - 1
                if last < len(kept) and _fits(form, kept[first : last + 1], text, words[first : last + 1]):
                    place = Occurrence(form.term, first, last, words[first].start, words[last].end)
                    found[form.term.pk, first, last] = place
        places = list(found.values())
        alone = [place for place in places if not any(place.lies_in(other) for other in places)]
        return sorted(alone, key=lambda place: (place.first, place.last, place.term.term))


def _fits(form: Form, own: list[frozenset[str]], text: str, words: list[Word]) -> bool:
    if any(wanted.isdisjoint(stem) for wanted, stem in zip(form.words, own, strict=True)):
        return False
    return form.has_stops or not _STOP.search(" ".join(text[a.end : b.start] for a, b in pairwise(words)))


def glossary_of(locale: Locale) -> Glossary:
    """The glossary of a language, in one statement. Load it once and hand it on where many texts are looked at.

    Args:
        locale: the language of the translation.
    """
    glossary = Glossary(locale.language_code)
    for term in ApprovedTerm.objects.filter(locale_id=locale.pk).order_by("term", "pk"):
        glossary.add(term)
    return glossary
