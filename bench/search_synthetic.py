"""Many documents that nobody wrote, of words that the starter content has: a few words are everywhere, most are rare."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from cms.core.findable.content import Findable
from cms.core.language import words_in
from search.analysis.stop_words import says_nothing

#: Words that are chosen among, the most frequent ones of the content.
VOCABULARY = 12_000
#: Words that stand in every document.
EVERYWHERE = 3
SEED = 2_006
SECTIONS = tuple(f"section-{number}" for number in range(6))
KINDS = ("page", "news", "guide", "publication")


def vocabulary(findables: Iterable[Findable]) -> list[str]:
    """The words of the Polish texts that say something, the most frequent first.

    Args:
        findables: what the content says.
    """
    counted = Counter(
        word.text.lower()
        for one in findables
        if one.language == "pl"
        for text in (one.title, one.summary, one.text)
        for word in words_in(text)
        if len(word.text) > 2 and word.text.isalpha()
    )
    left = ((word, count) for word, count in counted.items() if not says_nothing(word, "pl"))
    return [word for word, _count in sorted(left, key=lambda pair: (-pair[1], pair[0]))[:VOCABULARY]]


def documents(words: Sequence[str], count: int) -> Iterator[Findable]:
    """So many Polish documents; the first ones are the same however many there are.

    Args:
        words: the most frequent first; a word at rank r is about 1/r as frequent as the first (G. K. Zipf, 1935).
        count: how many.
    """
    chance = random.Random(SEED)  # noqa: S311 - the same documents every time
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(words))))

    def some(least: int, most: int) -> str:
        return " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(least, most)))

    for number in range(count):
        yield Findable(
            key=f"synthetic-{number}",
            language="pl",
            kind=chance.choice(KINDS),
            title=some(3, 7).capitalize(),
            summary=some(8, 15),
            text="\n".join((f"{' '.join(words[:EVERYWHERE])} {some(15, 40)}", some(15, 40))),
            section=chance.choice(SECTIONS),
        )


def questions(words: Sequence[str]) -> list[str]:
    """Twenty questions: words that are everywhere, frequent ones, rare ones, and two together.

    Args:
        words: as the documents are made of.
    """
    everywhere, frequent = list(words[:EVERYWHERE]), list(words[10:60:10])
    middle = len(words) // 4
    rare = list(words[middle :: max(middle // 2, 1)][:5])
    pairs = [
        *zip(everywhere, frequent, strict=False), *zip(frequent[:2], rare, strict=False), (frequent[2], frequent[3]), (rare[3], rare[4]),
    ]  # fmt: skip
    return [*everywhere, *frequent, *rare, *(" ".join(pair) for pair in pairs)]


def beginnings(words: Sequence[str]) -> list[str]:
    """What a field holds while somebody types a frequent word, a rare one, and a second one."""
    whole = [words[10], words[20], words[len(words) // 4]]
    return [*(word[:size] for word in whole for size in (1, 2, 3, 5)), f"{words[20]} {words[30][:2]}"]
