"""The editors' desk: notices that wait, a decision on one, and taking something down without a notice."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.generic import FormView
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.notices.domain.deciding import decide_notice, take_down
from cms.notices.enums import Outcome
from cms.notices.errors import AlreadyDecidedError, NothingToTakeDownError
from cms.notices.forms import DecisionForm, ReasonsForm
from cms.notices.models import ContentNotice
from cms.notices.registry import Item, find

VIEW_PERMISSION = "mowis_notices.view_contentnotice"
DECIDE_PERMISSION = "mowis_notices.change_contentnotice"
_HOME = {"url": reverse_lazy("wagtailadmin_home"), "label": _lazy("Home")}
_LIST = {"url": reverse_lazy("notices_list"), "label": _lazy("Notices")}


class NoticeListView(generic.IndexView):
    """Notices, those that wait first and the oldest of them on top."""

    model = ContentNotice
    page_title = _lazy("Notices")
    header_icon = "warning"
    index_url_name = "notices_list"
    index_results_url_name = "notices_list_results"
    default_ordering = ("-state", "created_at")
    permission_required = VIEW_PERMISSION
    paginate_by = 50
    _show_breadcrumbs = True
    breadcrumbs_items = [_HOME]
    columns = (
        TitleColumn("__str__", label=_lazy("Notice"), get_url=lambda notice: reverse("notices_decide", args=[notice.pk])),
        Column("get_category_display", label=_lazy("What is wrong with it")),
        DateColumn("created_at", label=_lazy("Received")),
        Column("get_state_display", label=_lazy("State")),
    )

    def user_has_permission(self, permission: str) -> bool:
        """Whether the person has the permission."""
        return bool(self.request.user.has_perm(permission))

    def get_base_queryset(self) -> QuerySet[ContentNotice, Any]:
        """All notices."""
        return ContentNotice.objects.all()


class _DeskForm(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]  # at this point of start-up it takes none
    """A form of the desk."""

    template_name = "pages/notices/admin_form.html"
    header_icon = "warning"
    permission_required = DECIDE_PERMISSION
    _show_breadcrumbs = True
    submit_label: Any = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who may decide; the admin turns the refusal into a message."""
        if not request.user.has_perm(self.permission_required):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way from the admin's front page."""
        return [_HOME, _LIST, {"url": "", "label": self.get_page_title()}]

    def back(self, text: str) -> HttpResponse:
        """Say what happened and return to the list."""
        messages.success(self.request, text)
        return HttpResponseRedirect(reverse("notices_list"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the shared template shows; each form fills in its own."""
        shared = {
            "submit_label": self.submit_label,
            "notice": None,
            "decision": None,
            "item": None,
            "action_url": self.request.get_full_path(),
        }
        return super().get_context_data(**{**shared, **kwargs})


class DecideView(_DeskForm):
    """Read a notice and decide on it; a decided one is shown with its decision."""

    form_class = DecisionForm
    submit_label = _lazy("Decide and write to the people concerned")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the notice."""
        super().setup(request, *args, **kwargs)
        self.pk: int = kwargs["pk"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the notice, for who may decide."""
        self.notice = get_object_or_404(ContentNotice.objects.select_related("statement__decided_by"), pk=self.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """The number of the notice."""
        return _("Notice %(reference)s") % {"reference": self.notice.reference}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say whether it is content that can be taken down."""
        return {**super().get_form_kwargs(), "removable": self.notice.item is not None}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the notice, what it is about, and the decision."""
        return super().get_context_data(**{"notice": self.notice, "decision": self.notice.decision, "item": self.notice.item, **kwargs})

    def form_valid(self, form: ReasonsForm) -> HttpResponse:
        """Decide."""
        data = form.cleaned_data
        grounds = ("ground_kind", "ground") if data["outcome"] == Outcome.TAKEN_DOWN else ()
        try:
            decide_notice(
                notice=self.notice,
                user=self.request.user,  # type: ignore[arg-type]  # signed in, or dispatch refused
                outcome=data["outcome"],
                facts=data["facts"],
                **{name: data[name] for name in grounds},
            )
        except AlreadyDecidedError:
            form.add_error(None, forms.ValidationError(_("Somebody decided on this notice a moment ago. Your text was not saved.")))
            return self.form_invalid(form)
        except NothingToTakeDownError:
            form.add_error(None, forms.ValidationError(_("The content is gone already. Choose that it stays as it is, and say so.")))
            return self.form_invalid(form)
        return self.back(_("The decision is saved and the mails are on their way."))


class TakeDownView(_DeskForm):
    """Take something down without a notice."""

    form_class = ReasonsForm
    submit_label = _lazy("Take it down and send the statement of reasons")

    def get_page_title(self) -> str:
        """What the form does."""
        return _("Take content down")

    def item(self) -> Item:
        """The published item of the address."""
        item = find(self.kwargs["kind"], UUID(str(self.kwargs["key"])))
        if item is None or not item.url:
            raise Http404
        return item

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the item."""
        return super().get_context_data(**{"item": self.item(), **kwargs})

    def form_valid(self, form: ReasonsForm) -> HttpResponse:
        """Take it down."""
        item = self.item()
        user: Any = self.request.user
        try:
            take_down(kind=item.kind, key=item.key, user=user, **form.cleaned_data)
        except NothingToTakeDownError:
            raise Http404 from None
        return self.back(_("“%(title)s” is taken down; its author gets the statement of reasons by mail.") % {"title": item.title})
