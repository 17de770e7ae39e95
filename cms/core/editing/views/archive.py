"""“Archive…” and “Take out of the archive” in the menu of a page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.core.editing.domain.archive import Outcome, archive_page, can_be_archived, restore_page
from cms.core.editing.errors import ArchiveRefusedError
from cms.core.editing.forms import ArchiveForm, RestoreForm


def may_archive(page: Any, user: Any) -> bool:
    """Whether a person may do it: whoever may publish the page, while nobody else has locked it."""
    permissions = page.permissions_for_user(user)
    return bool(permissions.can_publish() and not permissions.page_locked())


class ArchiveActionView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]  # at this point of start-up it takes none
    """What both actions share: the page, the permission, the way back."""

    template_name = "wagtailadmin/editing/archive.html"
    header_icon = "folder-open-inverse"
    #: What is said when it is done, with the title in its brackets.
    success: Any = ""

    @cached_property
    def page(self) -> Any:
        """The page with its own fields."""
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may publish the page."""
        if not may_archive(self.page, request.user) or not can_be_archived(self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_translations(self) -> list[Page]:
        """The live translations that the action can take along: those that this person may publish."""
        user = self.request.user
        others = self.page.get_translations().filter(live=True, alias_of=None).select_related("locale").specific()
        return [each for each in others if may_archive(each, user) and each.is_archived == self.page.is_archived]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Hand the translations to the form."""
        return {**super().get_form_kwargs(), "translations": self.get_translations()}

    def get_page_subtitle(self) -> str:
        """Say which page."""
        return str(self.page.get_admin_display_title())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the template shows."""
        context = super().get_context_data(**kwargs)
        return {**context, "page": self.page, "action_url": self.request.get_full_path(), "media": context["form"].media}

    def done(self, outcome: Outcome) -> HttpResponse:
        """Say what happened, and go back to the list."""
        text = format_html(self.success, self.page.get_admin_display_title())
        if outcome.translations:
            count = len(outcome.translations)
            told = ngettext("%(count)d translation went with it.", "%(count)d translations went with it.", count)
            text = format_html("{} {}", text, told % {"count": count})
        if outcome.draft_kept:
            text = format_html("{} {}", text, _("The draft that waits was not published; it is kept."))
        messages.success(self.request, text)
        back = get_valid_next_url_from_request(self.request)
        return redirect(back or reverse("wagtailadmin_explore", args=(self.page.get_parent().pk,)))

    def refused(self, form: Any, error: ArchiveRefusedError) -> HttpResponse:
        """Show the form again with what was typed."""
        form.add_error(error.field or None, error.message)
        return self.form_invalid(form)


class ArchiveView(ArchiveActionView):
    """Put a page into the archive."""

    form_class = ArchiveForm
    page_title = gettext_lazy("Archive")
    success = gettext_lazy("“{}” is in the archive now. It keeps its address and says that it is archival.")
    extra_context = {"submit_button_label": gettext_lazy("Put into the archive"), "archiving": True}

    def form_valid(self, form: ArchiveForm) -> HttpResponse:
        """Archive the page, or say what speaks against it."""
        data = form.cleaned_data
        try:
            outcome = archive_page(
                page=self.page,
                reason=data["reason"],
                on=data["on"],
                successor=data["successor"],
                translations=form.translations(),
                user=self.request.user,
            )
        except ArchiveRefusedError as error:
            return self.refused(form, error)
        return self.done(outcome)


class RestoreView(ArchiveActionView):
    """Take a page out of the archive."""

    form_class = RestoreForm
    page_title = gettext_lazy("Take out of the archive")
    success = gettext_lazy("“{}” is out of the archive and in the lists again.")
    extra_context = {"submit_button_label": gettext_lazy("Take out of the archive"), "archiving": False}

    def form_valid(self, form: RestoreForm) -> HttpResponse:
        """Restore the page, or say what speaks against it."""
        with_translations = bool(form.cleaned_data.get("with_translations"))
        try:
            outcome = restore_page(page=self.page, with_translations=with_translations, user=self.request.user)
        except ArchiveRefusedError as error:
            return self.refused(form, error)
        return self.done(outcome)
