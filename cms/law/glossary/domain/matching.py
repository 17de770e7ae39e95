"""Finding the words of the glossary in a text.

Words are compared by the stems that they may have (Polish), by their known endings (English, Norwegian), or letter by letter: a Polish
name in a text of another language is found in its basic form. Abbreviations are found in these very letters, and with the ending that
Polish hangs on with a hyphen („KRS-u”). What is decided here:

- Of words that lie in each other the longest counts: „organizacja pożytku publicznego” explains no „organizacja”.
- A term does not stand inside another word, nor in an address, a file name or the number of a form („NIP-8”).
- A word with a capital before another with a capital is a name of somebody („Fundacja Przykład”) and explains nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from cms.core.language import Word, folded, stems
from cms.core.language.endings import forms
from cms.core.language.words import words_as_they_stand

#: What may hang on an abbreviation with a hyphen.
_ABBREVIATION_ENDINGS = {
    "pl": frozenset({"u", "ie", "em", "owi", "y", "i", "om", "ami", "ach", "ów", "a", "ą"}),
    "nb": frozenset({"en", "et", "er", "ene", "s", "ens", "ets", "enes"}),
}
_HYPHENS = "-\u2010\u2011"
#: Signs that tie a word to the next one: an address, a path, a file name.
_TIES = frozenset("@/\\_.:=&+" + _HYPHENS)
_EXACT, _LETTERS = "=", "!"


@dataclass(frozen=True)
class Phrase:
    """One way of writing a term: for each word the keys of which it must have one, and what stands between words."""

    slug: str
    words: tuple[frozenset[str], ...]
    gaps: tuple[str, ...]
    #: Decides between phrases that are equally long: an earlier one wins.
    order: int
    is_abbreviation: bool = False
    is_small: bool = True

    @property
    def weight(self) -> tuple[int, bool, int]:
        """The heavier of two that stand at one place is meant."""
        return len(self.words), self.is_abbreviation, -self.order


@dataclass(frozen=True)
class Match:
    """Where a term stands in a text."""

    slug: str
    start: int
    end: int


@dataclass
class Phrases:
    """The phrases of one language under the keys of their first word."""

    language: str
    by_key: dict[str, list[Phrase]] = field(default_factory=dict)
    count: int = 0

    def add(self, slug: str, text: str, *, is_own: bool) -> None:
        """Take a name or a form of a term in.

        Args:
            slug: the term.
            text: the name.
            is_own: whether it is in the language of the texts; a foreign name is found letter by letter.
        """
        words = words_as_they_stand(text)
        keys = tuple(self._wanted(word.text) if is_own else frozenset({_EXACT + folded(word.text)}) for word in words)
        self._take(Phrase(slug, keys, _gaps(text, words), self.count, is_small=text[:1].islower()))

    def add_abbreviation(self, slug: str, text: str) -> None:
        """Take an abbreviation in, found in these very letters."""
        words = words_as_they_stand(text)
        keys = tuple(frozenset({_LETTERS + word.text}) for word in words)
        self._take(Phrase(slug, keys, _gaps(text, words), self.count, is_abbreviation=True, is_small=False))

    def _wanted(self, word: str) -> frozenset[str]:
        if self.language == "pl":
            return stems(word)
        return frozenset(_EXACT + form for form in forms(word, self.language))

    def _take(self, phrase: Phrase) -> None:
        self.count += 1
        for key in phrase.words[0] if phrase.words else ():
            self.by_key.setdefault(key, []).append(phrase)

    def find(self, text: str) -> Iterator[Match]:
        """Where terms stand in a text, in its order and never one over another.

        Args:
            text: plain text of the language; it is not changed.
        """
        words = words_as_they_stand(text)
        at = 0
        while at < len(words):
            phrase, end = self._longest(text, words, at)
            if phrase is None:
                at += 1
                continue
            last = at + len(phrase.words)
            yield Match(phrase.slug, words[at].start, end)
            # The ending of an abbreviation is a word of its own in the text, and no word to be looked at.
            while last < len(words) and words[last].start < end:
                last += 1
            at = last

    def _longest(self, text: str, words: list[Word], at: int) -> tuple[Phrase | None, int]:
        best, best_end = None, 0
        for key in _keys(words[at].text, self.language) & self.by_key.keys():
            for phrase in self.by_key[key]:
                if best is None or phrase.weight > best.weight:
                    end = self._end(phrase, text, words, at)
                    best, best_end = (phrase, end) if end else (best, best_end)
        return best, best_end

    def _end(self, phrase: Phrase, text: str, words: list[Word], at: int) -> int:
        """Where the phrase ends if it stands here; 0 if it does not."""
        here = words[at : at + len(phrase.words)]
        if len(here) < len(phrase.words) or _gaps(text, here) != phrase.gaps:
            return 0
        if any(_keys(word.text, self.language).isdisjoint(wanted) for word, wanted in zip(here, phrase.words, strict=True)):
            return 0
        behind = words[at + len(here)] if at + len(here) < len(words) else None
        end = here[-1].end
        if phrase.is_abbreviation and behind and text[end : behind.start] in tuple(_HYPHENS):
            end = behind.end if behind.text in _ABBREVIATION_ENDINGS.get(self.language, ()) else end
        if _is_tied(text, here[0].start, end) or (phrase.is_small and _is_name(text, here, behind)):
            return 0
        return end


@lru_cache(maxsize=4_000)  # half a kilobyte each; marked texts are kept as well, so seldom is one looked at again
def _keys(word: str, language: str) -> frozenset[str]:
    """The keys that a word of a text has."""
    exact = frozenset({_EXACT + folded(word), _LETTERS + word})
    return exact | stems(word) if language == "pl" else exact


def _gaps(text: str, words: Iterable[Word]) -> tuple[str, ...]:
    """What stands between words: a space, a hyphen, or what no phrase has."""
    return tuple(_gap(text[one.end : other.start]) for one, other in pairwise(words))


def _gap(between: str) -> str:
    if between and between.isspace():
        return " "
    return "-" if between in tuple(_HYPHENS) else between


def _is_tied(text: str, start: int, end: int) -> bool:
    """Whether it is a part of something longer that is no word: an address, „NIP-8”, „KRS-W20”."""
    before = text[start - 1 : start] in _TIES and text[start - 2 : start - 1].isalnum()
    after = text[end : end + 1] in _TIES and text[end + 1 : end + 2].isalnum()
    return before or after or text[start - 1 : start] in ("@", "/", "#")


def _is_name(text: str, here: list[Word], behind: Word | None) -> bool:
    """Whether it begins with a capital and the next word does too, with nothing but a space between."""
    if not here[0].text[:1].isupper() or behind is None:
        return False
    return behind.text[:1].isupper() and text[here[-1].end : behind.start].isspace()
