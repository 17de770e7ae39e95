"""Long sentences: at most a tenth of a text's sentences have more than 30 words.

A text is a page with its questions, or a record. A heading, an item of a list and a cell are texts of their own to the splitter; what does
not end with a mark (a title, an answer of two words) is no sentence and does not count, unless it has more than 30 words. So a text with
fewer than ten sentences has no long one.
"""

from collections.abc import Iterable, Iterator

from cms.core.language.sentences import count_words, sentences_in

from ..problems import Problem
from .passages import Passage, passages, passages_of
from .places import line_of, problem_at
from .rules import Checked

#: Words of a sentence that is not long yet, and which part of a text may be longer: one of so many.
LONGEST, ONE_OF = 30, 10
_MARKS = tuple('.!?…”"»)')


def long_sentences(checked: Checked) -> Iterator[Problem]:
    """Texts with too many long sentences: each of those is named."""
    for package, source in checked.pages:
        long, total = _measured(passages(source.document))
        for one, sentence in long if len(long) * ONE_OF > total else ():
            yield problem_at(package, source, _message(sentence, len(long), total), key=one.key, words=sentence)
    for package, record in checked.records:
        long, total = _measured(passages_of(record.record))
        for _one, sentence in long if len(long) * ONE_OF > total else ():
            line = line_of(package, record.file, words=sentence, start=record.line)
            yield Problem(package.path(record.file), line, _message(sentence, len(long), total))


def _measured(texts: Iterable[Passage]) -> tuple[list[tuple[Passage, str]], int]:
    """The long sentences of texts, and how many sentences there are."""
    found = [(one, sentence) for one in texts for row in one.paragraphs for sentence in sentences_in(row)]
    long = [(one, sentence) for one, sentence in found if count_words(sentence) > LONGEST]
    return long, sum(sentence.endswith(_MARKS) or count_words(sentence) > LONGEST for _one, sentence in found)


def _message(sentence: str, long: int, total: int) -> str:
    share = f"{long} of {total} sentences of this text have more than {LONGEST} words, more than a tenth"
    return f"“{sentence[:50]}…” has {count_words(sentence)} words; {share}. Divide it."
