"""State of law: a page that cites says as of when it states the law, itself or by a page above it.

A page type that has no such key is dated by the acts that it cites (``acts``), whose dates stand beside each citation.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from cms.core.exchange.checks.places import problem_at
from cms.core.exchange.checks.rules import Checked
from cms.core.exchange.document import PageDocument
from cms.core.exchange.problems import Problem

from .cited import cited_by, cited_in


def pages_without_date(checked: Checked) -> Iterator[Problem]:
    """Pages and records that cite and give no date."""
    documents = {source.key: source.document for _package, source in checked.pages}
    for package, source in checked.pages:
        first = next(cited_in(source.document), None)
        if first and hasattr(source.document.front, "legal") and not _is_dated(source.document, documents):
            message = "The page cites law and does not say as of when. Write “legal: {state_of_law: DATE}” here or in the page above it."
            yield problem_at(package, source, message, key=first[1])
    for package, record in checked.records:
        if next(cited_by(record.record), None) and getattr(record.record, "state_of_law", True) is None:
            message = "It cites law and does not say as of when. Write “state_of_law: DATE”."
            yield Problem(package.path(record.file), record.line, message)


def _is_dated(document: PageDocument, documents: dict[UUID, PageDocument]) -> bool:
    page: PageDocument | None = document
    while page is not None:
        legal: Any = getattr(page.front, "legal", None)
        if legal is not None and legal.state_of_law:
            return True
        page = documents.get(page.parent) if page.parent else None
    return False
