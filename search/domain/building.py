"""Building the whole index anew, and counting its words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from cms.core import generations
from cms.core.findable.registry import sources
from cms.core.language import folded, words_in
from search.models import Document, Waiting, Word

from .catching_up import bring_or_note
from .corpora import BUILT
from .engines import cluster, told

PORTION = 100
#: Words of a language that are kept for spelling and for counting; rarer ones are left out when there are more.
MOST_WORDS = 200_000
Report = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Built:
    """How many keys the sources have, and how many of them wait because something went wrong."""

    keys: int
    waiting: int


def build(*, report: Report = silent, report_sent: Report = silent) -> Built:
    """Bring every document up to date, remove what no source knows, and count words. The live index answers meanwhile.

    Args:
        report: hears how many keys are done, and of how many.
        report_sent: the same of documents that are sent to Elasticsearch, where there is one.

    Returns:
        How many keys there are, and how many could not be done.

    Raises:
        ClusterError: when the index in Elasticsearch could not be built; that in the database is whole, and what was live goes on.
    """
    keys = {name: sum(1 for _key in source.keys()) for name, source in sources().items()}  # noqa: SIM118 - a source is no mapping
    total, done = sum(keys.values()), 0
    for name, source in sources().items():
        seen: set[str] = set()
        for portion in _portions(source.keys(), PORTION):
            bring_or_note(source=name, keys=portion, is_sent_again=False)
            seen.update(portion)
            done += len(portion)
            report(done, total)
        gone = set(Document.objects.filter(source=name).values_list("key", flat=True).distinct()) - seen
        for portion in _portions(sorted(gone), PORTION):
            bring_or_note(source=name, keys=portion, is_sent_again=False)
    for name in Document.objects.exclude(source__in=sources()).values_list("source", flat=True).distinct():
        bring_or_note(source=name, keys=list(Document.objects.filter(source=name).values_list("key", flat=True).distinct()))
    count_words()
    generations.bump(BUILT)
    if cluster() is not None:
        told(lambda engine: engine.build(Document, report=report_sent))
    return Built(total, Waiting.objects.count())


@transaction.atomic
def count_words() -> int:
    """Count in how many documents each word is, and forget words that are in none.

    Returns:
        How many words there are.
    """
    Word.objects.all()._raw_delete(Word.objects.db)  # noqa: SLF001 - nothing hangs on these rows
    count = 0
    for language in Document.objects.order_by().values_list("language", flat=True).distinct():
        count += _count_language(language)
    return count


def _count_language(language: str) -> int:
    terms: Counter[str] = Counter()
    forms: Counter[str] = Counter()
    shown: dict[str, str] = {}
    rows = Document.objects.filter(language=language)
    for row in rows.values_list(
        "title", "summary", "text", "title_terms", "lead_terms", "above_terms", "asked_terms", "body_terms"
    ).iterator(chunk_size=200):
        terms.update({term[:80] for text in row[3:] for term in text.split()})
        words = {folded(word.text)[:80]: word.text.lower()[:80] for text in row[:3] for word in words_in(text) if len(word.text) > 2}
        forms.update(words.keys())
        for text, word in words.items():
            shown.setdefault(text, word)
    made = [
        *(Word(language=language, is_term=True, text=text, documents=n) for text, n in terms.most_common(MOST_WORDS)),
        *(Word(language=language, is_term=False, text=text, shown=shown[text], documents=n) for text, n in forms.most_common(MOST_WORDS)),
    ]
    Word.objects.bulk_create(made, batch_size=500)
    return len(made)


def _portions(keys: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(keys)
    while portion := list(islice(rest, size)):
        yield portion
