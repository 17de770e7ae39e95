"""The report on approved terms that translations do not keep."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale
from wagtail_localize.models import get_edit_url

from cms.core.editing.exporting import SafeExportMixin
from cms.translation.domain.unkept import Unkept, unkept_terms
from cms.translation.models import ApprovedTerm

from .term_viewset import languages

#: Whoever keeps the glossary sees where it is not kept.
PERMISSION = "mowis_translation.view_approvedterm"
HEADINGS = {
    "title": _("Page"),
    "language": _("Language"),
    "source": _("Text in Polish"),
    "translation": _("Translation"),
    "what": _("What to mend"),
}


@dataclass(frozen=True)
class Row:
    """A line of the report."""

    title: str
    edit_url: str
    language: str
    source: str
    translation: str
    what: str


def edit_url(row: Row) -> str:
    """Where the translation is mended; empty where there is no page of it yet."""
    return row.edit_url


def edit_urls(found: Iterable[Unkept], locale: Locale) -> dict[UUID, str]:
    """Where translations are edited, by translation key: one statement for pages and one for each kind of record.

    Args:
        found: what is to be edited.
        locale: in which language.
    """
    keys = defaultdict(set)
    for one in found:
        keys[one.content_type_id].add(one.page_key)
    urls = {}
    for kind, wanted in keys.items():
        model: Any = ContentType.objects.get_for_id(kind).model_class()
        for row in model._default_manager.filter(translation_key__in=wanted, locale=locale) if model else ():
            urls[row.translation_key] = get_edit_url(row) or ""
    return urls


class UnkeptFilters(WagtailFilterSet):
    """By language."""

    locale = ModelChoiceFilter(queryset=languages, label=_("Language"))

    class Meta:
        model = ApprovedTerm
        fields: tuple[str, ...] = ()

    def filter_queryset(self, queryset: Any) -> Any:
        """The rows are of the chosen language already."""
        return queryset


class UnkeptTermsView(SafeExportMixin, ReportView):
    """Translations that break an approved term, with what to write instead."""

    index_url_name = "translation_terms_report"
    index_results_url_name = "translation_terms_report_results"
    page_title = _("Terms that are not kept")
    header_icon = "openquote"
    default_ordering = None
    permission_required = PERMISSION
    filterset_class = UnkeptFilters
    export_filename = "terms"
    list_export = tuple(HEADINGS)
    export_headings = HEADINGS
    columns = tuple(
        TitleColumn(name, label=label, get_url=edit_url) if name == "title" else Column(name, label=label)
        for name, label in HEADINGS.items()
    )

    def user_has_permission(self, permission: str) -> bool:
        """Whether the person may see the glossary; the report is of no single page type."""
        return bool(self.request.user.has_perm(permission))

    def get_base_queryset(self) -> list[Row]:
        """The lines, of one language or of all."""
        chosen = self.filters.form.cleaned_data.get("locale") if self.filters.is_valid() else None
        return [row for locale in ([chosen] if chosen else languages(self.request)) for row in _rows(locale)]


def _rows(locale: Locale) -> list[Row]:
    found = unkept_terms(locale)
    urls = edit_urls(found, locale)
    return [Row(one.title, urls.get(one.page_key, ""), str(locale), one.source, one.translation, one.warning.text) for one in found]


class _ReportItem(MenuItem):
    """A line of the menu for those who may see the glossary."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may see what it leads to."""
        return bool(request.user.has_perm(PERMISSION))


def report_item() -> MenuItem:
    """“Terms that are not kept” under “Reports”."""
    return _ReportItem(UnkeptTermsView.page_title, reverse("translation_terms_report"), icon_name="openquote", order=120)


URLS: list[URLPattern] = [
    path("translation/terms/report/", UnkeptTermsView.as_view(), name="translation_terms_report"),
    path("translation/terms/report/results/", UnkeptTermsView.as_view(results_only=True), name="translation_terms_report_results"),
]
