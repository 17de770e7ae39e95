"""The glossary in the admin."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from .models import Term


class TermFilters(WagtailFilterSet):
    """By status, by when the next check is due, and those that are not marked in texts."""

    class Meta:
        model = Term
        fields: ClassVar[dict[str, list[str]]] = {"legal_status": ["exact"], "next_check_on": ["lte"], "is_unmarked": ["exact"]}


class TermListView(IndexView):
    """The list of terms, with their languages in one statement."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Bring the language along."""
        found: QuerySet[Any] = super().get_base_queryset().select_related("locale")
        return found


class TermViewSet(SnippetViewSet):
    """Terms of the glossary for readers."""

    model = Term
    index_view_class = TermListView
    icon = "openquote"
    menu_label = _("Glossary for readers")
    list_display = ("name", "abbreviations", "other_names", "legal_status", "next_check_on", "is_unmarked")
    list_per_page = 50
    ordering = ("name",)
    filterset_class = TermFilters
