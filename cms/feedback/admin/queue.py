"""The editors' queue: what readers said about pages, the newest first."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from cms.core.editing.exporting import SafeExportMixin
from cms.core.pages.places import address_of, language_codes
from cms.feedback.domain.handling import handle, remove_text
from cms.feedback.domain.pages import NEVER
from cms.feedback.enums import FeedbackState
from cms.feedback.models import Feedback

from .filters import ALL_VOTES, QueueFilterSet
from .handling_form import REMOVE_TEXT, HandlingForm
from .links import queue_url
from .rights import CHANGE_PERMISSION, VIEW_PERMISSION


class QueueView(SafeExportMixin, ReportView):
    """Opinions with filters, search, files, and buttons for the ticked ones."""

    index_url_name = "feedback_queue"
    index_results_url_name = "feedback_queue_results"
    template_name = "feedback/admin/queue.html"
    results_template_name = "feedback/admin/queue_results.html"
    filterset_class = QueueFilterSet
    page_title = gettext_lazy("Opinions on pages")
    header_icon = "comment"
    permission_required = VIEW_PERMISSION
    default_ordering = ("-created_at", "-pk")
    is_searchable = True
    search_fields = ("title", "path", "text", "note")
    search_backend_name = None
    export_filename = "opinions"
    columns = (Column("title", label=gettext_lazy("Page")),)
    list_export = (
        "created_at", "title", "path", "locale", "get_vote", "get_reason_display", "text", "get_state_display", "note",
        "handled_by", "handled_at", "changed_since",
    )  # fmt: skip
    export_headings = {
        "created_at": gettext_lazy("Received"),
        "title": gettext_lazy("Page"),
        "path": gettext_lazy("Address at that time"),
        "locale": gettext_lazy("Language"),
        "get_vote": gettext_lazy("Did it help?"),
        "get_reason_display": gettext_lazy("Reason"),
        "text": gettext_lazy("Text"),
        "get_state_display": gettext_lazy("State"),
        "note": gettext_lazy("Note"),
        "handled_by": gettext_lazy("Handled by"),
        "handled_at": gettext_lazy("Handled on"),
        "changed_since": gettext_lazy("Page changed since"),
    }
    handling_form: HandlingForm | None = None

    def user_has_permission(self, permission: str) -> bool:
        """Whether the person has the permission, which is of no page type."""
        return bool(self.request.user.has_perm(permission))

    def get_base_queryset(self) -> QuerySet[Feedback, Any]:
        """What readers said in words; every vote when that is chosen."""
        rows = Feedback.objects.select_related("handled_by")
        return rows if self.request.GET.get("votes") == ALL_VOTES else rows.with_words()

    def decorate_paginated_queryset(self, object_list: Any) -> list[Any]:
        """Give each row its page as it stands now, in one statement for all."""
        rows = list(object_list)
        codes = language_codes()
        fields = ("translation_key", "locale_id", "pk", "title", "url_path", "live", "last_published_at")
        pages = Page.objects.filter(translation_key__in={row.page_key for row in rows}, alias_of=None)
        found = {(key, codes.get(locale)): (locale, *rest) for key, locale, *rest in pages.values_list(*fields)}
        for row in rows:
            now = found.get((row.page_key, row.locale))
            row.get_vote = row.vote.label
            row.edit_url = row.url = row.title_now = ""
            row.changed_since = None
            if now is not None:
                locale, pk, row.title_now, url_path, live, published = now
                row.edit_url = reverse("wagtailadmin_pages:edit", args=[pk])
                row.url = address_of(locale, url_path)[1] if live else ""
                row.changed_since = (published or NEVER) > row.published_at
        return rows

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the form under the table, as it was filled in if it was."""
        form = self.handling_form
        return super().get_context_data(
            *args,
            handling_form=form or HandlingForm(),
            ticked=form.ticked if form else [],
            may_handle=self.request.user.has_perm(CHANGE_PERMISSION),
            queue_url=queue_url(**self._kept),
            states=FeedbackState,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do something with the ticked opinions; what was ticked and typed stays when that is refused."""
        if not request.user.has_perm(CHANGE_PERMISSION):
            return redirect("wagtailadmin_home")
        form = HandlingForm(request.POST)
        if not form.is_valid():
            self.handling_form = form
            response: HttpResponse = self.get(request, *args, **kwargs)
            response.status_code = 422
            return response
        action, note = form.cleaned_data["action"], form.cleaned_data["note"]
        if action == REMOVE_TEXT:
            count = remove_text(ids=form.ticked, note=note)
            words = ngettext("%(count)d text was removed.", "%(count)d texts were removed.", count)
        else:
            count = handle(ids=form.ticked, state=FeedbackState(action), note=note, by=request.user)
            words = ngettext("%(count)d opinion has another state now.", "%(count)d opinions have another state now.", count)
        messages.success(request, words % {"count": count})
        return redirect(queue_url(**self._kept))

    @property
    def _kept(self) -> dict[str, str]:
        """The filters, for the way back."""
        names = ("q", "p", *QueueFilterSet.base_filters)
        return {name: self.request.GET[name] for name in names if self.request.GET.get(name)}
