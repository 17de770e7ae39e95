"""The filters of reports on courses and learners."""

from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from cms.accounts.models import Audience
from learning.domain.figures.course_figures import Scope
from learning.models import CourseProgress

#: Those who said nothing about themselves; the empty value is everybody.
UNSTATED = "unstated"
#: What a browser's own date field sends.
DAY = "%Y-%m-%d"
AUDIENCES = [("", _("everybody")), *Audience.choices, (UNSTATED, _("not stated"))]
LANGUAGES = [("", _("all languages")), *settings.LANGUAGES]


def _day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format=DAY)


class ScopeForm(forms.Form):
    """Whose learning is looked at. A filter with a fault is not applied, and the page says so."""

    audience = forms.ChoiceField(label=_("Audience"), required=False, choices=AUDIENCES)
    locale = forms.ChoiceField(label=_("Language"), required=False, choices=LANGUAGES)
    since = forms.DateField(label=_("Enrolled from"), required=False, widget=_day_input(), input_formats=[DAY])
    until = forms.DateField(label=_("Enrolled until"), required=False, widget=_day_input(), input_formats=[DAY])

    def clean(self) -> dict[str, Any]:
        """Check that the time does not end before it begins.

        Raises:
            ValidationError: when it does.
        """
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            raise forms.ValidationError(_("The last day is before the first. Nothing was filtered; change one of them."))
        return cleaned

    @property
    def scope(self) -> Scope:
        """What was chosen; everybody where the choice has a fault."""
        if not self.is_valid():
            return Scope()
        audience = self.cleaned_data["audience"]
        return Scope(
            audience="" if audience == UNSTATED else audience or None,
            locale=self.cleaned_data["locale"] or None,
            since=self.cleaned_data["since"],
            until=self.cleaned_data["until"],
        )


class ScopeFilterSet(WagtailFilterSet):
    """The same filters in a listing of Wagtail's, whose rows are enrolments.

    The form checks and the scope filters; what stands here tells Wagtail how to name a filter that is applied.
    """

    audience = django_filters.ChoiceFilter(label=_("Audience"), choices=AUDIENCES)
    locale = django_filters.ChoiceFilter(label=_("Language"), choices=LANGUAGES)
    since = django_filters.DateFilter(label=_("Enrolled from"))
    until = django_filters.DateFilter(label=_("Enrolled until"))

    class Meta:
        model = CourseProgress
        fields: tuple[str, ...] = ()

    def get_form_class(self) -> type[forms.Form]:
        """The form of the course reports."""
        return ScopeForm

    def filter_queryset(self, queryset: QuerySet[CourseProgress, Any]) -> QuerySet[CourseProgress, Any]:
        """Keep the enrolments within the scope."""
        kept: QuerySet[CourseProgress, Any] = self.form.scope.enrolments(queryset)
        return kept
