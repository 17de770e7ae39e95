"""What both databases need so that saving a page costs the same however many there are."""

from typing import Any

from modelsearch.backends.base import EmptySearchResults
from modelsearch.query import PlainText

from cms.core.language import words_in


class FlatIndexMixin:
    """An index that weighs lengths of titles when it is built, not at every save.

    modelsearch computes the average over all rows and looks through all rows for new ones, twice for each page that is saved. A row that
    was written since the last build counts as one of average length until the next.
    """

    def _refresh_title_norms(self, full: bool = False) -> None:  # noqa: FBT001, FBT002 - the library's own signature
        if full:
            super()._refresh_title_norms(full=True)  # type: ignore[misc]


class WordsOnlyMixin:
    """Reads what was typed as words: a quote, a star or a bracket is no operator and no error."""

    def _search(self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
        if isinstance(query, str | PlainText):
            typed = query if isinstance(query, str) else query.query_string
            words = " ".join(word.text for word in words_in(typed.replace("\0", " ")))
            if not words:
                return EmptySearchResults()
            query = words if isinstance(query, str) else PlainText(words, operator=query.operator, boost=query.boost)
        return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)  # type: ignore[misc]
