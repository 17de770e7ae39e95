"""“Check the legal basis”: one list of what must be compared with the law, settled by one click."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.law.checking.domain.queue import Due, queue
from cms.law.checking.domain.rights import may_see, may_settle, visible
from cms.law.checking.domain.settling import Settled, settle
from cms.law.checking.domain.showing import shown
from cms.law.checking.enums import Resolution
from cms.law.checking.places import read_place

from .filters import CheckingFilters

PER_PAGE = 50


class CheckingView(UserPassesTestMixin, WagtailAdminTemplateMixin, TemplateView):
    """The list; POST settles the rows that are named in ``one``, or ticked in ``places``."""

    template_name = "law/admin/checking.html"
    page_title = gettext_lazy("Check the legal basis")
    header_icon = "clipboard-list"

    raise_exception = True

    def test_func(self) -> bool:
        """Let in who keeps records of law; everybody else is refused."""
        return may_see(self.request.user)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add filters, and the rows of this page of the list."""
        user = self.request.user
        rows, publishes = visible(queue(on=timezone.localdate()), user)
        asked = self.request.GET.copy()
        number = asked.pop("p", ["1"])[-1]
        form = CheckingFilters(asked or None, rows=rows)
        chosen = form.chosen(rows)
        page: Any = Paginator(chosen, PER_PAGE).get_page(number)
        context = {
            "form": form,
            "is_filtered": bool(asked),
            "filters": asked.urlencode(),
            "page": page,
            "rows": shown(page.object_list, may=lambda due: may_settle(due, user, publishes)),
            "count": len(chosen),
            "total": len(rows),
            "resolutions": Resolution.choices,
        }
        return super().get_context_data(**{**context, **kwargs})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Settle, say what was done, and go back to the list as it was filtered."""
        asked = [request.POST["one"]] if request.POST.get("one") else request.POST.getlist("places")
        places = {place for place in map(read_place, asked) if place is not None}
        how = request.POST.get("how", "")
        rows, publishes = visible(queue(on=timezone.localdate()), request.user)
        named = [due for due in rows if due.place in places]
        mine = [due for due in named if may_settle(due, request.user, publishes)]
        if named and not mine:
            raise PermissionDenied
        if not asked:
            messages.warning(request, _("Nothing was ticked, so nothing was changed. Tick what you have read, then press the button."))
        elif not mine:
            messages.info(request, _("These places wait no more: somebody has settled them, or they are gone. Nothing was changed."))
        else:
            done = settle(
                places=[due.place for due in mine],
                user=request.user,
                on=timezone.localdate(),
                how=Resolution(how) if how in Resolution.values else Resolution.CHECKED,
            )
            messages.success(request, _said(done))
            self._say_left(mine, named)
        query = request.GET.urlencode()
        return redirect(reverse("law_checking") + (f"?{query}" if query else ""))

    def _say_left(self, mine: list[Due], named: list[Due]) -> None:
        left = len(named) - len(mine)
        if left:
            words = ngettext(
                "%(count)d place was left: only somebody who may publish it can settle it.",
                "%(count)d places were left: only somebody who may publish them can settle them.",
                left,
            )
            messages.warning(self.request, words % {"count": left})


def _said(done: Settled) -> str:
    words = ngettext("%(count)d place was settled.", "%(count)d places were settled.", done.count) % {"count": done.count}
    if done.next_check_on:
        words += " " + _("The next check: %(day)s.") % {"day": date_format(done.next_check_on, "DATE_FORMAT")}
    return words


URLS = [path("law/checking/", CheckingView.as_view(), name="law_checking")]
