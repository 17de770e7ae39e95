"""Legal acts and citations in the admin."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .checking.admin.hooks import menu_item
from .glossary.viewsets import TermViewSet
from .models import Citation, LegalAct


class LegalActFilters(WagtailFilterSet):
    """By status, and by when the next check is due."""

    class Meta:
        model = LegalAct
        fields: ClassVar[dict[str, list[str]]] = {"legal_status": ["exact"], "next_check_on": ["lte"], "legal_owner": ["exact"]}


class LegalActViewSet(SnippetViewSet):
    """Legal acts, those to be checked soonest found by a filter."""

    model = LegalAct
    icon = "clipboard-list"
    menu_label = _("Legal acts")
    list_display = ("short_name", "title", "consolidated", "state_of_law_on", "next_check_on", "legal_status")
    list_per_page = 50
    ordering = ("short_name",)
    filterset_class = LegalActFilters


class CitationViewSet(SnippetViewSet):
    """Citations, found by the act's short name and the number of the article."""

    model = Citation
    icon = "link"
    menu_label = _("Citations")
    list_display = ("__str__", "article", "paragraph", "point", "trust")
    list_per_page = 50
    list_filter = ("act", "trust")


class LawGroup(SnippetViewSetGroup):
    """The menu of the law room."""

    items = (LegalActViewSet, CitationViewSet, TermViewSet)
    menu_icon = "clipboard-list"
    menu_label = _("Law")
    menu_name = "law"
    menu_order = 300

    def get_submenu_items(self) -> list[Any]:
        """First what waits to be checked, then the records."""
        return [menu_item(order=0), *super().get_submenu_items()]
