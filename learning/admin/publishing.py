"""Asking before a key is changed under those who answered, and telling afterwards what can be graded again.

Wagtail saves what was typed as a revision before it runs ``before_publish_page``, so leaving from there loses nothing.
"""

from typing import Any

from django.contrib import messages as plain_messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.core.publishing import PublishRefusedError
from learning.domain.keys import page_key
from learning.domain.publishing.impact import Impact, answers_by_other_keys, impact_of, waiting_questions
from learning.models import StepPage

from .impact_words import affected, impact_lines
from .regrade import may_regrade


def ask_before_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Lead to the question whether to publish, where answers were given to what the draft changes; None lets it pass."""
    specific = page.specific
    if not isinstance(specific, StepPage) or not impact_of(specific).asks_first:
        return None
    return redirect("learning_confirm_publishing", specific.pk)


class ConfirmPublishingView(WagtailAdminTemplateMixin, TemplateView):
    """What publishing would do, with a button that does it."""

    template_name = "learning/admin/confirm_publishing.html"
    page_title = gettext_lazy("Publish, and change what was answered?")
    header_icon = "warning"

    @cached_property
    def page(self) -> StepPage:
        """The step as it is live."""
        return get_object_or_404(StepPage, pk=self.kwargs["page_id"])

    @cached_property
    def draft(self) -> Any:
        """The step as it would be."""
        return self.page.get_latest_revision_as_object()

    @cached_property
    def impact(self) -> Impact:
        """What publishing would do."""
        return impact_of(self.draft)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may publish the page."""
        permissions = self.page.permissions_for_user(request.user)
        if not permissions.can_publish() or permissions.page_locked():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask; where nothing is to be asked any more, go back to the editor."""
        return super().get(request, *args, **kwargs) if self.impact.asks_first else redirect(self.edit_url)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Publish the revision that was shown; one that somebody saved meanwhile is shown first."""
        revision = self.page.latest_revision
        if revision is None or not self.page.has_unpublished_changes:
            return redirect(self.edit_url)  # a double click: the first one has published it
        if request.POST.get("revision") != str(revision.pk):
            plain_messages.warning(request, _("The draft was saved again meanwhile. Nothing was published; look at it once more."))
            return redirect("learning_confirm_publishing", self.page.pk)
        try:
            PublishPageRevisionAction(revision, user=request.user, changed=True).execute(skip_permission_checks=True)
        except PublishRefusedError as error:
            kept = _("It was not published; the draft is kept.")
            plain_messages.error(request, f"{kept} {error}")
            return redirect(self.edit_url)
        page = StepPage.objects.get(pk=self.page.pk)
        for tell in hooks.get_hooks("after_publish_page"):
            response = tell(request, page)
            if isinstance(response, HttpResponse):
                return response
        if page.live and not page.has_unpublished_changes:
            text = _("“%(title)s” has been published.")
        else:
            text = _("“%(title)s” will be published at the time that is set.")
        messages.success(request, text % {"title": page.get_admin_display_title()}, buttons=[messages.button(self.edit_url, _("Edit"))])
        return redirect("wagtailadmin_explore", page.get_parent().pk)

    @property
    def edit_url(self) -> str:
        """The page's editor."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here; the last of it is what the page is headed with."""
        return [*self.breadcrumbs_items, {"url": self.edit_url, "label": self.get_page_subtitle()}, {"url": "", "label": self.page_title}]

    def get_page_subtitle(self) -> str:
        """Say which page."""
        return str(self.draft.get_admin_display_title())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is told."""
        return super().get_context_data(
            lines=impact_lines(self.impact),
            affected=affected(self.impact.answers),
            revision=self.page.latest_revision_id,
            edit_url=self.edit_url,
            **kwargs,
        )


def tell_about_earlier_answers(request: HttpRequest, page: Page) -> None:
    """After a change of the key, say how many answers were given before, and where they can be graded again."""
    if not isinstance(page.specific, StepPage):
        return
    count = answers_by_other_keys(page_key(page))
    if not count:
        return
    text = ngettext(
        "%(count)d answer was given to an earlier version of these questions. It stays as it was graded; nobody loses a step.",
        "%(count)d answers were given to earlier versions of these questions. They stay as they were graded; nobody loses a step.",
        count,
    )
    waiting = waiting_questions(step_key=page_key(page)) if may_regrade(request.user) else []
    buttons = []
    if len(waiting) == 1:
        buttons = [messages.button(reverse("learning_regrade", args=[waiting[0].question.pk]), _("See what grading again would do"))]
    elif waiting:
        buttons = [messages.button(reverse("learning_regrades"), _("See what grading again would do"))]
    messages.warning(request, text % {"count": count}, buttons=buttons)
