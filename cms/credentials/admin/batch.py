"""Giving a certificate to all who earned it, a portion a request, with the count so far."""

from dataclasses import asdict
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.credentials.domain.batch import Portion, issue_portion
from cms.credentials.models import Rule

from .rights import MANAGE

_COUNTS = ("after", "looked_at", "issued", "held", "nameless")


class BatchView(WagtailAdminTemplateMixin, TemplateView):
    """Begin, then each answer does a portion and asks for the next; closing the window stops, beginning anew gives nothing twice."""

    template_name = "credentials/admin/batch.html"
    header_icon = "tasks"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who keeps certificates.

        Raises:
            PermissionDenied: for everybody else.
        """
        if not request.user.has_perm(MANAGE):
            raise PermissionDenied
        found: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return found

    @cached_property
    def rule(self) -> Rule:
        """The rule of the address."""
        return get_object_or_404(Rule, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        """What is done."""
        return _("Give to all who earned it")

    def get_page_subtitle(self) -> str:
        """By which rule."""
        return str(self.rule)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way from the admin's front page."""
        above: list[dict[str, Any]] = [
            {"url": reverse_lazy("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("certificate_rules:index"), "label": _("Rules")},
        ]
        return [*above, {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rule, and how far it is."""
        return super().get_context_data(**{"rule": self.rule, "done": None, "counts": {}, **kwargs})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do the next portion."""
        sent: dict[str, Any] = {name: _number(request.POST.get(name, "")) for name in _COUNTS}
        so_far = Portion(**sent)
        done = so_far.plus(issue_portion(rule=self.rule, after=so_far.after)) if self.rule.is_offered else so_far
        counts = {name: value for name, value in asdict(done).items() if name in _COUNTS}
        return self.render_to_response(self.get_context_data(done=done, counts=counts))


def _number(text: str) -> int:
    """A count that the page itself sent; anything else counts from the beginning, which does no harm."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else 0
