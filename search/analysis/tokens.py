"""Terms as they stand in an index: marked with their language, so that languages never meet, and tags that filters ask for.

Tokens are letters a–z and digits only: the tokenizers of SQLite, PostgreSQL and Elasticsearch take them as they are, and nothing in them is
an operator of any query language.
"""

import re
from collections.abc import Iterable
from typing import Any

_NEITHER = re.compile(r"[^a-z0-9]+")
#: Stands before every tag; no word of these languages begins with it.
TAG = "qx"


def token(term: str, language: str) -> str:
    """A term as a token; letters of other alphabets are written by their numbers."""
    safe = _NEITHER.sub(lambda found: "".join(f"u{ord(sign):x}" for sign in found.group()), term)
    return f"{language}{safe}"


def tokens(terms: Iterable[str], language: str) -> list[str]:
    """Terms as tokens, in their order, each once."""
    return list(dict.fromkeys(token(term, language) for term in terms if term))


def tag(name: str, value: object, language: str) -> str:
    """The token of a filter.

    Args:
        name: what is filtered by: ``kind``, ``section``, ``group``, ``year``, ``archived``.
        value: its value; signs that are no letters or digits are left out.
        language: the documents' language.
    """
    return f"{language}{TAG}{name}{_NEITHER.sub('', str(value).lower())}"


def tags_of(document: Any) -> list[str]:
    """Every tag of a document: one that is always there, and what it can be filtered by."""
    values = {
        "all": "",
        "kind": document.kind,
        "section": document.section,
        "group": document.group,
        "year": document.dated.year if document.dated else "",
        "archived": int(document.is_archived),
    }
    return [tag(name, value, document.language) for name, value in values.items() if value != "" or name == "all"]
