"""The glossary in the admin."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Locale

from cms.translation.domain.languages import target_locales
from cms.translation.models import ApprovedTerm

from .term_form import TermForm


def languages(_request: Any) -> QuerySet[Locale]:
    """What a filter by language offers."""
    return target_locales()


class TermFilters(WagtailFilterSet):
    """By language."""

    locale = ModelChoiceFilter(queryset=languages, label=_("Language"))

    class Meta:
        model = ApprovedTerm
        fields: ClassVar[list[str]] = ["locale"]


class TermListView(IndexView):
    """The list of terms, with the names of their languages in one statement."""

    def get_base_queryset(self) -> QuerySet[ApprovedTerm]:
        """Bring the language along."""
        found: QuerySet[ApprovedTerm] = super().get_base_queryset().select_related("locale")
        return found


class TermViewSet(ModelViewSet):
    """Approved terms. Translators and editors keep them; only administrators delete, because others rely on a term."""

    model = ApprovedTerm
    index_view_class = TermListView
    name = "mowis_terms"
    url_prefix = "translation/terms"
    icon = "openquote"
    menu_label = _("Glossary")
    menu_name = "translation-terms"
    menu_order = 20
    menu_hook = "register_translation_menu_item"
    list_display = ("term", "locale", "approved", "avoided")
    list_per_page = 50
    list_export = ("term", "other_forms", "locale", "approved", "avoided", "note")
    filterset_class = TermFilters
    search_fields = ("term", "other_forms", "approved", "avoided", "note")
    search_backend_name = None
    ordering = ("term", "locale")

    def get_form_class(self, for_update: bool = False) -> type[ModelForm[ApprovedTerm]]:  # noqa: FBT001, FBT002 - Wagtail calls it so
        """The form, the same for a new term and an old one."""
        return TermForm
