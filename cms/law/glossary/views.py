"""What the page of the glossary shows."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest

from cms.core.pages.keeping import kept

from .rows import Line, glossary_lines

#: Letters of a query beyond which nobody looks for a word.
LONGEST = 100


@dataclass(frozen=True)
class Letter:
    """The terms that are filed under a letter."""

    letter: str
    lines: list[Line]

    @property
    def anchor(self) -> str:
        """The id of the letter's heading."""
        return f"letter-{self.letter.lower()}" if self.letter.isalpha() else "letter-other"


def glossary_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """The terms by their letters: all of them, or those that answer what somebody looks for.

    Args:
        page: the page of the glossary, whose language decides about alphabet and translations.
        request: with what is looked for as ``q``; an empty one asks for everything.
    """
    lines = lines_of(page, request)
    query = " ".join(request.GET.get("q", "")[:LONGEST].split())
    found = [line for line in lines if line.answers(query)] if query else lines
    letters = [Letter(letter, list(group)) for letter, group in groupby(found, key=lambda line: line.letter)]
    return {"letters": letters, "query": query, "count": len(found), "total": len(lines), "longest": LONGEST}


def lines_of(page: Any, request: HttpRequest | None) -> list[Line]:
    """All lines of the page, from the cache."""
    return kept(page, request, "glossary", lambda: glossary_lines(page.locale.language_code))
