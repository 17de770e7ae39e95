"""“What people look for”: texts with how often each was looked for, and how often nothing was found."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from cms.core.editing.exporting import SafeExportMixin
from search.addresses import search_address
from search.domain.searches import searches

from .filters import SearchesFilterSet
from .rights import ADD_PROMOTIONS, ADD_SYNONYMS, VIEW_SEARCHES

#: Stands for every text that is kept as a fingerprint only.
REST = _("others, too rare to be shown")
HEADINGS = {"text": _("Looked for"), "language": _("Language"), "times": _("Times"), "without": _("Times without a result")}
Row = dict[str, Any]


def text_of(row: Row) -> str:
    """What a line says."""
    return str(row["text"] or REST)


def language_of(row: Row) -> str:
    """The name of a line's language."""
    return str(get_language_info(row["language"])["name_translated"])


def results_url(row: Row) -> str | None:
    """The page that people saw; none for what is not shown."""
    return search_address(row["language"], row["text"]) if row["text"] else None


def promote_url(row: Row) -> str | None:
    """Where a result is put on top."""
    return f"{reverse('search_promote')}?{urlencode({'q': row['text']})}" if row["text"] else None


def synonym_url(row: Row) -> str | None:
    """Where a set of synonyms is begun with the text."""
    given = urlencode({"language": row["language"], "text": row["text"]})
    return f"{reverse('mowis_synonyms:add')}?{given}" if row["text"] else None


class ActionColumn(Column):
    """A column of links that say the same in each line; nothing where a line has none."""

    cell_template_name = "search/admin/action_cell.html"

    def __init__(self, name: str, *, label: Any, words: Any, get_url: Callable[[Row], str | None]) -> None:
        super().__init__(name, label=label, accessor=get_url)
        self.words = words


class SearchesView(SafeExportMixin, ReportView):
    """Texts, the most frequent first; with the filter “without a result”, what people did not find."""

    index_url_name = "search_report"
    index_results_url_name = "search_report_results"
    results_template_name = "search/admin/searches_results.html"
    page_title = _("What people look for")
    header_icon = "search"
    permission_required = VIEW_SEARCHES
    filterset_class = SearchesFilterSet
    default_ordering = "-times"
    export_filename = "searches"
    list_export = tuple(HEADINGS)
    export_headings = HEADINGS

    @property
    def columns(self) -> list[Column]:
        """What is shown, and what the person may do about it."""
        user = self.request.user
        found: list[Column] = [
            TitleColumn("text", label=HEADINGS["text"], accessor=text_of, get_url=results_url, sort_key="text"),
            Column("language", label=HEADINGS["language"], accessor=language_of, sort_key="language"),
            Column("times", label=HEADINGS["times"], sort_key="times"),
            Column("without", label=HEADINGS["without"], sort_key="without"),
        ]
        if user.has_perm(ADD_PROMOTIONS):
            found.append(ActionColumn("promote", label=_("Promoted result"), words=_("Add a result on top"), get_url=promote_url))
        if user.has_perm(ADD_SYNONYMS):
            found.append(ActionColumn("synonym", label=_("Synonym"), words=_("Add a synonym"), get_url=synonym_url))
        return found

    def user_has_permission(self, permission: str) -> bool:
        """Whether the person may see the report; it is of no single page type."""
        return bool(self.request.user.has_perm(permission))

    def get_ordering(self) -> str:
        """What found nothing, most often first, when only that is shown and nobody chose an order."""
        if "ordering" not in self.request.GET and self.filters.wanted[2]:
            return "-without"
        return str(super().get_ordering())

    def order_queryset(self, queryset: Any) -> Any:
        """Lines that are equal in what they are ordered by stay in one order on every page."""
        return queryset.order_by(self.ordering, "text", "language")

    def get_base_queryset(self) -> Any:
        """Count."""
        days, language, without = self.filters.wanted
        return searches(today=timezone.localdate(), days=days, language=language, without_result=without)

    def to_row_dict(self, item: Row) -> dict[str, Any]:
        """A line of the file, in the words of the page."""
        return {**{name: item[name] for name in self.list_export}, "text": text_of(item), "language": language_of(item)}
