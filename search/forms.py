"""What the search page is asked, out of an address that anybody may have written."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict

from cms.core.findable.registry import kind_labels
from search.analysis.questions import cleaned
from search.domain.finding import Filters

#: Far more pages than anybody turns; a larger number in an address means the last.
MOST_PAGES = 1_000
#: A question of more words can be made shorter.
MANY_WORDS = 2


@dataclass(frozen=True)
class Request:
    """What is asked: what was typed, in which language to look, what narrows it down, and which page of it."""

    text: str
    language: str
    filters: Filters
    page: int = 1
    #: Whether a misspelt word is taken for the one that was meant.
    correct: bool = True

    @property
    def has_many_words(self) -> bool:
        """Whether a shorter question could be asked."""
        return len(self.text.split()) > MANY_WORDS

    def query(self, **changed: object) -> str:
        """The address's query with some things changed; a filter that is changed begins again on the first page.

        Args:
            changed: ``kind``, ``section``, ``year``, ``group``, ``archived``, ``lang``, ``page``, ``exact``, ``q``; empty takes it away.
        """
        values: dict[str, object] = {
            "q": self.text,
            "lang": self.language,
            "kind": self.filters.kind,
            "section": self.filters.section,
            "year": self.filters.year,
            "group": self.filters.group,
            "archived": 1 if self.filters.archived else "",
            "exact": "" if self.correct else 1,
            **changed,
        }
        return urlencode({name: value for name, value in values.items() if value not in ("", None, 1 if name == "page" else None)})


def read_request(data: QueryDict, language: str) -> Request:
    """Read an address; what makes no sense is passed over.

    Args:
        data: the query.
        language: the language of the page, in which to look unless another is asked for.
    """
    asked = data.get("lang", "")
    kind = str(data.get("kind", ""))
    filters = Filters(
        kind=kind if kind in kind_labels() else "",
        section=_key(data.get("section", "")),
        year=_number(data.get("year", ""), 9_999) or None,
        group=_key(data.get("group", "")),
        archived=data.get("archived") == "1",
    )
    return Request(
        text=cleaned(data.get("q", "")),
        language=asked if asked in dict(settings.LANGUAGES) else language,
        filters=filters,
        page=_number(data.get("page", ""), MOST_PAGES) or 1,
        correct=data.get("exact") != "1",
    )


def _key(text: str) -> str:
    return text if len(text) <= 64 and text.replace("-", "").isascii() and text.replace("-", "").isalnum() else ""


def _number(text: str, highest: int) -> int:
    return min(int(text), highest) if text.isascii() and text.isdigit() and len(text) < 10 else 0
