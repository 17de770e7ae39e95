"""Promoted results in the admin: Wagtail's own views, with what is different here."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.contrib.search_promotions.forms import QueryForm
from wagtail.contrib.search_promotions.views import CreateView

#: Wagtail's report of search terms counts nothing here: the portal has its own.
WAGTAILS_REPORT = "search-terms"
HELP = _("One question, in a few words: “dotacja na start”. Endings, the order of words and Polish letters do not matter.")


class PromoteView(CreateView):
    """Wagtail's form for promoted results, with the question filled in; it is sent to Wagtail's own address."""

    def get_initial(self) -> dict[str, Any]:
        """What people looked for."""
        initial: dict[str, Any] = super().get_initial()
        return {**initial, "query_string": self.request.GET.get("q", "")}


def say_how_questions_match() -> None:
    """Wagtail's help text says that a question must be typed exactly so, which is not true here."""
    QueryForm.base_fields["query_string"].help_text = HELP


def without_wagtails_report(_request: Any, items: list[MenuItem]) -> None:
    """Take Wagtail's report, which is always empty, out of the menu."""
    items[:] = [item for item in items if item.name != WAGTAILS_REPORT]
