"""Building the whole index anew, and counting its words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from cms.core import generations
from cms.core.findable.registry import sources
from search.models import Document, Waiting, Word

from .catching_up import bring_or_note
from .corpora import BUILT
from .engines import cluster, told
from .vocabulary import BATCH, entries_of

PORTION = 100
#: Terms and forms of a language that are kept for counting and for spelling; rarer ones are left out when there are more.
MOST_WORDS = 400_000
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
    counts: Counter[tuple[bool, str]] = Counter()
    written: dict[tuple[bool, str], str] = {}
    for document in Document.objects.filter(language=language).iterator(chunk_size=200):
        entries = entries_of(document)
        counts.update(entries.keys())
        for entry, shown in entries.items():
            written.setdefault(entry, shown)
    made = [
        Word(language=language, is_term=is_term, text=text, shown=written[is_term, text], documents=n)
        for (is_term, text), n in counts.most_common(MOST_WORDS)
    ]
    Word.objects.bulk_create(made, batch_size=BATCH)
    return len(made)


def _portions(keys: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(keys)
    while portion := list(islice(rest, size)):
        yield portion
