"""The filters of the report and of the list of synonyms."""

from typing import Any

import django_filters
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from search.models import Searched, SynonymSet

#: Days that the report counts; the first is what it counts unless somebody chooses.
PERIODS = {"30": _("in the last 30 days"), "90": _("in the last 90 days"), "365": _("in the last 365 days")}
MONTH = "30"
WITHOUT = "without"


class SearchesFilterSet(WagtailFilterSet):
    """What the report counts. Its rows are computed, so it filters none itself."""

    period = django_filters.ChoiceFilter(
        label=_("When"), empty_label=PERIODS[MONTH], choices=[pair for pair in PERIODS.items() if pair[0] != MONTH]
    )
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    result = django_filters.ChoiceFilter(label=_("Result"), choices=[(WITHOUT, _("without a result"))])

    class Meta:
        model = Searched
        fields: tuple[str, ...] = ()

    def filter_queryset(self, queryset: Any) -> Any:
        """Give the rows as they are."""
        return queryset

    @property
    def wanted(self) -> tuple[int, str, bool]:
        """Days, a language or none, and whether only what found nothing; the first of each where the choice has a fault."""
        chosen = self.form.cleaned_data if self.is_valid() else {}
        return int(chosen.get("period") or MONTH), chosen.get("language") or "", chosen.get("result") == WITHOUT


class SynonymFilterSet(WagtailFilterSet):
    """Which sets are shown."""

    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = SynonymSet
        fields = ("language", "is_active")
