"""Keeping documents and their index in step with what the sources say."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from cms.core.findable.content import Findable
from cms.core.findable.registry import sources
from search.analysis.documents import BREAK, terms_of
from search.models import AskedFor, Document

from .engines import database
from .vocabulary import BATCH, learn

#: Part of every fingerprint: raise it when terms are made in another way, and the next build writes all documents anew.
ANALYSIS = 5
TEXTS = ("kind", "title", "summary", "text", "section", "group", "dated", "is_archived")
TERMS = ("title_terms", "lead_terms", "above_terms", "asked_terms", "body_terms")
WRITTEN = (*TEXTS, *TERMS, "fingerprint")


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
    marks = {place: fingerprint(findable, asked.get(place, [])) for place, findable in said.items()}
    rows = Document.objects.filter(source=source, key__in=keys).only("key", "language", "fingerprint")
    there = {(row.key, row.language): row for row in rows}
    changed = [
        _document(source, findable, asked.get(place, []), fingerprint=marks[place], pk=there[place].pk if place in there else None)
        for place, findable in said.items()
        if place not in there or there[place].fingerprint != marks[place]
    ]
    gone = [row.pk for place, row in there.items() if place not in said]
    write(changed)
    # Their entries of the index go with them.
    Document.objects.filter(pk__in=gone).delete()
    learn(changed)
    return len(changed) + len(gone)


def write(documents: Sequence[Document]) -> None:
    """Write documents and their entries of the index; those with a primary key are replaced."""
    old, fresh = [row for row in documents if row.pk], [row for row in documents if not row.pk]
    Document.objects.bulk_create(fresh, batch_size=BATCH)
    Document.objects.bulk_update(old, WRITTEN, batch_size=BATCH // len(WRITTEN))
    if documents:
        database().add_bulk(Document, list(documents))


def fingerprint(findable: Findable, phrases: Sequence[str]) -> str:
    """A text that is equal for findables that say the same and are asked for in the same words."""
    said = json.dumps([ANALYSIS, asdict(findable), phrases], ensure_ascii=False, default=str, sort_keys=True)
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def _document(source: str, findable: Findable, phrases: Sequence[str], *, fingerprint: str, pk: int | None) -> Document:
    document = Document(source=source, key=findable.key, language=findable.language, fingerprint=fingerprint, pk=pk)
    for name in TEXTS:
        setattr(document, name, getattr(findable, name))
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
