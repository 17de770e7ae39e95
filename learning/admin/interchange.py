"""Importing and exporting the questions of a step, for those who may edit it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.core.exchange.problems import PackageError
from learning.domain.keys import is_canonical, page_key
from learning.exchange.interchange.formats import FORMATS
from learning.exchange.interchange.found import Found
from learning.exchange.interchange.steps import add_questions, check_number, draft_of, write_questions
from learning.exchange.interchange.tickets import BadTicketError, TicketTooLargeError, make_ticket, open_ticket
from learning.exchange.interchange.uploads import LARGEST_FILE
from learning.models import StepPage

from .interchange_words import shown_questions

_CHOICES = [(one.name, one.label) for one in FORMATS.values()]


class FormatForm(forms.Form):
    """A format."""

    format = forms.ChoiceField(label=gettext_lazy("Format"), choices=_CHOICES)


class UploadForm(FormatForm):
    """A file and its format."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ".txt,.gift,.xml"}),
        help_text=gettext_lazy("Questions as Moodle exports them: a GIFT file in UTF-8, or Moodle XML."),
    )
    field_order = ("file", "format")


def may_exchange(page: Page, user: Any, *, changes: bool = True) -> bool:
    """Whether a person may: whoever edits the step; for changes, while nobody else has locked it."""
    permissions = page.permissions_for_user(user)
    return bool(permissions.can_edit() and not (changes and permissions.page_locked()))


class StepExchangeView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]  # at this point of start-up it takes none
    """What both pages share: the step, the permission, the way back."""

    #: Whether the step is changed.
    changes = False

    @cached_property
    def page(self) -> StepPage:
        """The step, in the source language: translations get the questions by being translated.

        Raises:
            Http404: when the page is none.
        """
        page: StepPage = get_object_or_404(StepPage, pk=self.kwargs["page_id"])
        if not is_canonical(page):
            raise Http404
        return page

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may edit the step.

        Raises:
            PermissionDenied: for everybody else.
        """
        if not may_exchange(self.page, request.user, changes=self.changes):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def edit_url(self) -> str:
        """The step's editor."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def get_page_subtitle(self) -> str:
        """Say which step."""
        return str(draft_of(self.page).get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, {"url": self.edit_url, "label": self.get_page_subtitle()}, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        return super().get_context_data(**{"edit_url": self.edit_url, **kwargs})


class ImportQuestionsView(StepExchangeView):
    """A file, then what would be taken of it, then a draft. Nothing is published by this."""

    template_name = "learning/admin/interchange_import.html"
    page_title = gettext_lazy("Import questions")
    header_icon = "upload"
    form_class = UploadForm
    changes = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what a file holds, or add what was shown."""
        if "questions" in request.POST:
            return self.add(request.POST["questions"])
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: UploadForm) -> HttpResponse:
        """Show what would be taken; nothing is written yet."""
        upload = form.cleaned_data["file"]
        content = upload.read(LARGEST_FILE + 1)  # one more than is taken is enough to be refused
        try:
            found = FORMATS[form.cleaned_data["format"]].read(content, file=upload.name)
            check_number(found.questions, file=upload.name)
            ticket = make_ticket([one.record for one in found.questions], step_key=page_key(self.page), user=self.request.user)
        except PackageError as error:
            return self.render_to_response(self.get_context_data(form=form, faults=error.problems))
        except TicketTooLargeError:
            form.add_error("file", _("The questions of this file are too many to be shown at once. Divide it into several files."))
            return self.form_invalid(form)
        return self.render_to_response(self.get_context_data(form=form, found=found, ticket=ticket, questions=shown_questions(found)))

    def add(self, ticket: str) -> HttpResponse:
        """Add the questions that were shown to the draft, and open it."""
        try:
            records = open_ticket(ticket, step_key=page_key(self.page), user=self.request.user)
        except (BadTicketError, PackageError):
            messages.error(self.request, _("What was shown cannot be used any more. Nothing was imported; send the file again."))
            return redirect("learning_import_questions", self.page.pk)
        added = add_questions(step=self.page, records=records, user=self.request.user)
        if added:
            text = ngettext(
                "%(count)d question was added to the draft. Read it, then publish the step.",
                "%(count)d questions were added to the draft. Read them, then publish the step.",
                added,
            )
            messages.success(self.request, text % {"count": added})
        else:
            messages.info(self.request, _("These questions are in the draft already; nothing was added."))
        return redirect(self.edit_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the template asks for in each state, and the limit."""
        empty: dict[str, Any] = {"faults": [], "found": Found(""), "ticket": "", "questions": []}
        return super().get_context_data(**{**empty, "most": LARGEST_FILE // 1024**2, **kwargs})


class ExportQuestionsView(StepExchangeView):
    """What the formats can say of the step's questions, and the file."""

    template_name = "learning/admin/interchange_export.html"
    page_title = gettext_lazy("Export questions")
    header_icon = "download"
    form_class = FormatForm

    def form_valid(self, form: FormatForm) -> HttpResponse:
        """Give the file."""
        chosen = FORMATS[form.cleaned_data["format"]]
        written = write_questions(self.page, chosen)
        if not written.count:
            form.add_error("format", _("The step has no question that this format can say. Save some, or take the other format."))
            return self.form_invalid(form)
        response = HttpResponse(written.text, content_type=chosen.content_type)
        response["Content-Disposition"] = f'attachment; filename="{self.page.slug}.{chosen.extension}"'
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add, for each format, what it cannot say."""
        formats = [(one, write_questions(self.page, one)) for one in FORMATS.values()]
        return super().get_context_data(**{"formats": formats, **kwargs})
