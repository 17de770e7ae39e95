"""Synonyms in the admin."""

from django.forms import ModelForm
from django.utils.translation import get_language_info, gettext_lazy
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet

from search.models import SynonymSet

from .filters import SynonymFilterSet
from .synonym_form import SynonymForm
from .synonym_views import SynonymCreateView, SynonymEditView


def language_of(row: SynonymSet) -> str:
    """The name of a set's language."""
    return str(get_language_info(row.language)["name_translated"])


class SynonymViewSet(ModelViewSet):
    """Expressions that mean the same; who may see and change them is told by Django's permissions."""

    model = SynonymSet
    add_view_class = SynonymCreateView
    edit_view_class = SynonymEditView
    name = "mowis_synonyms"
    url_prefix = "search/synonyms"
    icon = "list-ul"
    menu_label = gettext_lazy("Synonyms")
    menu_name = "search-synonyms"
    menu_order = 901
    add_to_settings_menu = True
    copy_view_enabled = False
    create_template_name = edit_template_name = "search/admin/synonym_form.html"
    list_display = (
        "__str__",
        Column("language", label=gettext_lazy("Language"), accessor=language_of, sort_key="language"),
        BooleanColumn("is_active", label=gettext_lazy("In use"), sort_key="is_active"),
        Column("note", label=gettext_lazy("Note")),
    )
    list_per_page = 50
    list_export = ("language", "expressions", "is_active", "note")
    filterset_class = SynonymFilterSet
    search_fields = ("expressions", "note")
    search_backend_name = None
    ordering = ("language", "expressions")

    def get_form_class(self, for_update: bool = False) -> type[ModelForm[SynonymSet]]:  # noqa: FBT001, FBT002 - Wagtail calls it so
        """The form, the same for a new set and an old one."""
        return SynonymForm
