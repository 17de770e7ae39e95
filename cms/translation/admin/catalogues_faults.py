"""The report of translations that cannot be used."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn

from cms.core.editing.menu_items import GuardedMenuItem
from cms.core.editing.views.report_rows import Row, edit_url
from cms.core.editing.views.reports import RowsReportView
from cms.translation.domain.catalogues.faults import Fault, faults_of
from cms.translation.domain.languages import target_locales
from cms.translation.domain.rights import may_see


@dataclass
class FaultRow(Row):
    """A translation that cannot be used."""

    place: str = ""
    source: str = ""
    translation: str = ""


class FaultsView(RowsReportView):
    """Translations that wagtail-localize keeps but does not show; ``?locale=`` shows those of one language."""

    template_name = "translation/admin/catalogue_faults.html"
    index_url_name = "translation_faults"
    index_results_url_name = "translation_faults_results"
    page_title = _("Translations that cannot be used")
    list_export = ("title", "language", "place", "source", "translation", "what")
    export_headings = {
        "title": _("Page"),
        "language": _("Language"),
        "place": _("Place"),
        "source": _("Source text"),
        "translation": _("Translation"),
        "what": _("Why it cannot be used"),
    }
    columns = (
        TitleColumn("title", label=_("Page"), get_url=edit_url),
        Column("language", label=_("Language")),
        Column("place", label=_("Place")),
        Column("source", label=_("Source text")),
        Column("translation", label=_("Translation")),
        Column("what", label=_("Why it cannot be used")),
    )

    def user_has_permission(self, permission: str) -> bool:
        """Whether the person may look at translations."""
        return may_see(self.request.user)

    def rows(self) -> list[Row]:
        """One line for each translation of a page that the person may translate."""
        wanted = self.request.GET.get("locale", "")
        found = [locale for locale in target_locales() if wanted in {"", locale.language_code}]
        return [_row(fault) for locale in found for fault in faults_of(locale=locale, user=self.request.user)]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the languages to choose from."""
        wanted, address = self.request.GET.get("locale", ""), reverse(self.index_url_name)
        links = [{"url": address, "label": _("All languages"), "is_here": not wanted}]
        for locale in target_locales():
            code = locale.language_code
            links.append({"url": f"{address}?locale={code}", "label": locale.get_display_name(), "is_here": wanted == code})
        return {**super().get_context_data(*args, **kwargs), "language_links": links}


def _row(fault: Fault) -> FaultRow:
    return FaultRow(
        title=(fault.target or fault.page).draft_title,
        edit_url=reverse("translation_desk", args=[fault.translation.pk]),
        language=fault.locale.language_code,
        what=fault.why,
        place=fault.place,
        source=fault.source,
        translation=fault.data,
    )


def faults_menu_item() -> MenuItem:
    """The line under “Reports”."""
    return GuardedMenuItem(FaultsView.page_title, reverse("translation_faults"), icon_name="warning", order=920, may=may_see)
