"""The filters of the queue and of the report."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Page

from cms.feedback.enums import FeedbackState, Order, Period, Reason, Vote
from cms.feedback.models import Feedback, FeedbackCount

#: Shows votes without a word too, which nobody has to read.
ALL_VOTES = "all"


def voted_pages() -> Iterator[tuple[str, str]]:
    """Pages on which somebody voted, by their titles in the source language or, where there is none, in another."""
    pages = Page.objects.filter(translation_key__in=FeedbackCount.objects.order_by().values("page_key"), alias_of=None)
    titles: dict[str, str] = {}
    for key, title, code in pages.order_by("title").values_list("translation_key", "title", "locale__language_code"):
        if code == settings.LANGUAGE_CODE or str(key) not in titles:
            titles[str(key)] = title
    yield from sorted(titles.items(), key=lambda pair: pair[1])


class QueueFilterSet(WagtailFilterSet):
    """Which opinions are shown."""

    page = django_filters.ChoiceFilter(field_name="page_key", label=_("Page"), choices=voted_pages)
    locale = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    helpful = django_filters.ChoiceFilter(label=_("Did it help?"), choices=Vote.choices, method="by_vote")
    reason = django_filters.ChoiceFilter(label=_("Reason"), choices=Reason.choices)
    state = django_filters.ChoiceFilter(label=_("State"), choices=FeedbackState.choices)
    votes = django_filters.ChoiceFilter(label=_("Votes"), choices=[(ALL_VOTES, _("also those without a word"))], method="as_they_are")

    class Meta:
        model = Feedback
        fields: tuple[str, ...] = ()

    def by_vote(self, queryset: QuerySet[Feedback, Any], _name: str, value: str) -> QuerySet[Feedback, Any]:
        """Keep those who said yes, or those who said no."""
        return queryset.filter(helpful=value == Vote.YES)

    def as_they_are(self, queryset: QuerySet[Feedback, Any], _name: str, _value: str) -> QuerySet[Feedback, Any]:
        """Leave it to the view, which shows fewer rows when this is not chosen."""
        return queryset


class UsefulnessFilterSet(WagtailFilterSet):
    """What the report counts and in which order. Its rows are computed, so it filters none itself."""

    period = django_filters.ChoiceFilter(
        label=_("Votes given"), empty_label=Period.YEAR.label, choices=[pair for pair in Period.choices if pair[0] != Period.YEAR]
    )
    order = django_filters.ChoiceFilter(
        label=_("Order"), empty_label=Order.HELPFUL.label, choices=[pair for pair in Order.choices if pair[0] != Order.HELPFUL]
    )

    class Meta:
        model = FeedbackCount
        fields: tuple[str, ...] = ()

    def filter_queryset(self, queryset: Any) -> Any:
        """Give the rows as they are."""
        return queryset

    @property
    def wanted(self) -> tuple[Period, Order]:
        """What was chosen; what stands first where nothing was, or the choice has a fault."""
        chosen = self.form.cleaned_data if self.is_valid() else {}
        return Period(chosen.get("period") or Period.YEAR), Order(chosen.get("order") or Order.HELPFUL)
