"""Keeping documents and their index in step with what the sources say."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from django.db import transaction

from cms.core.findable.content import Findable
from cms.core.findable.registry import sources
from search.analysis.documents import terms_of, words_of
from search.models import AskedFor, Document, Word
from search.models.documents import BREAK

from .engines import database

#: Part of every fingerprint: raise it when terms are made in another way, and the next build writes all documents anew.
ANALYSIS = 5
LONGEST_WORD = Word._meta.get_field("text").max_length or 80
#: Rows in one statement: far below the number of parameters that either database takes.
BATCH = 500
TEXTS = ("kind", "title", "summary", "text", "section", "group", "dated", "is_archived")


@transaction.atomic
def bring_up_to_date(*, source: str, keys: Sequence[str]) -> int:
    """Make the documents of these keys what their source says now, in the database and its index; Elasticsearch is told afterwards.

    Args:
        source: name of a registered source; documents of one that is registered no longer go.
        keys: its keys, as many as fit into one statement (``BATCH``).

    Returns:
        How many documents were written or removed.
    """
    known = sources().get(source)
    said = {(one.key, one.language): one for one in known.findables(keys)} if known else {}
    asked = {(row.key, row.language): row.lines() for row in AskedFor.objects.filter(source=source, key__in=keys)}
    rows = Document.objects.filter(source=source, key__in=keys).defer("text", "body_terms")
    there = {(row.key, row.language): row for row in rows}
    changed = [
        _document(source, findable, asked.get(place, []), there.get(place))
        for place, findable in said.items()
        if place not in there or there[place].fingerprint != fingerprint(findable, asked.get(place, []))
    ]
    gone = [row for place, row in there.items() if place not in said]
    write(changed)
    _remove(gone)
    _learn(said[row.key, row.language] for row in changed)
    return len(changed) + len(gone)


def write(documents: Sequence[Document]) -> None:
    """Write documents and their entries of the index; those with a primary key are replaced."""
    fresh = [row for row in documents if row.pk is None]
    Document.objects.bulk_create(fresh, batch_size=BATCH)
    for row in documents:
        if row not in fresh:
            row.save()
    if documents:
        database().add_bulk(Document, list(documents))


def fingerprint(findable: Findable, phrases: Sequence[str]) -> str:
    """A text that is equal for findables that say the same and are asked for in the same words."""
    said = json.dumps([ANALYSIS, asdict(findable), phrases], ensure_ascii=False, default=str, sort_keys=True)
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def _document(source: str, findable: Findable, phrases: Sequence[str], row: Document | None) -> Document:
    document = Document(source=source, key=findable.key, language=findable.language, pk=row.pk if row else None)
    for name in TEXTS:
        setattr(document, name, getattr(findable, name))
    document.fingerprint = fingerprint(findable, phrases)
    language = findable.language
    document.title_terms = _kept(terms_of(findable.title, language))
    document.lead_terms = _kept(terms_of("\n".join((*findable.keywords, findable.summary)), language))
    document.above_terms = _kept(terms_of("\n".join(findable.above), language))
    document.asked_terms = BREAK.join(_paragraphs("\n".join(phrases), language))
    document.body_terms = BREAK.join(_paragraphs(findable.text, language))
    return document


def _paragraphs(text: str, language: str) -> list[str]:
    kept = (_kept(terms_of(line, language, with_stop_words=False)) for line in text.splitlines())
    return [line for line in kept if line]


def _kept(terms: list[str]) -> str:
    # With a space at both ends, so that a term is found by looking for it between spaces.
    return f" {' '.join(terms)} " if terms else ""


def _remove(documents: Sequence[Document]) -> None:
    for row in documents:
        database().delete(row)
    Document.objects.filter(pk__in=[row.pk for row in documents]).delete()


def _learn(findables: Iterable[Findable]) -> None:
    """Add words that are new; how many documents have them is counted when the index is built."""
    found: dict[tuple[str, bool, str], str] = {}
    for findable in findables:
        texts = (findable.title, findable.summary, *findable.keywords, findable.text)
        for term in {term for text in texts for term in terms_of(text, findable.language)}:
            found.setdefault((findable.language, True, term[:LONGEST_WORD]), "")
        for text, shown in words_of(findable).items():
            found.setdefault((findable.language, False, text[:LONGEST_WORD]), shown[:LONGEST_WORD])
    rows = [Word(language=language, is_term=is_term, text=text, shown=shown) for (language, is_term, text), shown in sorted(found.items())]
    Word.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
